import { valueAt } from '../objects/json';
import { selectorTextOf } from '../objects/labelSelector';
import { referenceOf, type FluxReference } from '../objects/references';
import type { FluxResource } from '../objects/types';

/** A list of what belongs to workloads. */
export interface FluxOwnedList {
  readonly group: string;
  readonly version: 'v1';
  readonly kind: 'Pod' | 'ReplicaSet' | 'Job';
  readonly namespace: string;
  /** Undefined if all in the namespace are listed. */
  readonly labelSelector?: string;
}

/** For more workloads than that, one list of a whole namespace costs less. */
const MOST_SELECTED = 3;

const WORKLOADS: readonly string[] = [
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'apps/ReplicaSet',
  'batch/Job',
  'batch/CronJob',
];

/** Whether pods belong to objects of a kind, directly or through others. */
export function isWorkloadKind({
  group,
  kind,
}: Pick<FluxReference, 'group' | 'kind'>): boolean {
  return WORKLOADS.includes(`${group}/${kind}`);
}

/**
 * The lists that have the ReplicaSets, Jobs and Pods of some workloads, each
 * once. Objects that are no workloads are left out.
 */
export function ownedListsOf(
  resources: readonly FluxResource[],
): readonly FluxOwnedList[] {
  const byNamespace = new Map<string, Workload[]>();
  for (const resource of resources) {
    const reference = referenceOf(resource);
    if (reference?.namespace && isWorkloadKind(reference)) {
      const { kind, namespace } = reference;
      const spec = valueAt(resource.object, 'spec', 'selector');
      const workload = { kind, selector: selectorTextOf(spec) };
      const known = byNamespace.get(namespace);
      if (known) known.push(workload);
      else byNamespace.set(namespace, [workload]);
    }
  }
  return [...byNamespace].flatMap(([namespace, workloads]) =>
    listsIn(namespace, workloads),
  );
}

interface Workload {
  readonly kind: string;
  /** A CronJob does not select its Jobs. */
  readonly selector?: string;
}

function listsIn(
  namespace: string,
  workloads: readonly Workload[],
): readonly FluxOwnedList[] {
  const owned = (
    [
      ['apps', 'ReplicaSet', ({ kind }: Workload) => kind === 'Deployment'],
      ['batch', 'Job', ({ kind }: Workload) => kind === 'CronJob'],
      ['', 'Pod', () => true],
    ] as const
  ).map(([group, kind, isOf]) => ({
    list: { group, version: 'v1' as const, kind, namespace },
    selectors: workloads.filter(isOf).map(({ selector }) => selector),
  }));
  const isWhole =
    workloads.length > MOST_SELECTED ||
    workloads.some(({ selector }) => selector === undefined);
  return owned.flatMap(({ list, selectors }): FluxOwnedList[] => {
    if (selectors.length === 0) return [];
    return isWhole
      ? [list]
      : [...new Set(selectors)].map(labelSelector => ({
          ...list,
          labelSelector,
        }));
  });
}
