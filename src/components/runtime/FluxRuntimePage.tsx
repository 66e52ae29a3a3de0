import { Header, Page } from '@backstage/core-components';
import {
  FluxTranslationProvider,
  useFluxTranslation,
} from '../../translations';
import { FluxRuntimeContent } from './FluxRuntimeContent';

/** The runtime page with a header. */
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
