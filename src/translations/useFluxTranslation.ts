import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { fluxTranslationRef } from './ref';

/** Turns a key of the plugin's messages into words. */
export type FluxTranslate = TranslationFunction<typeof fluxTranslationRef.T>;

/** The plugin's messages in the language of the app. */
export function useFluxTranslation(): FluxTranslate {
  return remembering(useTranslationRef(fluxTranslationRef).t);
}

const known = new WeakMap<FluxTranslate, FluxTranslate>();

/**
 * `t`, which looks up each key without values once: the app's own is slow, and
 * each row of a table asks for the same words.
 */
function remembering(t: FluxTranslate): FluxTranslate {
  const before = known.get(t);
  if (before) return before;
  const words = new Map<string, string>();
  const remembers = ((
    key: Parameters<FluxTranslate>[0],
    ...values: unknown[]
  ) => {
    if (values.length > 0) return Reflect.apply(t, undefined, [key, ...values]);
    const word = words.get(key) ?? Reflect.apply(t, undefined, [key]);
    words.set(key, word);
    return word;
  }) as FluxTranslate;
  known.set(t, remembers);
  return remembers;
}
