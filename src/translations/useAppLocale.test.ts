import { localeOf } from './useAppLocale';

it.each([
  ['en', ['de-DE', 'en-GB', 'en-US'], 'en-GB'],
  ['en', ['de-DE', 'de'], 'en'],
  ['de', ['de-AT'], 'de-AT'],
  ['zh', [], 'zh'],
  ['e', ['en'], 'e'],
])(
  'an app in %s is read by who speaks %j in %s',
  (language, spoken, locale) => {
    expect(localeOf(language, spoken)).toBe(locale);
  },
);
