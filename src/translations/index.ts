export { fluxTranslationRef } from './ref';
export { useFluxTranslation, type FluxTranslate } from './useFluxTranslation';
export { useLocale } from './useLocale';
