import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { FluxIcon } from '../components/common';
import { loadViews } from '../lazy';
import { rootRouteRef } from '../routes';

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
