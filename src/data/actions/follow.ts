import type { FluxApi } from '../../api';
import {
  reconciliationOf,
  referenceKey,
  referenceOf,
  statusOf,
  type FluxReference,
  type FluxResource,
  type FluxStatus,
} from '../../flux';

/** Time between two looks at a resource that is followed, in milliseconds. */
export const FOLLOW_INTERVAL_MS = 2_000;
/** How long a resource is followed (Flux: cmd/flux/main.go, --timeout). */
export const FOLLOW_FOR_MS = 300_000;

/** How following a requested reconciliation ended. */
export type Followed =
  | { end: 'settled'; status: FluxStatus; overtaken: boolean }
  | { end: 'suspended' }
  | { end: 'deleted' }
  | { end: 'timed-out'; status?: FluxStatus };

/**
 * Looks at a resource until the reconciliation requested with `token` has come
 * to an end. That a look fails does not end it: the network may come back.
 *
 * Rejects with the signal's reason when that is aborted, and with a
 * {@link FluxRequestError} when the proxy may not be used any more.
 */
export async function follow(options: {
  api: FluxApi;
  reference: FluxReference;
  token: string;
  signal: AbortSignal;
  onSeen: (resource: FluxResource) => void;
}): Promise<Followed> {
  const { api, reference, token, signal, onSeen } = options;
  const until = Date.now() + FOLLOW_FOR_MS;
  let last: FluxResource | undefined;
  while (Date.now() < until) {
    await sleep(FOLLOW_INTERVAL_MS, signal);
    const { resources, failures } = await api.get([reference]);
    signal.throwIfAborted();
    const seen = resources.find(resource => isNamedBy(resource, reference));
    if (seen) {
      last = seen;
      onSeen(seen);
      const { phase, ...rest } = reconciliationOf(seen.object, token);
      if (phase === 'suspended') return { end: 'suspended' };
      if (phase === 'done') {
        return { end: 'settled', overtaken: false, ...rest };
      }
    } else if (failures.length === 0) {
      return { end: 'deleted' };
    }
  }
  return { end: 'timed-out', status: last && statusOf(last.object) };
}

function isNamedBy(resource: FluxResource, reference: FluxReference): boolean {
  const own = referenceOf(resource);
  return own !== undefined && referenceKey(own) === referenceKey(reference);
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const wake = () => {
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    function stop() {
      clearTimeout(timer);
      reject(signal.reason);
    }
    signal.addEventListener('abort', stop, { once: true });
  });
}
