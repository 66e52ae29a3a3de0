import { kindOf } from '../kinds/kinds';
import { listAt, numberAt } from '../objects/json';
import { referenceOf } from '../objects/references';
import type { FluxObject, FluxResource } from '../objects/types';
import { componentsOf, type FluxComponent } from '../runtime/controller';
import { deletionOf } from '../status/deletion';
import { factsOf } from '../status/facts';
import { statusOf } from '../status/status';
import type { FluxUnwellController } from './why';

const SHARD = 'sharding.fluxcd.io/key';

/**
 * Whether an object may be unchanged because its controller does not run: its
 * status has no trace of a recent reconciliation. Only after some time.
 */
export function mayLackController(object: FluxObject): boolean {
  if (!kindOf(object)?.controller) return false;
  switch (statusOf(object).state) {
    case 'Reconciling':
    case 'Unknown':
      return true;
    case 'Terminating':
      return (deletionOf(object)?.fluxFinalizers.length ?? 0) > 0;
    case 'Waiting':
      // Flux sets -1 when it looks at an object for the first time.
      return (numberAt(object, 'status', 'observedGeneration') ?? -1) < 0;
    default:
      return false;
  }
}

/**
 * The controller that takes care of a resource, if it does not run.
 * `deployments` are those of Flux on the cluster; if there is none at all,
 * nothing is known about them.
 */
export function unwellControllerOf(
  resource: FluxResource,
  deployments: readonly FluxResource[],
): FluxUnwellController | undefined {
  const { object } = resource;
  const name = kindOf(object)?.controller;
  const { shard } = factsOf(object);
  if (!name || !deployments.some(each => componentsOf(each.object).length)) {
    return undefined;
  }
  const responsible = responsibleFor(resource, deployments);
  if (responsible.some(({ component }) => component.ready > 0))
    return undefined;
  const [first] = responsible;
  return first
    ? {
        reference: referenceOf(first.deployment),
        name,
        shard,
        problem: first.component.problem ?? { reason: 'NotStartedYet' },
      }
    : { name, shard, problem: { reason: 'NotFound' } };
}

/** A controller, and the Deployment that it runs in. */
export interface FluxRunningController {
  readonly deployment: FluxResource;
  readonly component: FluxComponent;
}

/** The controllers that take care of a resource: one, unless shards overlap. */
export function responsibleFor(
  resource: FluxResource,
  deployments: readonly FluxResource[],
): readonly FluxRunningController[] {
  const { object } = resource;
  const name = kindOf(object)?.controller;
  const { shard } = factsOf(object);
  return deployments.flatMap(deployment =>
    componentsOf(deployment.object)
      .filter(
        component =>
          component.name === name &&
          takesCareOf(deployment.object, component, shard),
      )
      .map(component => ({ deployment, component })),
  );
}

/**
 * Whether a controller looks at objects of a shard, or at those of none. What
 * its selector says in another way than in Flux's documentation may select all.
 */
function takesCareOf(
  deployment: FluxObject,
  component: FluxComponent,
  shard: string | undefined,
): boolean {
  const selector = selectorIn(deployment);
  if (selector === undefined) {
    return component.shard === undefined || component.shard === shard;
  }
  if (selector === `!${SHARD}`) return shard === undefined;
  const [, one] = /^sharding\.fluxcd\.io\/key==?([^,]+)$/.exec(selector) ?? [];
  if (one) return one === shard;
  const [, some] =
    /^sharding\.fluxcd\.io\/key in \(([^)]*)\)$/.exec(selector) ?? [];
  return some === undefined || some.split(/\s*,\s*/).includes(shard ?? '');
}

/** The labels that a controller selects objects by. */
function selectorIn(deployment: FluxObject): string | undefined {
  const flag = '--watch-label-selector=';
  return listAt(deployment, 'spec', 'template', 'spec', 'containers')
    .flatMap(container => listAt(container, 'args'))
    .flatMap(argument =>
      typeof argument === 'string' && argument.startsWith(flag)
        ? argument.slice(flag.length).trim()
        : [],
    )[0];
}
