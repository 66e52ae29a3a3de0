// Apart from routes.ts, which is part of an app from its start.
import { FLUX_KINDS, fluxReference, type FluxReference } from './flux';
import { DETAILS, TAB } from './routes';

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

/**
 * The opposite of `fluxDetailsSearch`. Undefined if the query of an
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
