import type { TranslationApi } from '@backstage/core-plugin-api/alpha';
import {
  coreApis,
  createTranslationRef,
  type AppLanguageApi,
} from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/test-utils';
import { fluxTranslationRef } from '../translations';
import de from '../translations/de';

/** What an app in German has instead of the usual APIs. */
export function germanApis() {
  // Of no more precise type, which takes the compiler minutes.
  const messages: Readonly<Record<string, string>> = de.messages;
  const german = createTranslationRef({ id: 'flux-de', messages });
  const translations = mockApis.translation();
  const translationApi: Pick<TranslationApi, 'getTranslation'> = {
    getTranslation: (ref: { id: string }) =>
      Reflect.apply(translations.getTranslation, translations, [
        ref.id === fluxTranslationRef.id ? german : ref,
      ]),
  };
  const language: Pick<AppLanguageApi, 'getLanguage' | 'language$'> = {
    getLanguage: () => ({ language: 'de' }),
    language$: mockApis.translation().translation$ as never,
  };
  return [
    [
      coreApis.translation,
      { ...translationApi, translation$: translations.translation$ },
    ],
    [coreApis.appLanguage, language],
  ] as const;
}
