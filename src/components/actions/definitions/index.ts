import type { FluxActionDefinition } from './definition';
import { resume } from './resume';
import { suspend } from './suspend';
import { sync } from './sync';

export type { FluxActionDefinition, Named } from './definition';

/** All actions, in the order of their buttons. */
export const FLUX_ACTIONS: readonly FluxActionDefinition<unknown>[] = [
  sync,
  suspend,
  resume,
];

/** The action with an id. */
export function actionOf(id: string): FluxActionDefinition<unknown> {
  return FLUX_ACTIONS.find(action => action.id === id) ?? sync;
}
