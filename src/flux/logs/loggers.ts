import { kindOf } from '../kinds/kinds';
import { valueAt } from '../objects/json';
import { selectorTextOf } from '../objects/labelSelector';
import { referenceOf, type FluxReference } from '../objects/references';
import type { FluxObject, FluxResource } from '../objects/types';
import { containerOf } from '../runtime/controller';
import { PART_OF_FLUX } from '../runtime/labels';
import { responsibleFor } from '../why/controllers';

const OPERATOR = 'flux-operator';

/** A container that writes log lines about an object. */
export interface FluxLogger {
  /** The Deployment that it belongs to. */
  readonly deployment: FluxReference;
  /** The labels of its pods, as a selector. */
  readonly selector: string;
  readonly container: string;
}

/** The controller that logs what it does with an object, if one does. */
export function controllerOf(object: FluxObject): string | undefined {
  const { controller, category } = kindOf(object) ?? {};
  return controller ?? (category === 'operator' ? OPERATOR : undefined);
}

/** The labels of the Deployments among which the controller of an object is. */
export function controllerSelector(object: FluxObject): string {
  return controllerOf(object) === OPERATOR
    ? `app.kubernetes.io/name=${OPERATOR}`
    : PART_OF_FLUX;
}

/**
 * The containers that log what is done with an object, among the Deployments
 * that {@link controllerSelector} selects on its cluster.
 */
export function loggersOf(
  resource: FluxResource,
  deployments: readonly FluxResource[],
): readonly FluxLogger[] {
  const controller = controllerOf(resource.object);
  if (!controller) return [];
  const responsible =
    controller === OPERATOR
      ? deployments
      : responsibleFor(resource, deployments).map(each => each.deployment);
  return responsible.flatMap(each => {
    const deployment = referenceOf(each);
    const selector = selectorTextOf(valueAt(each.object, 'spec', 'selector'));
    const container = containerOf(each.object, controller);
    return deployment?.namespace && selector && container
      ? [{ deployment, selector, container }]
      : [];
  });
}
