import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages, messagesRef, type FluxMessages } from './messages';

/**
 * Every word that the plugin shows. Kinds, conditions and reasons are Flux's
 * own and are not translated.
 *
 * @remarks
 * German, Spanish, French, Japanese and Simplified Chinese are there for apps
 * that offer them (`de`, `es`, `fr`, `ja`, `zh`), and are loaded when they are
 * chosen. An app's own translations go before them.
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

/** As a ref takes them: without what they are translations of. */
function wordsOf(module: {
  default: { messages: Readonly<Record<keyof FluxMessages, string>> };
}) {
  return { default: module.default.messages };
}
