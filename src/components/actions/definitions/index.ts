import type { FluxActionDefinition } from './definition';
import { resume } from './resume';
import { suspend } from './suspend';
import { sync } from './sync';

export type { FluxActionDefinition, Named } from './definition';

/** What a person can do to objects, in the order of the buttons. */
export const FLUX_ACTIONS: readonly FluxActionDefinition<unknown>[] = [
  sync,
  suspend,
  resume,
];

/** The action of an id. */
export function actionOf(id: string): FluxActionDefinition<unknown> {
  return FLUX_ACTIONS.find(action => action.id === id) ?? sync;
}
