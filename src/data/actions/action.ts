import {
  unavailableBecause,
  type FluxObject,
  type FluxPatch,
  type FluxResource,
} from '../../flux';

/** What an action knows besides the object and the user's input. */
export interface ActionContext {
  /** The time in RFC 3339, unique for each request. */
  readonly token: string;
  /** Email address, name or entity ref of the user. */
  readonly by?: string;
}

/** What goes away with an object. */
export interface Deletes {
  /** Whether it takes along what it deployed. */
  readonly withDeployed: boolean;
}

/** What running an action takes. */
export interface RunnableAction<Input> {
  /** Identifies it in outcomes and analytics events. */
  readonly id: string;
  /** The patch that requests the action. */
  patch(object: FluxObject, input: Input, context: ActionContext): FluxPatch;
  /** Whether a reconciliation follows whose result can be awaited. */
  follows(object: FluxObject): boolean;
  /** Whether the object's sources are synced first. */
  syncsSources?(input: Input): boolean;
  /** What goes, if its success is that the object goes away. */
  deletes?(object: FluxObject): Deletes | undefined;
}

/** Message key for why an action is unavailable. */
export type ObstacleKey =
  | 'disabled.suspended'
  | 'disabled.terminating'
  | 'disabled.terminatingOrphans';

const OBSTACLE_KEYS = {
  suspended: 'disabled.suspended',
  terminating: 'disabled.terminating',
  'terminating-orphans': 'disabled.terminatingOrphans',
} as const;

/** Why an action is unavailable for an object in its present state. */
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
  /** Whether objects like this one have a button for it. */
  appliesTo(object: FluxObject): boolean;
  /** Why it is unavailable in the object's present state. */
  unavailableBecause?(object: FluxObject): ObstacleKey | undefined;
  /** The input that is used if the user chooses none. */
  defaultInput(resources: readonly FluxResource[]): Input;
  /** Attributes of its analytics events. */
  attributes?(input: Input): Record<string, boolean>;
}
