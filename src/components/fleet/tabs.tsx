import { Content } from '@backstage/core-components';
import type { ReactNode } from 'react';
import { FluxTranslationProvider } from '../../translations';
import { DetailsHost } from '../common';
import { FluxRuntimeContent } from '../runtime';
import { FleetClusters } from './FleetClusters';
import { FleetResources } from './FleetResources';

/** The tab Resources, for apps that have a page with tabs of their own. */
export function FluxResourcesTab() {
  return (
    <Tab>
      <FleetResources />
    </Tab>
  );
}

/** The tab Clusters, for the same apps. */
export function FluxClustersTab() {
  return (
    <Tab>
      <FleetClusters />
    </Tab>
  );
}

/** The tab Runtime, for the same apps. */
export function FluxRuntimeTab() {
  return (
    <>
      <FluxRuntimeContent />
      <DetailsHost />
    </>
  );
}

function Tab(props: { children: ReactNode }) {
  return (
    <FluxTranslationProvider>
      <Content>{props.children}</Content>
      <DetailsHost />
    </FluxTranslationProvider>
  );
}
