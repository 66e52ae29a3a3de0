import PauseIcon from '@material-ui/icons/Pause';
import { suspendAction, type SuspendInput } from '../../../data';
import type { FluxActionDefinition } from './definition';
import { SuspendDialog } from './SuspendDialog';

/** The action that suspends an object. */
export const suspend: FluxActionDefinition<SuspendInput> = {
  ...suspendAction,
  slot: 'suspension',
  Icon: PauseIcon,
  Dialog: SuspendDialog,
  words: {
    button: 'actions.suspend',
    bulk: 'bulk.suspend',
    progress: 'actions.suspending',
    accepted: 'outcome.suspended',
  },
};
