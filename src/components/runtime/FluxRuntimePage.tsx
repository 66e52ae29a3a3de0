import { Header, Page } from '@backstage/core-components';
import {
  FluxTranslationProvider,
  useFluxTranslation,
} from '../../translations';
import { FluxRuntimeContent } from './FluxRuntimeContent';

/** A page of its own for the Flux of every cluster. */
export function FluxRuntimePage() {
  return (
    <FluxTranslationProvider>
      <TranslatedPage />
    </FluxTranslationProvider>
  );
}

function TranslatedPage() {
  const t = useFluxTranslation();
  return (
    <Page themeId="tool">
      <Header title={t('runtime.pageTitle')} />
      <FluxRuntimeContent />
    </Page>
  );
}
