import { AdmissionDenial } from './api/admission';
import { RequestInfo } from './api/requestInfo';
import { failureOf, forbidden, pageNotFound } from './api/status';
import { Verb } from './rbac';
import { Timers } from './scheduler';

/** The ways in which a cluster can fail to answer. */
export type FaultKind =
  /** Answers with that HTTP status and a Kubernetes `Status`. */
  | { kind: 'status'; status: number; message?: string }
  /** Does not answer until the cluster is mended or the request aborted. */
  | { kind: 'hang' }
  /** A login page, say, by default with status 200. */
  | { kind: 'html'; status?: number }
  /** The body is cut off. */
  | { kind: 'truncated' }
  /** A list without `kind`, which no healthy API server sends. */
  | { kind: 'listWithoutKind' }
  /** The continue token of a list has expired. */
  | { kind: 'expired' }
  /** Rejects permitted writes. */
  | ({ kind: 'admission' } & AdmissionDenial)
  /** The connection is refused. */
  | { kind: 'network' }
  /** Answers well, but late. */
  | { kind: 'latency'; latencyMs: number };

/** A fault, and the number of requests that it affects; all if left out. */
export type TimedFault = FaultKind & { times?: number };

/** A fault of a cluster, and the requests that it affects. */
export type Fault = TimedFault & {
  /** Only requests for this resource, by its plural. */
  resource?: string;
  /** Only requests with this verb. */
  verb?: Verb;
};

/** Whether a fault affects a request. */
export function concerns(fault: Fault, request: RequestInfo): boolean {
  const { kind, resource, verb } = fault;
  if (kind === 'expired' && !request.continues) return false;
  if (kind === 'admission' && request.verb !== 'patch') return false;
  return (
    (!resource || resource === request.resource) &&
    (!verb || verb === request.verb)
  );
}

/** Whether the fault is a rejection, which the API server itself answers. */
export function isAdmission<F extends TimedFault>(
  fault: F,
): fault is F & { kind: 'admission' } {
  return fault.kind === 'admission';
}

/** The error of a refused connection, with the message of Node. */
export class ConnectionRefusedError extends TypeError {
  readonly code = 'ECONNREFUSED';

  constructor(server: string) {
    super(`connect ECONNREFUSED ${server}`);
    this.name = 'FetchError';
  }
}

/** The current faults of a cluster or the backend. */
export interface Faults<F, R> {
  add(fault: F): void;
  clear(): void;
  readonly all: readonly F[];
  /** The faults that affect a request; decreases their `times`. */
  take(request: R): F[];
  /** Resolves when the faults are cleared, rejects when the signal aborts. */
  untilMended(signal: AbortSignal): Promise<void>;
}

/** Creates an empty {@link Faults}. */
export function createFaults<F extends TimedFault, R>(
  isConcerned: (fault: F, request: R) => boolean,
): Faults<F, R> {
  let faults: F[] = [];
  const waiting = new Set<() => void>();

  function wake() {
    [...waiting].forEach(resume => resume());
    waiting.clear();
  }

  return {
    get all() {
      return faults;
    },
    add(fault) {
      faults = [...faults, fault];
    },
    clear() {
      faults = [];
      wake();
    },
    take(request) {
      const met = faults.filter(fault => isConcerned(fault, request));
      faults = faults.flatMap(fault => {
        if (!met.includes(fault) || fault.times === undefined) return [fault];
        return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
      });
      return met;
    },
    untilMended(signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        function abort() {
          waiting.delete(resume);
          reject(signal.reason);
        }
        function resume() {
          signal.removeEventListener('abort', abort);
          resolve();
        }
        signal.addEventListener('abort', abort, { once: true });
        waiting.add(resume);
      });
    },
  };
}

/** Answers a request, with the faults that affect it. */
export async function answerDespite<F extends TimedFault, R>(options: {
  faults: Faults<F, R>;
  request: R;
  signal: AbortSignal;
  timers: Timers;
  refused: () => Error;
  /** The answer of the fault; undefined if `answer` is used. */
  respond: (fault: F) => Response | undefined;
  answer: (met: F[]) => Promise<Response>;
}): Promise<Response> {
  const { faults, signal, timers, refused, respond, answer } = options;
  let met = faults.take(options.request);
  for (const fault of met) {
    if (fault.kind === 'latency') await timers.wait(fault.latencyMs, signal);
    if (fault.kind === 'network') throw refused();
    if (fault.kind === 'hang') {
      await faults.untilMended(signal);
      met = [];
      break;
    }
    const response = respond(fault);
    if (response) return response;
  }
  return met.reduce<Promise<Response>>(
    async (spoiled, fault) => spoil(await spoiled, fault),
    answer(met),
  );
}

/** The answer of an API server with a fault; undefined if it answers itself. */
export function faultyResponse(options: {
  fault: Fault;
  info: RequestInfo;
  user: string;
}): Response | undefined {
  const { fault, info, user } = options;
  if (fault.kind === 'status') {
    if (fault.status === 403 && !fault.message) {
      const { group, resource: plural = '', name, namespace, verb } = info;
      const target = { group, plural, name };
      return forbidden({ target, user, verb, namespace }).toResponse();
    }
    // A 404 of an unknown path is plain text, not a Status.
    return fault.status === 404 && !fault.message
      ? pageNotFound()
      : failureOf(fault.status, fault.message).toResponse();
  }
  return fault.kind === 'html' ? htmlPage(fault.status) : undefined;
}

/** The login page of a proxy in front of a server. */
export function htmlPage(status = 200): Response {
  return new Response(
    '<!DOCTYPE html><html><head><title>Sign in</title></head>' +
      '<body><h1>Sign in to continue</h1></body></html>',
    { status, headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
}

/** The response with a body that is damaged as the fault says. */
async function spoil(response: Response, fault: TimedFault): Promise<Response> {
  if (fault.kind !== 'truncated' && fault.kind !== 'listWithoutKind') {
    return response;
  }
  const body = await response.text();
  const spoiled =
    fault.kind === 'truncated'
      ? body.slice(0, Math.floor(body.length * 0.6))
      : body.replace(/"kind":"\w+List",/, '');
  return new Response(spoiled, {
    status: response.status,
    headers: response.headers,
  });
}
