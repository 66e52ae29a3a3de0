import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { description, name, version } from '../../package.json';
import { FluxIcon } from '../components/common';
import { rootRouteRef } from '../routes';
import { fluxApi } from './apis';
import { entityCards } from './entityCards';
import { entityContent } from './entityContents';
import { runtimePage } from './pages';

/**
 * The Flux plugin for the new frontend system: cards and a tab for the pages
 * of entities, and a page for the Flux of every cluster. It reaches the
 * clusters through the Kubernetes plugin, which the app must have too.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'flux',
  title: 'Flux',
  icon: <FluxIcon fontSize="inherit" />,
  // What an app shows of it: all of the file would be part of every app.
  info: { packageJson: async () => ({ description, name, version }) },
  routes: { root: rootRouteRef },
  extensions: [fluxApi, runtimePage, entityContent, ...entityCards],
});
