import { isWorkloadKind } from '../inventory/owned';
import { entryReference, inventoryOf } from '../inventory/inventory';
import { DEPLOYING_OWNERS, ownersIn } from '../objects/deployers';
import { namespaceOf } from '../objects/identity';
import {
  referenceKey,
  referenceOf,
  type FluxPlace,
  type FluxReference,
} from '../objects/references';
import { targetOf } from '../objects/target';
import type { FluxResource } from '../objects/types';

/** Without an inventory, workloads may be of any of these kinds. */
const LONG_RUNNING: readonly (readonly [group: string, kind: string])[] = [
  ['apps', 'Deployment'],
  ['apps', 'StatefulSet'],
  ['apps', 'DaemonSet'],
  ['batch', 'CronJob'],
];

/** Whether a workload keeps running: Jobs end, ReplicaSets have an owner. */
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
): readonly FluxPlace[] {
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

function keyOfPlace(place: FluxPlace): string {
  return referenceKey({ ...place, name: '' });
}

/** A workload and what has applied it. */
export interface FluxAppliedWorkload {
  readonly workload: FluxResource;
  readonly deployment: FluxResource;
}

/**
 * The workloads that deployments have applied: their inventory names them, or
 * they have the labels that Flux puts on all that it applies.
 */
export function workloadsAppliedBy(
  deployments: readonly FluxResource[],
  workloads: readonly FluxResource[],
): readonly FluxAppliedWorkload[] {
  const appliers = new Map<string, FluxResource>();
  for (const deployment of deployments) {
    const reference = referenceOf(deployment);
    if (!reference) continue;
    appliers.set(referenceKey(reference), deployment);
    for (const entry of inventoryOf(deployment.object).entries) {
      if (isWorkloadKind(entry)) {
        const applied = entryReference(deployment.cluster, entry);
        appliers.set(referenceKey(applied), deployment);
      }
    }
  }
  return workloads.flatMap(workload => {
    const reference = referenceOf(workload);
    if (!reference) return [];
    const [deployment] = [
      reference,
      ...ownersIn(workload, DEPLOYING_OWNERS),
    ].flatMap(each => appliers.get(referenceKey(each)) ?? []);
    return deployment ? [{ workload, deployment }] : [];
  });
}
