import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { fluxTranslationRef } from './ref';

/** Turns a key of the plugin's messages into words. */
export type FluxTranslate = ReturnType<typeof useFluxTranslation>;

/** The plugin's messages in the language of the app. */
export function useFluxTranslation() {
  return useTranslationRef(fluxTranslationRef).t;
}
