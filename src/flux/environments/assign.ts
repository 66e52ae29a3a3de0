import { nameOf, namespaceOf } from '../objects/identity';
import { textAt } from '../objects/json';
import { targetOf } from '../objects/target';
import type { FluxResource } from '../objects/types';
import type { FluxEnvironmentRule } from './rules';

/** A column: where things run. */
export interface FluxEnvironment {
  readonly key: string;
  /** Unique among environments that are shown together. */
  readonly title: string;
  /** Configured, else a cluster, or what a cluster deploys to elsewhere. */
  readonly by: 'rule' | 'cluster' | 'target';
}

/** Which environment each resource belongs to. */
export interface FluxAssignment {
  /** The environments with resources, in the order to show them in. */
  readonly environments: readonly FluxEnvironment[];
  /** The environment of each resource, in the order given. */
  readonly keys: readonly string[];
}

/**
 * Puts resources into environments: those of `rules` in their order, then each
 * cluster that is left, in the order of `clusters` (names, as the Kubernetes
 * configuration has them), followed by what it deploys to elsewhere.
 */
export function assignEnvironments(
  resources: readonly FluxResource[],
  rules: readonly FluxEnvironmentRule[] = [],
  clusters: readonly string[] = [],
): FluxAssignment {
  const found = new Map<string, Found>();
  const keys = resources.map(resource => {
    const place = placeOf(resource, rules, clusters);
    const known = found.get(place.key);
    if (!known) found.set(place.key, place);
    return place.key;
  });
  const sorted = [...found.values()].sort(compareFound);
  return { environments: withUniqueTitles(sorted), keys };
}

interface Found extends FluxEnvironment {
  /** Distinguishes it from others of the same title. */
  readonly detail: string;
  /** Sorts by these, in this order. */
  readonly order: readonly [rule: number, place: number, ...names: string[]];
}

function placeOf(
  resource: FluxResource,
  rules: readonly FluxEnvironmentRule[],
  clusters: readonly string[],
): Found {
  const { cluster, clusterTitle = cluster } = resource;
  const index = rules.findIndex(rule => matches(rule, resource));
  if (index >= 0) {
    const { title } = rules[index];
    // Two entries of one title are one environment.
    const first = rules.findIndex(rule => rule.title === title);
    const key = JSON.stringify(['rule', title]);
    return { key, title, by: 'rule', detail: '', order: [0, first] };
  }
  // Clusters that share a name can only be distinguished by their titles.
  const id = resource.clusterIsAmbiguous ? [cluster, clusterTitle] : [cluster];
  const position = clusters.indexOf(cluster);
  const order: Found['order'] = [
    1,
    position < 0 ? clusters.length : position,
    ...id,
  ];
  const target = targetNameOf(resource);
  return target
    ? {
        key: JSON.stringify(['target', ...id, target]),
        title: target,
        by: 'target',
        detail: clusterTitle,
        order: [...order, target],
      }
    : {
        key: JSON.stringify(['cluster', ...id]),
        title: clusterTitle,
        by: 'cluster',
        detail: cluster,
        order,
      };
}

function matches(rule: FluxEnvironmentRule, resource: FluxResource): boolean {
  const { cluster, object } = resource;
  const { clusters, namespaces, targets, labels = {} } = rule;
  const target = targetNameOf(resource);
  const deploysTo = targetOf(object)?.namespace;
  return (
    (clusters?.includes(cluster) ?? true) &&
    (namespaces?.some(each =>
      [namespaceOf(object), deploysTo].includes(each),
    ) ??
      true) &&
    (targets?.some(each => each === target) ?? true) &&
    Object.entries(labels).every(
      ([key, value]) => textAt(object, 'metadata', 'labels', key) === value,
    )
  );
}

function targetNameOf({ object }: FluxResource): string | undefined {
  return targetOf(object)?.kubeConfig?.name;
}

function compareFound(left: Found, right: Found): number {
  const [rule, place, ...names] = left.order;
  const [otherRule, otherPlace, ...otherNames] = right.order;
  if (rule !== otherRule) return rule - otherRule;
  if (place !== otherPlace) return place - otherPlace;
  const differs = names.findIndex((name, i) => name !== otherNames[i]);
  // A cluster comes before what it deploys to.
  if (differs < 0) return names.length - otherNames.length;
  return names[differs] < (otherNames[differs] ?? '') ? -1 : 1;
}

function withUniqueTitles(
  environments: readonly Found[],
): readonly FluxEnvironment[] {
  const counts = new Map<string, number>();
  for (const { title } of environments) {
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return environments.map(({ key, title, by, detail }) => ({
    key,
    title:
      (counts.get(title) ?? 0) > 1 && detail && detail !== title
        ? `${title} (${detail})`
        : title,
    by,
  }));
}

/** A name without that of its configured environment: `carts` of `carts-prod`. */
export function bareNameOf(
  resource: FluxResource,
  environment: FluxEnvironment | undefined,
): string | undefined {
  const name = nameOf(resource.object);
  if (environment?.by !== 'rule') return undefined;
  const affix = environment.title
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (!affix) return undefined;
  if (name.endsWith(`-${affix}`)) return name.slice(0, -affix.length - 1);
  return name.startsWith(`${affix}-`)
    ? name.slice(affix.length + 1)
    : undefined;
}
