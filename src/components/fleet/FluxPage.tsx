import { Header, Page, TabbedLayout } from '@backstage/core-components';
import {
  FluxTranslationProvider,
  useFluxTranslation,
} from '../../translations';
import { DetailsHost } from '../common';
import { FluxRuntimeCard } from '../runtime';
import { FleetClusters } from './FleetClusters';
import { FleetResources } from './FleetResources';

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
        <TabbedLayout.Route path="/resources" title={t('fleet.resources')}>
          <FleetResources />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/clusters" title={t('fleet.clusters')}>
          <FleetClusters />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/runtime" title={t('fleet.runtime')}>
          <FluxRuntimeCard />
        </TabbedLayout.Route>
      </TabbedLayout>
      <DetailsHost />
    </Page>
  );
}
