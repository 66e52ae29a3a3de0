import { ReactRouterV6PageRouter } from '@backstage/frontend-adapter-react-router-v6';
import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { FluxIcon } from '../components/common/FluxIcon';
import { loadFleet, loadRuntime } from '../lazy';
import { fleetRouteRef, rootRouteRef } from '../routes';

/** The runtime page. */
export const runtimePage = PageBlueprint.make({
  params: {
    path: '/flux-runtime',
    title: 'Flux Runtime',
    icon: <FluxIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () =>
      loadRuntime().then(m => (
        // The layout of the new system's pages has no <main>.
        <main>
          <m.FluxRuntimeContent />
        </main>
      )),
  },
});

/** The page about Flux on all clusters. */
export const fleetPage = PageBlueprint.make({
  name: 'fleet',
  params: {
    path: '/flux',
    title: 'Flux',
    icon: <FluxIcon fontSize="inherit" />,
    routeRef: fleetRouteRef,
  },
});

type FleetTab = 'FluxResourcesTab' | 'FluxClustersTab' | 'FluxRuntimeTab';

/** A tab of the page. Apps show them in the order of the extensions. */
function fleetTab(name: string, title: string, tab: FleetTab) {
  return SubPageBlueprint.make({
    name,
    attachTo: { id: 'page:flux/fleet', input: 'pages' },
    params: {
      path: name,
      title,
      loader: async () => {
        const { [tab]: Tab } = await loadFleet();
        return (
          <main>
            {/* The state of tables and details is in the address, with React Router. */}
            <ReactRouterV6PageRouter>
              <Tab />
            </ReactRouterV6PageRouter>
          </main>
        );
      },
    },
  });
}

/** Its tab about the objects of Flux. */
export const resourcesTab = fleetTab(
  'resources',
  'Resources',
  'FluxResourcesTab',
);

/** Its tab about clusters. */
export const clustersTab = fleetTab('clusters', 'Clusters', 'FluxClustersTab');

/** Its tab about the installations of Flux. */
export const runtimeTab = fleetTab('runtime', 'Runtime', 'FluxRuntimeTab');
