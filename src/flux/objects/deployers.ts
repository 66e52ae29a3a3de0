import type { FluxKind } from '../kinds/kinds';
import { isDnsLabel, labelValueProblem } from './labelSelector';
import { textAt } from './json';
import {
  fluxReference,
  referenceKey,
  referenceOf,
  type FluxReference,
} from './references';
import type { FluxResource } from './types';

/** A Kustomization or HelmRelease that workloads say deploys them. */
export interface FluxDeployer {
  /** Which may be gone by now, or be on another cluster. */
  readonly reference: FluxReference;
  /** The workloads that say so. */
  readonly workloads: readonly FluxReference[];
}

/** A kind that puts `<prefix>/name` and `/namespace` on what it applies. */
export type FluxOwner = readonly [kind: FluxKind, prefix: string];

/** The kinds that deploy workloads. */
export const DEPLOYING_OWNERS: readonly FluxOwner[] = [
  ['Kustomization', 'kustomize.toolkit.fluxcd.io'],
  ['HelmRelease', 'helm.toolkit.fluxcd.io'],
];

/**
 * What deploys workloads, or any other objects, by the labels that Flux's
 * controllers put on all they apply (Flux: pkg ssa SetOwnerLabels,
 * helm-controller internal/postrender). What a Kustomization and a HelmRelease
 * both own has both. Of what a hub deploys to its cluster, the labels name
 * objects of the hub, which are not found where the workload is.
 */
export function deployersOf(
  workloads: readonly FluxResource[],
): readonly FluxDeployer[] {
  const found = new Map<
    string,
    { reference: FluxReference; workloads: Map<string, FluxReference> }
  >();
  for (const workload of workloads) {
    // There is none on a cluster whose name is ambiguous.
    const self = referenceOf(workload);
    for (const reference of self ? ownersIn(workload, DEPLOYING_OWNERS) : []) {
      const key = referenceKey(reference);
      const known = found.get(key) ?? { reference, workloads: new Map() };
      if (self) known.workloads.set(referenceKey(self), self);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ reference, workloads: those }) => ({
    reference,
    workloads: [...those.values()],
  }));
}

/** What applies an object, according to its labels. */
export function ownersIn(
  { cluster, object }: FluxResource,
  owners: readonly FluxOwner[],
): FluxReference[] {
  return owners.flatMap(([kind, prefix]) => {
    const label = (name: string) =>
      textAt(object, 'metadata', 'labels', `${prefix}/${name}`) ?? '';
    const name = label('name');
    const namespace = label('namespace');
    return isName(name) && isDnsLabel(namespace) && isName(namespace)
      ? [fluxReference(cluster, kind, namespace, name)]
      : [];
  });
}

/** A name that an object can have and a label can contain. */
function isName(text: string): boolean {
  return (
    text.split('.').every(isDnsLabel) && labelValueProblem(text) === undefined
  );
}
