import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { fluxTranslationRef } from './ref';
import { useAppLocale } from './useAppLocale';

/** Translates a key of the plugin's messages. */
export type FluxTranslate = TranslationFunction<typeof fluxTranslationRef.T>;

interface FluxTranslation {
  readonly t: FluxTranslate;
  readonly locale: string;
}

const TranslationContext = createContext<FluxTranslation | undefined>(
  undefined,
);

/**
 * Provides the plugin's messages in the language of the app. There is one per
 * card or page, because the app's own hook is too slow to call in every cell.
 */
export function FluxTranslationProvider(props: { children: ReactNode }) {
  const { t } = useTranslationRef(fluxTranslationRef);
  const locale = useAppLocale();
  const value = useMemo(() => ({ t: withCache(t), locale }), [t, locale]);
  return (
    <TranslationContext.Provider value={value}>
      {props.children}
    </TranslationContext.Provider>
  );
}

/** The plugin's messages in the language of the app. */
export function useFluxTranslation(): FluxTranslate {
  return useTranslation().t;
}

/** The locale (BCP 47) of times and numbers. */
export function useLocale(): string {
  return useTranslation().locale;
}

function useTranslation(): FluxTranslation {
  const value = useContext(TranslationContext);
  if (!value) throw new Error('There is no FluxTranslationProvider above');
  return value;
}

/** Caches the translation of keys without values. */
function withCache(t: FluxTranslate): FluxTranslate {
  const words = new Map<string, string>();
  return ((key: Parameters<FluxTranslate>[0], ...values: unknown[]) => {
    if (values.length > 0) return Reflect.apply(t, undefined, [key, ...values]);
    const word = words.get(key) ?? Reflect.apply(t, undefined, [key]);
    words.set(key, word);
    return word;
  }) as FluxTranslate;
}
