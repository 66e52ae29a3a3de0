import {
  deletionOf,
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
  // What is being deleted is followed until it is gone.
  follows: object => isReconcilable(object) || deletionOf(object) !== undefined,
  deletes: object =>
    deletionOf(object) && { withDeployed: resumingDeletes(object) },
  defaultInput: () => ({}),
} satisfies FluxAction<{}>;
