import {
  isReconcilable,
  isSuspendable,
  isSuspended,
  resumingDeletes,
  resumePatch,
} from '../../flux';
import { obstacleTo, type FluxAction } from './action';

/** Resumes an object. */
export const resumeAction = {
  id: 'resume',
  appliesTo: object => isSuspendable(object) && isSuspended(object),
  unavailableBecause: object => obstacleTo('resume', object),
  patch: (object, _input, { token }) => resumePatch(object, token),
  // An object that is being deleted is followed until it is gone.
  follows: object => isReconcilable(object) || resumingDeletes(object),
  deletes: resumingDeletes,
  defaultInput: () => ({}),
} satisfies FluxAction<{}>;
