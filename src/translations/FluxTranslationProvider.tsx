import {
  coreApis,
  useApi,
  useTranslationRef,
  type TranslationApi,
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
  const api = useApi(coreApis.translation);
  const value = useMemo(
    () => ({ t: withCache(t, textsOf(api, locale)), locale }),
    [t, api, locale],
  );
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

type Values = Readonly<Record<string, unknown>>;
type Texts = Map<string, string>;

const known = new WeakMap<TranslationApi, Map<string, Texts>>();

/** The texts in a locale that any card has needed so far. */
function textsOf(api: TranslationApi, locale: string): Texts {
  // While a language is loading, the API returns texts in the previous one.
  if (!api.getTranslation(fluxTranslationRef).ready) return new Map();
  const locales = known.get(api) ?? new Map<string, Texts>();
  known.set(api, locales);
  const texts = locales.get(locale) ?? new Map<string, string>();
  locales.set(locale, texts);
  return texts;
}

/**
 * Caches texts, and fills in names itself. The rows of eight cards have about
 * 800 texts with a name in them; with the app's translation function those, and
 * the same texts for each card, were 6 % of the CPU time until rows are shown.
 */
function withCache(t: FluxTranslate, texts: Texts): FluxTranslate {
  const textOf = (key: string, values?: Values): string => {
    const text = texts.get(key) ?? Reflect.apply(t, undefined, [key, values]);
    texts.set(key, text);
    return text;
  };
  return ((key: Parameters<FluxTranslate>[0], ...args: unknown[]) => {
    const [values] = args as [Values?];
    if (!values) return textOf(key);
    // The number selects the form of a word.
    if ('count' in values || !Object.values(values).every(isText)) {
      return Reflect.apply(t, undefined, [key, values]);
    }
    const marks = Object.keys(values).map(name => [
      name,
      `\uE000${name}\uE001`,
    ]);
    return textOf(key, Object.fromEntries(marks)).replace(
      /\uE000(\w+)\uE001/g,
      (_, name) => String(values[name]),
    );
  }) as FluxTranslate;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
