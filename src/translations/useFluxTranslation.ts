import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { fluxTranslationRef } from './ref';

/** Turns a key of the plugin's messages into words. */
export type FluxTranslate = TranslationFunction<typeof fluxTranslationRef.T>;

/** The plugin's messages in the language of the app. */
export function useFluxTranslation(): FluxTranslate {
  return useTranslationRef(fluxTranslationRef).t;
}
