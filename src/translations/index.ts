export {
  FluxTranslationProvider,
  useFluxTranslation,
  useLocale,
  type FluxTranslate,
} from './FluxTranslationProvider';
export { fluxTranslationRef } from './ref';
