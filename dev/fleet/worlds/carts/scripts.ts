import { Script } from '../../controllers/script';
import { ObjectRef } from '../../types';

/** Objects of the carts world that the controllers treat in an unusual way. */
export const cartsScripts: Array<Script & { ref: ObjectRef }> = [
  // So slow that a user can leave the page and come back meanwhile.
  {
    ref: { kind: 'HelmRelease', namespace: 'carts', name: 'carts-cache' },
    delayMs: 20_000,
  },
  // Never reconciled.
  {
    ref: { kind: 'HelmRelease', namespace: 'carts', name: 'carts-metrics' },
    outcome: 'never',
  },
  // The version that matches the constraint `0.x`.
  {
    ref: {
      kind: 'HelmChart',
      namespace: 'flux-system',
      name: 'carts-carts-events',
    },
    revision: '0.3.0',
  },
];
