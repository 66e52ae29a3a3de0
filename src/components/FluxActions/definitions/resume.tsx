import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import {
  isReconcilable,
  isSuspendable,
  isSuspended,
  resumePatch,
} from '../../../flux';
import type { FluxActionDefinition } from './definition';

/** Lets Flux reconcile an object again. */
export const resume: FluxActionDefinition<{}> = {
  id: 'resume',
  slot: 'suspension',
  appliesTo: object => isSuspendable(object) && isSuspended(object),
  patch: (object, _input, { token }) => resumePatch(object, token),
  follows: isReconcilable,
  defaultInput: () => ({}),
  Icon: PlayArrowIcon,
  words: {
    button: 'actions.resume',
    bulk: 'bulk.resume',
    progress: 'actions.resuming',
    accepted: 'outcome.resumed',
  },
};
