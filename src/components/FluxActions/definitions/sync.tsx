import SyncIcon from '@material-ui/icons/Sync';
import {
  isReconcilable,
  isSuspended,
  kindOf,
  reconcilePatch,
  sourceReferencesOf,
  statusOf,
  type FluxObject,
} from '../../../flux';
import type { FluxActionDefinition } from './definition';
import { SyncMenu } from './SyncMenu';

/** How to sync. */
export interface SyncInput {
  /** Whether its source is synced before it. */
  readonly withSource: boolean;
  readonly force?: boolean;
  readonly reset?: boolean;
}

/** Asks Flux to reconcile an object now. */
export const sync: FluxActionDefinition<SyncInput> = {
  id: 'sync',
  slot: 'sync',
  appliesTo: isReconcilable,
  unavailableBecause(object) {
    if (statusOf(object).state === 'Terminating') return 'disabled.terminating';
    return isSuspended(object) ? 'disabled.suspended' : undefined;
  },
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
  Icon: SyncIcon,
  Menu: SyncMenu,
  hasMenu: isDeployment,
  words: {
    button: 'actions.sync',
    bulk: 'bulk.sync',
    progress: 'actions.syncing',
  },
};

function isDeployment(object: FluxObject): boolean {
  return kindOf(object)?.category === 'deployment';
}
