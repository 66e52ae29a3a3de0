import { FluxRequestError } from '../../api';
import { reconciliationOf, statusOf, uidOf } from '../../flux';
import type { OneObject } from '../OneObject';
import type { FluxResult } from './outcome';

/** How long a resource is followed (Flux: cmd/flux/main.go, --timeout). */
export const FOLLOW_FOR_MS = 300_000;

/** The ends that a followed reconciliation can come to. */
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
 * Resolves once the reconciliation requested with `token` has come to an end,
 * as whatever reads the object tells; it is read every `intervalMs` meanwhile.
 * That a read fails ends nothing: the network may come back.
 *
 * Rejects with the signal's reason when that is aborted, and with a
 * {@link FluxRequestError} when the proxy may not be used any more.
 */
export async function follow(options: {
  object: OneObject;
  /** Of the object that was patched, as far as it has one. */
  uid: string | undefined;
  token: string;
  intervalMs: number;
  signal: AbortSignal;
}): Promise<Followed> {
  const { object, uid, token, intervalMs, signal } = options;
  signal.throwIfAborted();
  // The answer to the request is known: the first read is due later.
  object.isJustRead();
  // Whoever asked may look at something else meanwhile.
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
      // Another read may have told the end before the patch was answered.
      look();
    });
  } finally {
    clear();
    stopReading();
  }
}

/** The end that an object tells of, if there is one. */
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
