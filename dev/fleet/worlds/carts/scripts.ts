import { Script } from '../../controllers/script';
import { ObjectRef } from '../../types';

/** What happens to objects of the carts world other than one would expect. */
export const cartsScripts: Array<Script & { ref: ObjectRef }> = [
  // A slow one: long enough to look away and come back.
  {
    ref: { kind: 'HelmRelease', namespace: 'carts', name: 'carts-cache' },
    delayMs: 20_000,
  },
  // Its controller does not come round to it.
  {
    ref: { kind: 'HelmRelease', namespace: 'carts', name: 'carts-metrics' },
    outcome: 'never',
  },
  // The version that `0.x` resolves to.
  {
    ref: {
      kind: 'HelmChart',
      namespace: 'flux-system',
      name: 'carts-carts-events',
    },
    revision: '0.3.0',
  },
];
