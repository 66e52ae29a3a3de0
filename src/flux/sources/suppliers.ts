import { nameOf, namespaceOf } from '../objects/identity';
import { textAt } from '../objects/json';
import {
  fluxReference,
  referenceKey,
  sourceReferencesOf,
  type FluxReference,
} from '../objects/references';
import type { FluxObject, FluxResource } from '../objects/types';
import { kindOf } from '../kinds/kinds';
import { statusOf, type FluxState } from '../status/status';
import { helmChartOf } from './source';

/** A source that does not bring anything new. */
export interface BrokenSource {
  readonly reference: FluxReference;
  readonly state: FluxState;
}

/** The states in which a source does not bring anything new. */
export const BROKEN: readonly FluxState[] = ['Failed', 'Stalled', 'Suspended'];

/** An ExternalArtifact, its ArtifactGenerator, the HelmChart and its source. */
const LONGEST = 4;

/**
 * The objects that fetch new revisions for a resource: its sources, and then the
 * HelmChart between a release and its source.
 */
export function suppliersOf(resource: FluxResource): readonly FluxReference[] {
  const { cluster, object, clusterIsAmbiguous } = resource;
  if (clusterIsAmbiguous) return [];
  const sources = sourceReferencesOf(resource);
  const chart =
    kindOf(object)?.kind === 'HelmRelease' ? helmChartOf(object) : undefined;
  // A HelmChart that `chartRef` names is a source already.
  if (!chart || sources.some(({ kind }) => kind === 'HelmChart')) {
    return sources;
  }
  const { namespace, name } = chart;
  return [...sources, fluxReference(cluster, 'HelmChart', namespace, name)];
}

/**
 * The source of a resource that is known to have stopped working, however far
 * up it is. What is made from it stays Ready, from the last artifact there was:
 * of an ImagePolicy too, which takes the tags that were scanned last (Flux:
 * image-reflector-controller internal/controller/imagepolicy_controller.go
 * applyPolicy). `find` returns objects that have been read.
 */
export function brokenSourceOf(
  resource: FluxResource,
  find: (reference: FluxReference) => FluxResource | undefined,
): BrokenSource | undefined {
  const seen = new Set<string>();
  let users: readonly FluxResource[] = [resource];
  for (let length = 0; length < LONGEST && users.length > 0; length++) {
    const found: FluxResource[] = [];
    for (const user of users) {
      for (const reference of suppliersOf(user)) {
        const key = referenceKey(reference);
        const supplier = seen.has(key) ? undefined : find(reference);
        seen.add(key);
        if (supplier && !isChartOfAnother(user.object, supplier.object)) {
          const { state } = statusOf(supplier.object);
          if (BROKEN.includes(state)) return { reference, state };
          found.push(supplier);
        }
      }
    }
    users = found;
  }
  return undefined;
}

/**
 * Whether a HelmChart was made for another release than this one. Its name is
 * `<namespace>-<name>` of the release, which `a-b/c` and `a/b-c` share; its
 * labels name the one that wrote it last (Flux: helm-controller
 * api/v2/helmrelease_types.go GetHelmChartName,
 * internal/reconcile/helmchart_template.go Reconcile).
 */
export function isChartOfAnother(
  release: FluxObject,
  chart: FluxObject,
): boolean {
  if (
    kindOf(release)?.kind !== 'HelmRelease' ||
    kindOf(chart)?.kind !== 'HelmChart' ||
    textAt(release, 'spec', 'chartRef', 'name')
  ) {
    return false;
  }
  const label = (of: string) =>
    textAt(chart, 'metadata', 'labels', `helm.toolkit.fluxcd.io/${of}`);
  const name = label('name');
  const namespace = label('namespace');
  return (
    name !== undefined &&
    namespace !== undefined &&
    (name !== nameOf(release) || namespace !== namespaceOf(release))
  );
}
