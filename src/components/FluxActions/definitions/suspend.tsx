import PauseIcon from '@material-ui/icons/Pause';
import { isSuspendable, isSuspended, suspendPatch } from '../../../flux';
import type { FluxActionDefinition } from './definition';
import { SuspendDialog } from './SuspendDialog';

/** Why something is suspended. */
export interface SuspendInput {
  readonly reason?: string;
}

/** Stops Flux from reconciling an object, and notes who wanted it and why. */
export const suspend: FluxActionDefinition<SuspendInput> = {
  id: 'suspend',
  slot: 'suspension',
  appliesTo: object => isSuspendable(object) && !isSuspended(object),
  patch: (object, { reason }, { token, by }) =>
    suspendPatch(object, { by, reason, at: token }),
  follows: () => false,
  defaultInput: () => ({}),
  Icon: PauseIcon,
  Dialog: SuspendDialog,
  words: {
    button: 'actions.suspend',
    bulk: 'bulk.suspend',
    progress: 'actions.suspending',
    accepted: 'outcome.suspended',
  },
};
