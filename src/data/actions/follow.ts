import { FluxRequestError } from '../../api';
import { reconciliationOf, statusOf, uidOf } from '../../flux';
import type { OneObject } from '../OneObject';
import type { FluxResult } from './outcome';

/** How long a resource is followed (Flux: cmd/flux/main.go, --timeout). */
export const FOLLOW_FOR_MS = 300_000;

/** The results of a followed reconciliation. */
export type Followed = Extract<
  FluxResult,
  {
    result:
      | 'settled'
      | 'suspended-meanwhile'
      | 'deleted-meanwhile'
      | 'timed-out';
  }
>;

/**
 * Resolves when the reconciliation requested with `token` has ended. The object
 * is read every `intervalMs` meanwhile, and data from any other read counts
 * too. A failed read does not end it, because the network may recover.
 *
 * Rejects with the signal's reason if that is aborted, and with a
 * {@link FluxRequestError} if the proxy may no longer be used.
 */
export async function follow(options: {
  object: OneObject;
  /** The uid of the object that was patched, if it has one. */
  uid: string | undefined;
  token: string;
  intervalMs: number;
  signal: AbortSignal;
}): Promise<Followed> {
  const { object, uid, token, intervalMs, signal } = options;
  signal.throwIfAborted();
  // The patched object is known, so the first read can wait for one interval.
  object.markAsJustRead();
  // The user may switch to another tab meanwhile.
  const stopReading = object.watch(intervalMs, { inBackground: true });
  let clear = () => {};
  try {
    return await new Promise<Followed>((resolve, reject) => {
      const look = () => {
        try {
          const end = endOf(object, uid, token);
          if (end) resolve(end);
        } catch (error) {
          reject(error);
        }
      };
      const stopListening = object.subscribe(look);
      const giveUp = setTimeout(() => {
        const { resource } = object.current();
        const status = resource && statusOf(resource.object);
        resolve({ result: 'timed-out', status });
      }, FOLLOW_FOR_MS);
      const abort = () => reject(signal.reason);
      signal.addEventListener('abort', abort);
      clear = () => {
        stopListening();
        clearTimeout(giveUp);
        signal.removeEventListener('abort', abort);
      };
      // Another read may have received the end before the patch was answered.
      look();
    });
  } finally {
    clear();
    stopReading();
  }
}

/** The result, if the object shows that the reconciliation has ended. */
function endOf(
  object: OneObject,
  uid: string | undefined,
  token: string,
): Followed | undefined {
  const { resource, isMissing, problem, isRefused } = object.current();
  if (isRefused && problem) throw new FluxRequestError(problem);
  if (isMissing) return { result: 'deleted-meanwhile' };
  if (problem || !resource) return undefined;
  if (uid !== undefined && uidOf(resource.object) !== uid) {
    return { result: 'deleted-meanwhile' };
  }
  const { phase, ...rest } = reconciliationOf(resource.object, token);
  if (phase === 'suspended') return { result: 'suspended-meanwhile' };
  return phase === 'done'
    ? { result: 'settled', overtaken: false, ...rest }
    : undefined;
}
