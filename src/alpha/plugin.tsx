import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { description, name, version } from '../../package.json';
import { FluxIcon } from '../components/common/FluxIcon';
import { fleetRouteRef, rootRouteRef } from '../routes';
import { fluxApi } from './apis';
import { entityCards, fleetCard } from './entityCards';
import { entityContent, imagesContent } from './entityContents';
import {
  clustersTab,
  fleetPage,
  resourcesTab,
  runtimePage,
  runtimeTab,
} from './pages';

/**
 * The Flux plugin for the new frontend system, with cards and a tab for entity
 * pages and the page Flux Runtime. It accesses the clusters through the
 * Kubernetes plugin, which the app needs as well.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'flux',
  title: 'Flux',
  icon: <FluxIcon fontSize="inherit" />,
  // Only the fields that apps show; importing all of package.json would add it
  // to the app's bundle.
  info: { packageJson: async () => ({ description, name, version }) },
  routes: { root: rootRouteRef, fleet: fleetRouteRef },
  extensions: [
    fluxApi,
    runtimePage,
    fleetPage,
    resourcesTab,
    clustersTab,
    runtimeTab,
    entityContent,
    imagesContent,
    ...entityCards,
    fleetCard,
  ],
});
