import { createRouteRef } from '@backstage/core-plugin-api';
import type { FluxReference } from './flux';

/** The route of the runtime page. */
export const rootRouteRef = createRouteRef({ id: 'flux' });

/**
 * The query of an address that shows the details of an object on the page that
 * one is on: `?flux=<cluster>/<Kind>/<namespace>/<name>`, beside what `search`,
 * the query of that page, has otherwise. It is read from its end, since names
 * of clusters may have slashes.
 */
export function fluxDetailsSearch(
  reference: FluxReference,
  search: string = '',
): string {
  const { cluster, kind, namespace = '', name } = reference;
  const parameters = new URLSearchParams(search);
  parameters.set('flux', [cluster, kind, namespace, name].join('/'));
  return `?${parameters}`;
}
