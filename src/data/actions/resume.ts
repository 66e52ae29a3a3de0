import {
  isReconcilable,
  isSuspendable,
  isSuspended,
  resumePatch,
} from '../../flux';
import type { FluxAction } from './action';

/** Lets Flux reconcile an object again. */
export const resumeAction = {
  id: 'resume',
  appliesTo: object => isSuspendable(object) && isSuspended(object),
  patch: (object, _input, { token }) => resumePatch(object, token),
  follows: isReconcilable,
  defaultInput: () => ({}),
} satisfies FluxAction<{}>;
