import { createRouteRef } from '@backstage/core-plugin-api';
import { FLUX_KINDS, fluxReference, type FluxReference } from './flux';

/** The route of the runtime page. */
export const rootRouteRef = createRouteRef({ id: 'flux' });

/** The route of the page about Flux on all clusters. */
export const fleetRouteRef = createRouteRef({ id: 'flux-fleet' });

/** The object whose details an address shows. */
export interface FluxDetailsAddress {
  readonly cluster: string;
  readonly kind: string;
  /** Undefined of a cluster-scoped object. */
  readonly namespace?: string;
  readonly name: string;
  /** Undefined for a kind that is not Flux's. */
  readonly reference?: FluxReference;
  /** As sent, so perhaps none that there is. */
  readonly tab?: string;
}

const DETAILS = 'flux';
const TAB = 'fluxTab';

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

/**
 * The opposite of {@link fluxDetailsSearch}. Undefined if the query of an
 * address names no object.
 */
export function fluxDetailsIn(search: string): FluxDetailsAddress | undefined {
  const parameters = new URLSearchParams(search);
  const parts = (parameters.get(DETAILS) ?? '').split('/');
  const [kind, namespace, name] = parts.slice(-3);
  const cluster = parts.slice(0, -3).join('/');
  if (!cluster || !kind || !name) return undefined;
  const info = FLUX_KINDS.find(row => row.kind === kind);
  // All of Flux's kinds are in namespaces.
  if (info && !namespace) return undefined;
  return {
    cluster,
    kind,
    namespace: namespace || undefined,
    name,
    reference: info && fluxReference(cluster, info.kind, namespace, name),
    tab: parameters.get(TAB) || undefined,
  };
}

/** The same address with another tab of the details. */
export function fluxDetailsTabSearch(tab: string, search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.set(TAB, tab);
  return `?${parameters}`;
}

/** The address of the page without the details. */
export function withoutFluxDetails(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.delete(DETAILS);
  parameters.delete(TAB);
  return parameters.size > 0 ? `?${parameters}` : '';
}
