import { isSuspendable, isSuspended, suspendPatch } from '../../flux';
import { obstacleTo, type FluxAction } from './action';

/** The input of a suspension. */
export interface SuspendInput {
  readonly reason?: string;
}

/** Suspends an object and records by whom and why. */
export const suspendAction = {
  id: 'suspend',
  appliesTo: object => isSuspendable(object) && !isSuspended(object),
  unavailableBecause: object => obstacleTo('suspend', object),
  patch: (object, { reason }, { token, by }) =>
    suspendPatch(object, { by, reason, at: token }),
  follows: () => false,
  defaultInput: () => ({}),
} satisfies FluxAction<SuspendInput>;
