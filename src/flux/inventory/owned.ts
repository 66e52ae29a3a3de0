import { selectorTextOf } from '../objects/labelSelector';
import { valueAt } from '../objects/json';
import type { FluxResourceNode } from './tree';

/** A list of what belongs to workloads. */
export interface FluxOwnedList {
  readonly group: string;
  readonly version: 'v1';
  readonly kind: 'Pod' | 'ReplicaSet' | 'Job';
  readonly namespace: string;
  /** Undefined if all in the namespace are listed. */
  readonly labelSelector?: string;
}

/** Of more workloads than that, one list of a whole namespace costs less. */
const MOST_SELECTED = 3;

const WORKLOADS: readonly string[] = [
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'apps/ReplicaSet',
  'batch/Job',
  'batch/CronJob',
];

/** Whether pods belong to an object, directly or through others. */
export function isWorkload({ reference }: FluxResourceNode): boolean {
  return WORKLOADS.includes(`${reference.group}/${reference.kind}`);
}

/**
 * The lists that have the ReplicaSets, Jobs and Pods of some workloads, each
 * once. Objects that are no workloads are left out.
 */
export function ownedListsOf(
  nodes: readonly FluxResourceNode[],
): readonly FluxOwnedList[] {
  const byNamespace = new Map<string, FluxResourceNode[]>();
  for (const node of nodes) {
    const { namespace } = node.reference;
    if (namespace && node.object && isWorkload(node)) {
      const known = byNamespace.get(namespace);
      if (known) known.push(node);
      else byNamespace.set(namespace, [node]);
    }
  }
  return [...byNamespace].flatMap(([namespace, workloads]) => {
    const kinds = workloads.map(({ reference }) => reference.kind);
    const selectors = workloads.map(({ object }) =>
      selectorTextOf(valueAt(object, 'spec', 'selector')),
    );
    // A CronJob does not select its Jobs.
    const isWhole =
      workloads.length > MOST_SELECTED || selectors.includes(undefined);
    const all = (kind: FluxOwnedList['kind'], group: string) => ({
      group,
      version: 'v1' as const,
      kind,
      namespace,
    });
    const some = (kind: FluxOwnedList['kind'], group: string, of: string[]) =>
      [...new Set(of)].map(labelSelector => ({
        ...all(kind, group),
        labelSelector,
      }));
    const selected = (of: (kind: string) => boolean) =>
      selectors.flatMap((text, index) =>
        text !== undefined && of(kinds[index]) ? [text] : [],
      );
    const hasReplicaSets = (kind: string) => kind === 'Deployment';
    if (!isWhole) {
      return [
        ...some('ReplicaSet', 'apps', selected(hasReplicaSets)),
        ...some(
          'Pod',
          '',
          selected(() => true),
        ),
      ];
    }
    return [
      ...(kinds.some(hasReplicaSets) ? [all('ReplicaSet', 'apps')] : []),
      ...(kinds.includes('CronJob') ? [all('Job', 'batch')] : []),
      all('Pod', ''),
    ];
  });
}
