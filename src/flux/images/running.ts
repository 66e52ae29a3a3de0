import { isWorkloadKind } from '../inventory/owned';
import { entryReference, inventoryOf } from '../inventory/inventory';
import { DEPLOYING_OWNERS, ownersIn } from '../objects/deployers';
import { namespaceOf } from '../objects/identity';
import {
  referenceKey,
  referenceOf,
  type FluxReference,
} from '../objects/references';
import { targetOf } from '../objects/target';
import type { FluxResource } from '../objects/types';

/** Objects of one kind in one namespace, which one list finds. */
export type FluxWorkloadPlace = Required<Omit<FluxReference, 'name'>>;

/** Where there is no inventory, workloads may be of any of these kinds. */
const LONG_RUNNING: readonly (readonly [group: string, kind: string])[] = [
  ['apps', 'Deployment'],
  ['apps', 'StatefulSet'],
  ['apps', 'DaemonSet'],
  ['batch', 'CronJob'],
];

/** Of Jobs and ReplicaSets, what runs is over or belongs to a Deployment. */
function runsOn({ group, kind }: Pick<FluxReference, 'group' | 'kind'>) {
  return LONG_RUNNING.some(each => each[0] === group && each[1] === kind);
}

/**
 * Where the workloads of deployments are, each place once. Those of a release
 * without an inventory are looked for in its namespace. What is deployed to
 * other clusters, or on clusters that share a name, cannot be read.
 */
export function workloadPlacesOf(
  deployments: readonly FluxResource[],
): readonly FluxWorkloadPlace[] {
  const found = deployments.flatMap(resource => {
    const { cluster, object } = resource;
    const target = targetOf(object);
    if (target?.kubeConfig || !referenceOf(resource)) return [];
    const { origin, entries } = inventoryOf(object);
    if (origin === 'labels') {
      const namespace = target?.namespace ?? namespaceOf(object);
      return LONG_RUNNING.map(([group, kind]) => ({
        cluster,
        group,
        kind,
        namespace,
      }));
    }
    return entries.flatMap(({ group, kind, namespace }) =>
      namespace && runsOn({ group, kind })
        ? [{ cluster, group, kind, namespace }]
        : [],
    );
  });
  return [...new Map(found.map(each => [keyOfPlace(each), each])).values()];
}

function keyOfPlace(place: FluxWorkloadPlace): string {
  return referenceKey({ ...place, name: '' });
}

/**
 * The workloads that deployments have applied: their inventory names them, or
 * they have the labels that Flux puts on all that it applies.
 */
export function workloadsAppliedBy(
  deployments: readonly FluxResource[],
  workloads: readonly FluxResource[],
): readonly FluxResource[] {
  const own = new Set(
    deployments.flatMap(resource => {
      const reference = referenceOf(resource);
      if (!reference) return [];
      const { entries } = inventoryOf(resource.object);
      return [
        referenceKey(reference),
        ...entries
          .filter(isWorkloadKind)
          .map(each => referenceKey(entryReference(resource.cluster, each))),
      ];
    }),
  );
  return workloads.filter(workload => {
    const reference = referenceOf(workload);
    return (
      reference !== undefined &&
      [reference, ...ownersIn(workload, DEPLOYING_OWNERS)].some(each =>
        own.has(referenceKey(each)),
      )
    );
  });
}
