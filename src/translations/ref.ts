import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages, messagesRef, type FluxMessages } from './messages';

/**
 * All texts that the plugin shows. Kinds, conditions and reasons come from Flux
 * and are not translated.
 *
 * @remarks
 *
 * German, Spanish, French, Japanese and Simplified Chinese (`de`, `es`, `fr`,
 * `ja`, `zh`) are included for apps that offer them, and are loaded when they
 * are selected. An app's own translations take precedence.
 *
 * @public
 */
export const fluxTranslationRef = createTranslationRef({
  id: messagesRef.id,
  messages,
  translations: {
    de: async () => wordsOf(await import('./de')),
    es: async () => wordsOf(await import('./es')),
    fr: async () => wordsOf(await import('./fr')),
    ja: async () => wordsOf(await import('./ja')),
    zh: async () => wordsOf(await import('./zh')),
  },
});

/** Converts a language file to the form that a ref accepts. */
function wordsOf(module: {
  default: { messages: Readonly<Record<keyof FluxMessages, string>> };
}) {
  return { default: module.default.messages };
}
