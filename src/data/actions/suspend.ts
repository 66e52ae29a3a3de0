import { isSuspendable, isSuspended, suspendPatch } from '../../flux';
import { obstacleTo, type FluxAction } from './action';

/** Why something is suspended. */
export interface SuspendInput {
  readonly reason?: string;
}

/** Stops Flux from reconciling an object, and notes who wanted it and why. */
export const suspendAction = {
  id: 'suspend',
  appliesTo: object => isSuspendable(object) && !isSuspended(object),
  unavailableBecause: object => obstacleTo('suspend', object),
  patch: (object, { reason }, { token, by }) =>
    suspendPatch(object, { by, reason, at: token }),
  follows: () => false,
  defaultInput: () => ({}),
} satisfies FluxAction<SuspendInput>;
