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
 * Identifies one Kubernetes object on one cluster, of a kind of Flux or any
 * other.
 *
 * @public
 */
export interface FluxReference {
  /** Name of the cluster in Backstage's Kubernetes configuration. */
  readonly cluster: string;
  /** API group, '' for the core group. */
  readonly group: string;
  /** Its kind, such as `HelmRelease` or `Deployment`. */
  readonly kind: string;
  /** Its namespace; undefined for cluster-scoped objects. */
  readonly namespace?: string;
  /** Its `metadata.name`. */
  readonly name: string;
}

/** All objects of a kind in a namespace of a cluster, which one list finds. */
export type FluxPlace = Required<Omit<FluxReference, 'name'>>;

/** The reference to an object of a Flux kind. */
export function fluxReference(
  cluster: string,
  kind: FluxKind,
  namespace: string,
  name: string,
): FluxReference {
  return { cluster, group: kindInfo(kind).group, kind, namespace, name };
}

/** A key that is equal for two references only if they name the same object. */
export function referenceKey(reference: FluxReference): string {
  const { cluster, group, kind, namespace = '', name } = reference;
  return JSON.stringify([cluster, group, kind, namespace, name]);
}

/**
 * The reference to a resource. There is none for an object without a kind or a
 * name, and none on a cluster whose name is ambiguous.
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
 * The {@link referenceKey} of a resource. It stays the same while the object
 * exists, whichever API version it is read with. Where a reference would be
 * ambiguous, the key also contains the uid.
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

/** Whether a reference names a Secret, which is never read. */
export function isSecret({
  group,
  kind,
}: Pick<FluxReference, 'group' | 'kind'>): boolean {
  return group === '' && kind === 'Secret';
}

/** The Flux kind of the object that a reference names, if it has one. */
export function fluxKindOf(
  reference: Pick<FluxReference, 'group' | 'kind'>,
): FluxKind | undefined {
  return FLUX_KINDS.find(
    ({ group, kind }) => kind === reference.kind && group === reference.group,
  )?.kind;
}

/**
 * References to the sources of a resource, which are on the same cluster.
 * Sources of kinds that are not Flux's are left out.
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
 * The object whose artifact a deployment applies, and which therefore has the
 * newest revision: the HelmChart of a HelmRelease, else the source. None for
 * kinds without an artifact.
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
