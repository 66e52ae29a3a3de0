import { createRouteRef } from '@backstage/core-plugin-api';
import type { FluxReference } from './flux';

/** The route of the runtime page. */
export const rootRouteRef = createRouteRef({ id: 'flux' });

/** The route of the page about Flux on all clusters. */
export const fleetRouteRef = createRouteRef({ id: 'flux-fleet' });

/** The parameters of an address that shows the details of an object. */
export const DETAILS = 'flux';
export const TAB = 'fluxTab';

/**
 * The query of an address that shows the details of a Flux object:
 * `?flux=<cluster>/<Kind>/<namespace>/<name>`, beside what `search`, the query
 * of the page so far, has otherwise. The page may be that of any entity with a
 * card of this plugin, or the page `FluxPage`. The value is read from its end,
 * because names of clusters may contain slashes.
 *
 * @public
 */
export function fluxDetailsSearch(
  reference: FluxReference,
  search: string = '',
): string {
  const { cluster, kind, namespace = '', name } = reference;
  const parameters = new URLSearchParams(search);
  const details = [cluster, kind, namespace, name].join('/');
  if (parameters.get(DETAILS) !== details) parameters.delete(TAB);
  parameters.set(DETAILS, details);
  return `?${parameters}`;
}
