import { nameOf, namespaceOf } from './identity';
import { FLUX_KINDS, kindOf, type FluxKind } from '../kinds/kinds';
import { recordAt } from './json';
import { helmChartOf, sourceRefsOf } from '../sources/source';
import type { FluxResource } from './types';

/** Names one Flux object on one cluster. @public */
export interface FluxReference {
  /** Name of the cluster. */
  readonly cluster: string;
  /** What it is. */
  readonly kind: FluxKind;
  /** Its namespace. */
  readonly namespace: string;
  /** Its name there. */
  readonly name: string;
}

/** A key that two references share exactly if they name the same. @public */
export function referenceKey(reference: FluxReference): string {
  const { cluster, kind, namespace, name } = reference;
  return JSON.stringify([cluster, kind, namespace, name]);
}

/** The reference that names a resource; none if it lacks what that takes. @public */
export function referenceOf(resource: FluxResource): FluxReference | undefined {
  const { cluster, object } = resource;
  const kind = kindOf(object)?.kind;
  const name = nameOf(object);
  return kind && name
    ? { cluster, kind, namespace: namespaceOf(object), name }
    : undefined;
}

/**
 * What a resource takes its content from, on the same cluster. References to
 * what is not Flux's own are left out.
 *
 * @public
 */
export function sourceReferencesOf(
  resource: FluxResource,
): readonly FluxReference[] {
  const { cluster, object } = resource;
  return sourceRefsOf(object).flatMap(
    ({ kind, apiVersion, namespace, name }) => {
      const info = FLUX_KINDS.find(row => row.kind === kind);
      const isOurs =
        info && (!apiVersion || apiVersion.startsWith(`${info.group}/`));
      return isOurs ? [{ cluster, kind: info.kind, namespace, name }] : [];
    },
  );
}

/**
 * What tells whether the chart of a HelmRelease is verified: its HelmChart if
 * the release has that verified, else what `chartRef` names, which is verified
 * by settings of its own.
 *
 * @public
 */
export function verifierOf(resource: FluxResource): FluxReference | undefined {
  const { cluster, object } = resource;
  if (kindOf(object)?.kind !== 'HelmRelease') return undefined;
  if (recordAt(object, 'spec', 'chartRef')) {
    const [source] = sourceReferencesOf(resource);
    return source;
  }
  if (!recordAt(object, 'spec', 'chart', 'spec', 'verify')) return undefined;
  const chart = helmChartOf(object);
  return (
    chart && {
      cluster,
      kind: 'HelmChart',
      namespace: chart.namespace,
      name: chart.name,
    }
  );
}
