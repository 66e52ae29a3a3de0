import {
  unavailableBecause,
  type FluxObject,
  type FluxPatch,
  type FluxResource,
} from '../../flux';

/** What an action knows besides the object and what the person chose. */
export interface ActionContext {
  /** The time in RFC 3339; no other request has the same. */
  readonly token: string;
  /** Email address, name or entity ref of who is signed in. */
  readonly by?: string;
}

/** What goes away with an object. */
export interface Deletes {
  /** Whether it takes along what it deployed. */
  readonly withDeployed: boolean;
}

/** What running an action takes. */
export interface RunnableAction<Input> {
  /** Names it in outcomes and analytics events. */
  readonly id: string;
  /** The change that is the request. */
  patch(object: FluxObject, input: Input, context: ActionContext): FluxPatch;
  /** Whether a reconciliation follows that comes to an end. */
  follows(object: FluxObject): boolean;
  /** Whether the object's sources are synced before it. */
  syncsSources?(input: Input): boolean;
  /** What goes, if its success is that the object goes away. */
  deletes?(object: FluxObject): Deletes | undefined;
}

/** Key of the words for why an action cannot be done. */
export type ObstacleKey =
  | 'disabled.suspended'
  | 'disabled.terminating'
  | 'disabled.terminatingOrphans';

const OBSTACLE_KEYS = {
  suspended: 'disabled.suspended',
  terminating: 'disabled.terminating',
  'terminating-orphans': 'disabled.terminatingOrphans',
} as const;

/** Why an action cannot be done to an object as it is, if it cannot. */
export function obstacleTo(
  action: 'sync' | 'suspend' | 'resume',
  object: FluxObject,
): ObstacleKey | undefined {
  const because = unavailableBecause(object, action);
  return because && OBSTACLE_KEYS[because];
}

/**
 * Whether an action is done to an object that is one of several. What deletes
 * is done one by one: there the button says so.
 */
export function isForSelections<Input>(
  action: FluxAction<Input>,
  object: FluxObject,
): boolean {
  return (
    action.appliesTo(object) &&
    action.unavailableBecause?.(object) === undefined &&
    action.deletes?.(object)?.withDeployed !== true
  );
}

/** Something a person can do to an object, apart from how it is shown. */
export interface FluxAction<Input> extends RunnableAction<Input> {
  /** Whether an object has a button for it. */
  appliesTo(object: FluxObject): boolean;
  /** Why it cannot be done to the object as it is. */
  unavailableBecause?(object: FluxObject): ObstacleKey | undefined;
  /** What is done when nothing is chosen. */
  defaultInput(resources: readonly FluxResource[]): Input;
  /** What analytics events say of it. */
  attributes?(input: Input): Record<string, boolean>;
}
