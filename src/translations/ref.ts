import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

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
  id: 'flux',
  translations: {
    de: () => import('./de'),
    es: () => import('./es'),
    fr: () => import('./fr'),
    ja: () => import('./ja'),
    zh: () => import('./zh'),
  },
  messages,
});
