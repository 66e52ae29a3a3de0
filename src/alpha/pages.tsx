import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { FluxIcon } from '../components/FluxIcon';
import { rootRouteRef } from '../routes';

/** The page for the Flux of every cluster. */
export const runtimePage = PageBlueprint.make({
  params: {
    path: '/flux-runtime',
    title: 'Flux Runtime',
    icon: <FluxIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () =>
      import('../views').then(m => (
        // The landmark is the page's to bring: the app brings but the header.
        <main>
          <m.FluxRuntimeContent />
        </main>
      )),
  },
});
