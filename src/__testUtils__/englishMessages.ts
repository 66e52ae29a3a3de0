import { fluxTranslationRef } from '../translations';

/** The plugin's messages in English, by their keys. */
export function englishMessages(): Readonly<Record<string, string>> {
  const ref: unknown = fluxTranslationRef;
  return (
    ref as { getDefaultMessages(): Readonly<Record<string, string>> }
  ).getDefaultMessages();
}
