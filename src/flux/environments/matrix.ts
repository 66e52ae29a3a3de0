import { kindOf } from '../kinds/kinds';
import { nameOf, namespaceOf } from '../objects/identity';
import { textAt } from '../objects/json';
import { resourceKey } from '../objects/references';
import type { FluxObject, FluxResource } from '../objects/types';
import {
  deployedOf,
  type FluxDeployed,
  type FluxDeployedRevision,
} from '../sources/deployed';
import { lastUpdatedOf } from '../status/lastUpdated';
import { severityOf, statusOf, type FluxStatus } from '../status/status';
import { assignEnvironments, bareNameOf, type FluxEnvironment } from './assign';
import {
  compareDeployments,
  FLUX_RELATIONS,
  type FluxCellRelation,
  type FluxRelation,
} from './compare';
import type { FluxEnvironmentRule } from './rules';
import { workloadsAmong, type FluxSameness } from './workloads';

/** A deployment, and the object that has its newest revision. */
export interface FluxDeployment {
  readonly resource: FluxResource;
  /** What {@link artifactReferenceOf} names, if it was found. */
  readonly source?: FluxObject;
}

/** One object in one environment. */
export interface FluxEnvironmentCell {
  readonly resource: FluxResource;
  readonly status: FluxStatus;
  readonly deployed: FluxDeployed;
  /** RFC 3339, as sent: when what it deploys last changed. */
  readonly since?: string;
  /** How it compares to the other environments. */
  readonly relation: FluxCellRelation;
  /** What is newest among them, where this one is behind. */
  readonly newest?: FluxDeployedRevision;
}

/** A row: one workload in all environments. */
export interface FluxWorkload {
  readonly key: string;
  readonly kind: string;
  /** The name, or the one most have; without that of an environment. */
  readonly name: string;
  /** All names that differ from it. */
  readonly otherNames: readonly string[];
  readonly relation: FluxRelation;
  /** Why these are the same workload; nothing for what stands alone. */
  readonly because: readonly FluxSameness[];
  /** The cells by the key of the environment; several objects by namespace. */
  readonly cells: ReadonlyMap<string, readonly FluxEnvironmentCell[]>;
}

/** What runs where. */
export interface FluxEnvironments {
  /** Only those with something in them. With one there is nothing to compare. */
  readonly environments: readonly FluxEnvironment[];
  /** Rows with different revisions first, then the worst states, then by name. */
  readonly workloads: readonly FluxWorkload[];
}

/**
 * Deployments by workload and environment. `clusters` are the names of the
 * clusters, in the order of the Kubernetes configuration.
 */
export function environmentsOf(
  deployments: readonly FluxDeployment[],
  rules: readonly FluxEnvironmentRule[] = [],
  clusters: readonly string[] = [],
): FluxEnvironments {
  const unique = [
    ...new Map(
      deployments.map(each => [resourceKey(each.resource), each]),
    ).values(),
  ];
  const { environments, keys } = assignEnvironments(
    unique.map(({ resource }) => resource),
    rules,
    clusters,
  );
  const byEnvironment = new Map(environments.map(each => [each.key, each]));
  const items = unique.map((deployment, index): Item => {
    const { resource, source } = deployment;
    const environment = keys[index];
    return {
      ...deployment,
      environment,
      object: resource.object,
      bareName: bareNameOf(resource, byEnvironment.get(environment)),
      deployed: deployedOf(resource.object, source),
    };
  });
  const workloads = workloadsAmong(items)
    .map(group => workloadOf(group.items, group.because))
    .sort(compareWorkloads);
  return { environments, workloads };
}

interface Item extends FluxDeployment {
  readonly environment: string;
  readonly object: FluxObject;
  readonly bareName?: string;
  readonly deployed: FluxDeployed;
}

function workloadOf(
  items: readonly Item[],
  because: readonly FluxSameness[],
): FluxWorkload {
  const { relation, each } = compareDeployments(items);
  const cells = new Map<string, FluxEnvironmentCell[]>();
  items.forEach((item, index) => {
    const inEnvironment = cells.get(item.environment) ?? [];
    inEnvironment.push({
      resource: item.resource,
      status: statusOf(item.object),
      deployed: item.deployed,
      since: lastUpdatedOf(item.object),
      ...each[index],
    });
    cells.set(item.environment, inEnvironment);
  });
  for (const inEnvironment of cells.values()) {
    inEnvironment.sort((left, right) =>
      compareTexts(placeIn(left.resource), placeIn(right.resource)),
    );
  }
  const isBare = because.some(({ by }) => by === 'bareName');
  const names = items.map(item =>
    isBare && item.bareName ? item.bareName : nameOf(item.object),
  );
  const name = mostCommon(names);
  const kind = textAt(items[0]?.object, 'kind') ?? '';
  return {
    // Nothing joins two rows of one kind and name.
    key: JSON.stringify([
      kind,
      ...[...new Set(items.map(({ object }) => nameOf(object)))].sort(),
    ]),
    kind: kindOf(items[0]?.object)?.kind ?? kind,
    name,
    otherNames: [...new Set(items.map(({ object }) => nameOf(object)))].filter(
      other => other !== name,
    ),
    relation,
    because,
    cells,
  };
}

function placeIn({ cluster, object }: FluxResource): string {
  return [namespaceOf(object), nameOf(object), cluster].join('\n');
}

/** The one that most have, of several such the first in the alphabet. */
function mostCommon(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [[name] = ['']] = [...counts].sort(
    ([left, many], [right, others]) =>
      others - many || compareTexts(left, right),
  );
  return name;
}

function compareWorkloads(left: FluxWorkload, right: FluxWorkload): number {
  return (
    FLUX_RELATIONS.indexOf(left.relation) -
      FLUX_RELATIONS.indexOf(right.relation) ||
    worstIn(left) - worstIn(right) ||
    compareTexts(left.name, right.name) ||
    compareTexts(left.kind, right.kind)
  );
}

function worstIn(workload: FluxWorkload): number {
  const states = [...workload.cells.values()].flatMap(cells =>
    cells.map(({ status }) => severityOf(status.state)),
  );
  return Math.min(...states);
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
