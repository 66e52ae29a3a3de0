import { coreApis, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useSyncExternalStore } from 'react';

/**
 * The locale (BCP 47) of times and numbers: the language of the app, with the
 * region from the browser's languages if it is among them.
 */
export function useAppLocale(): string {
  const api = useApi(coreApis.appLanguage);
  const language = useSyncExternalStore(
    useCallback(
      onChange => {
        const subscription = api.language$().subscribe(onChange);
        return () => subscription.unsubscribe();
      },
      [api],
    ),
    () => api.getLanguage().language,
  );
  return localeOf(language, navigator.languages);
}

/** The first of the `spoken` locales with this language, or the language. */
export function localeOf(language: string, spoken: readonly string[]): string {
  return spoken.find(locale => isOf(locale, language)) ?? language;
}

function isOf(locale: string, language: string): boolean {
  return locale === language || locale.startsWith(`${language}-`);
}
