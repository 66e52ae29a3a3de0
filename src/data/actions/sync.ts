import {
  isReconcilable,
  kindOf,
  reconcilePatch,
  sourceReferencesOf,
  type FluxObject,
} from '../../flux';
import { obstacleTo, type FluxAction } from './action';

/** The options of a sync. */
export interface SyncInput {
  /** Whether its source is synced first. */
  readonly withSource: boolean;
  readonly force?: boolean;
  readonly reset?: boolean;
}

/** Requests a reconciliation of an object. */
export const syncAction = {
  id: 'sync',
  appliesTo: isReconcilable,
  unavailableBecause: object => obstacleTo('sync', object),
  patch: (_object, { force, reset }, { token }) =>
    reconcilePatch(token, { force, reset }),
  follows: () => true,
  syncsSources: ({ withSource }) => withSource,
  defaultInput: resources => ({
    withSource:
      resources.every(({ object }) => isDeployment(object)) &&
      resources.some(resource => sourceReferencesOf(resource).length > 0),
  }),
  attributes: input => ({ ...input }),
} satisfies FluxAction<SyncInput>;

/** Whether an object deploys something, rather than being a source. */
export function isDeployment(object: FluxObject): boolean {
  return kindOf(object)?.category === 'deployment';
}
