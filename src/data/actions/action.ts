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

/** An action that can be run. */
export interface RunnableAction<Input> {
  /** Identifies it in outcomes and analytics events. */
  readonly id: string;
  /** The patch that requests the action. */
  patch(object: FluxObject, input: Input, context: ActionContext): FluxPatch;
  /** Whether a reconciliation follows whose result can be awaited. */
  follows(object: FluxObject): boolean;
  /** Whether the object's sources are synced first. */
  syncsSources?(input: Input): boolean;
  /** Whether the action succeeds when the object is deleted. */
  deletes?(object: FluxObject): boolean;
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

/** An action without its presentation. */
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
