import { Header, Page, TabbedLayout } from '@backstage/core-components';
import {
  FluxTranslationProvider,
  useFluxTranslation,
} from '../../translations';
import { DetailsHost } from '../common';
import { FluxRuntimeCard, FluxRuntimeContent } from '../runtime';

/** The page about Flux on all clusters. */
export function FluxPage() {
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
      <Header title={t('fleet.title')} />
      <TabbedLayout>
        <TabbedLayout.Route path="/runtime" title={t('fleet.runtime')}>
          <FluxRuntimeCard />
        </TabbedLayout.Route>
      </TabbedLayout>
      <DetailsHost />
    </Page>
  );
}

/** The tab Runtime, for apps that have a page with tabs of their own. */
export function FluxRuntimeTab() {
  return (
    <>
      <FluxRuntimeContent />
      <DetailsHost />
    </>
  );
}
