import {
  FLUX_KINDS,
  groupOf,
  kindInfo,
  kindOf,
  type FluxKind,
} from '../kinds/kinds';
import { helmChartOf, sourceRefsOf } from '../sources/source';
import { nameOf, namespaceOf, uidOf } from './identity';
import { recordAt, textAt } from './json';
import type { FluxObject, FluxResource } from './types';

/**
 * Names one Kubernetes object on one cluster, of Flux or not.
 *
 * @public
 */
export interface FluxReference {
  /** Name of the cluster. */
  readonly cluster: string;
  /** API group, '' for the core group. */
  readonly group: string;
  /** What it is, such as `HelmRelease` or `Deployment`. */
  readonly kind: string;
  /** Its namespace; undefined for objects that are in none. */
  readonly namespace?: string;
  /** Its name there. */
  readonly name: string;
}

/** The reference to an object of a kind of Flux. */
export function fluxReference(
  cluster: string,
  kind: FluxKind,
  namespace: string,
  name: string,
): FluxReference {
  return { cluster, group: kindInfo(kind).group, kind, namespace, name };
}

/** A key that two references share exactly if they name the same object. */
export function referenceKey(reference: FluxReference): string {
  const { cluster, group, kind, namespace = '', name } = reference;
  return JSON.stringify([cluster, group, kind, namespace, name]);
}

/**
 * The reference that names a resource. There is none for an object without a
 * kind or a name, and none on a cluster whose name is ambiguous.
 */
export function referenceOf(resource: FluxResource): FluxReference | undefined {
  const { cluster, object } = resource;
  const kind = textAt(object, 'kind');
  const name = nameOf(object);
  if (!kind || !name || resource.clusterIsAmbiguous) return undefined;
  const namespace = namespaceOf(object) || undefined;
  return { cluster, group: groupIn(object), kind, namespace, name };
}

/**
 * The {@link referenceKey} of a resource: the same for as long as the object
 * exists, whichever API version it is read with. The uid is part of it where
 * a reference would not tell the object from others.
 */
export function resourceKey(resource: FluxResource): string {
  const reference = referenceOf(resource);
  if (reference) return referenceKey(reference);
  const { cluster, object } = resource;
  return JSON.stringify([
    cluster,
    groupIn(object),
    textAt(object, 'kind') ?? '',
    namespaceOf(object),
    nameOf(object),
    uidOf(object) ?? '',
  ]);
}

/** The kind of Flux that a reference names an object of, if it is one. */
export function fluxKindOf(
  reference: Pick<FluxReference, 'group' | 'kind'>,
): FluxKind | undefined {
  return FLUX_KINDS.find(
    ({ group, kind }) => kind === reference.kind && group === reference.group,
  )?.kind;
}

/**
 * What a resource takes its content from, on the same cluster. References to
 * what is not Flux's own are left out.
 */
export function sourceReferencesOf(
  resource: FluxResource,
): readonly FluxReference[] {
  const { cluster, object } = resource;
  if (resource.clusterIsAmbiguous) return [];
  return sourceRefsOf(object).flatMap(
    ({ kind, apiVersion, namespace, name }) => {
      const info = FLUX_KINDS.find(row => row.kind === kind);
      const isOurs =
        info && (!apiVersion || apiVersion.startsWith(`${info.group}/`));
      return isOurs ? [fluxReference(cluster, info.kind, namespace, name)] : [];
    },
  );
}

/**
 * Whether the verification result of a HelmRelease's chart is on an object that
 * cannot be read, because two clusters have the name of the release's.
 */
export function hasUnreachableVerifier(resource: FluxResource): boolean {
  const { clusterIsAmbiguous, ...reachable } = resource;
  return clusterIsAmbiguous === true && verifierOf(reachable) !== undefined;
}

/**
 * The object that carries the verification result of a HelmRelease's chart:
 * its HelmChart if the release configures verification, else what `chartRef`
 * names, which is verified by settings of its own.
 */
export function verifierOf(resource: FluxResource): FluxReference | undefined {
  const { cluster, object } = resource;
  if (kindOf(object)?.kind !== 'HelmRelease') return undefined;
  if (recordAt(object, 'spec', 'chartRef')) {
    const [source] = sourceReferencesOf(resource);
    return source;
  }
  if (resource.clusterIsAmbiguous) return undefined;
  if (!recordAt(object, 'spec', 'chart', 'spec', 'verify')) return undefined;
  const chart = helmChartOf(object);
  return (
    chart && fluxReference(cluster, 'HelmChart', chart.namespace, chart.name)
  );
}

/**
 * The object whose artifact a deployment applies, and which therefore tells
 * what is newest: the HelmChart of a HelmRelease, else the source. None for
 * what is not made from an artifact.
 */
export function artifactReferenceOf(
  resource: FluxResource,
): FluxReference | undefined {
  const { cluster, object } = resource;
  if (kindOf(object)?.category !== 'deployment') return undefined;
  if (resource.clusterIsAmbiguous) return undefined;
  const chart = kindOf(object)?.kind === 'HelmRelease' && helmChartOf(object);
  return chart
    ? fluxReference(cluster, 'HelmChart', chart.namespace, chart.name)
    : sourceReferencesOf(resource)[0];
}

function groupIn(object: FluxObject): string {
  return groupOf(object) ?? kindOf(object)?.group ?? '';
}
