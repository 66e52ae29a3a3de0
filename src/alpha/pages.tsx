import { ReactRouterV6PageRouter } from '@backstage/frontend-adapter-react-router-v6';
import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { FluxIcon } from '../components/common/FluxIcon';
import { loadViews } from '../lazy';
import { fleetRouteRef, rootRouteRef } from '../routes';

/** The runtime page. */
export const runtimePage = PageBlueprint.make({
  params: {
    path: '/flux-runtime',
    title: 'Flux Runtime',
    icon: <FluxIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () =>
      loadViews().then(m => (
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

/** Its tab about the installations of Flux. */
export const runtimeTab = SubPageBlueprint.make({
  name: 'runtime',
  attachTo: { id: 'page:flux/fleet', input: 'pages' },
  params: {
    path: 'runtime',
    title: 'Runtime',
    loader: () =>
      loadViews().then(m => (
        <main>
          {/* The details of an object are in the address, with React Router. */}
          <ReactRouterV6PageRouter>
            <m.FluxRuntimeTab />
          </ReactRouterV6PageRouter>
        </main>
      )),
  },
});
