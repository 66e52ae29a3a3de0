import { kindOf } from '../kinds/kinds';
import { nameOf } from '../objects/identity';
import { textAt } from '../objects/json';
import type { FluxObject, FluxResource } from '../objects/types';
import { chartOf, releaseNameOf } from '../sources/chart';
import { contentOf } from './content';

/** Why deployments are taken for the same workload. */
export type FluxSameness =
  /** They have the same name. */
  | { readonly by: 'name'; readonly name: string }
  /** So they have, without that of their configured environment. */
  | { readonly by: 'bareName'; readonly name: string }
  /** They release the same chart under the same name. */
  | { readonly by: 'chart'; readonly chart: string; readonly release: string }
  /** They apply a folder of the same name from the same repository. */
  | {
      readonly by: 'folder';
      readonly repository: string;
      readonly folder: string;
    };

/** What is grouped. */
export interface Groupable {
  readonly resource: FluxResource;
  readonly source?: FluxObject;
  readonly environment: string;
  /** Its name without that of its environment. */
  readonly bareName?: string;
}

/** Deployments that are the same workload. */
export interface WorkloadGroup<Item> {
  readonly items: readonly Item[];
  /** Empty for a deployment without others. */
  readonly because: readonly FluxSameness[];
}

/**
 * Groups the deployments that are the same workload: those of one kind and
 * name, whatever their namespace. Differently named deployments are merged by
 * the objects that they deploy, unless an environment would then have two of
 * them: those are two workloads.
 */
export function workloadsAmong<Item extends Groupable>(
  items: readonly Item[],
): readonly WorkloadGroup<Item>[] {
  let groups: Group<Item>[] = [...byKey(items, nameKeyOf).values()].map(
    ({ sameness, members }) => ({
      items: members,
      because: members.length > 1 ? [sameness] : [],
    }),
  );
  for (const keyOf of [bareKeyOf, chartKeyOf, folderKeyOf]) {
    groups = joined(groups, keyOf);
  }
  return groups;
}

interface Group<Item> extends WorkloadGroup<Item> {
  readonly items: Item[];
}

type KeyOf = (item: Groupable) => FluxSameness | undefined;

/** Joins the groups that share a key. */
function joined<Item extends Groupable>(
  groups: readonly Group<Item>[],
  keyOf: KeyOf,
): Group<Item>[] {
  const candidates = new Map<
    string,
    { sameness: FluxSameness; sharing: Set<Group<Item>> }
  >();
  for (const group of groups) {
    for (const [key, { sameness }] of byKey(group.items, keyOf)) {
      const known = candidates.get(key) ?? { sameness, sharing: new Set() };
      known.sharing.add(group);
      candidates.set(key, known);
    }
  }
  // What a group has become, if it was joined before by another key.
  const current = new Map(groups.map(group => [group, group]));
  for (const { sameness, sharing } of candidates.values()) {
    const parts = new Set([...sharing].map(each => current.get(each) ?? each));
    if (parts.size > 1 && areApart(parts)) {
      const whole: Group<Item> = {
        items: [...parts].flatMap(part => part.items),
        because: [...[...parts].flatMap(part => part.because), sameness],
      };
      for (const [group, now] of current) {
        if (parts.has(now)) current.set(group, whole);
      }
    }
  }
  return [...new Set(current.values())];
}

/** Whether no environment has something of two groups. */
function areApart(groups: Iterable<Group<Groupable>>): boolean {
  const seen = new Set<string>();
  for (const { items } of groups) {
    const environments = new Set(items.map(({ environment }) => environment));
    for (const environment of environments) {
      if (seen.has(environment)) return false;
      seen.add(environment);
    }
  }
  return true;
}

function byKey<Item extends Groupable>(items: readonly Item[], keyOf: KeyOf) {
  const found = new Map<string, { sameness: FluxSameness; members: Item[] }>();
  for (const item of items) {
    const sameness = keyOf(item);
    if (sameness) {
      // Nothing is the same workload as something of another kind.
      const kind = textAt(item.resource.object, 'kind');
      const key = JSON.stringify([kind, ...Object.values(sameness)]);
      const known = found.get(key);
      if (known) known.members.push(item);
      else found.set(key, { sameness, members: [item] });
    }
  }
  return found;
}

function nameKeyOf({ resource }: Groupable): FluxSameness {
  return { by: 'name', name: nameOf(resource.object) };
}

function bareKeyOf({ resource, bareName }: Groupable): FluxSameness {
  return { by: 'bareName', name: bareName ?? nameOf(resource.object) };
}

function chartKeyOf({ resource: { object } }: Groupable) {
  if (kindOf(object)?.kind !== 'HelmRelease') return undefined;
  const chart = chartOf(object).name;
  const release = releaseNameOf(object);
  return chart && release
    ? ({ by: 'chart', chart, release } as const)
    : undefined;
}

function folderKeyOf({ resource: { object }, source }: Groupable) {
  if (kindOf(object)?.kind !== 'Kustomization') return undefined;
  const repository = contentOf(object, source);
  const folder = (textAt(object, 'spec', 'path') ?? '')
    .split('/')
    .filter(each => each !== '' && each !== '.')
    .pop();
  return repository && folder
    ? ({ by: 'folder', repository, folder } as const)
    : undefined;
}
