/**
 * What a failure means for the person who sees it:
 *
 * - `not-permitted`: signed in, but lacking a right (HTTP 403)
 * - `not-signed-in`: no or refused credentials (HTTP 401)
 * - `not-installed`: no version of the kind is served there; not an error
 * - `unreachable`: no connection to the API server
 * - `no-answer`: connected, or trying to, but silent for too long
 * - `malformed`: an answer that is not what the Kubernetes API sends
 * - `ambiguous-cluster`: two clusters have this name, and cannot be told apart
 * - `another-object`: the name belongs to another object than the one shown
 * - `backend-missing`: this Backstage has no Kubernetes backend plugin
 * - `unexpected`: any other refusal; the status code tells more
 *
 * @public
 */
export type FluxFailureMeaning =
  | 'not-permitted'
  | 'not-signed-in'
  | 'not-installed'
  | 'unreachable'
  | 'no-answer'
  | 'malformed'
  | 'ambiguous-cluster'
  | 'another-object'
  | 'backend-missing'
  | 'unexpected';

/**
 * Why something could not be read or changed.
 *
 * @public
 */
export interface FluxProblem {
  /** What it means for the person who sees it. */
  readonly meaning: FluxFailureMeaning;
  /** HTTP status of the answer, if there was one. */
  readonly statusCode?: number;
  /** What the API server or the Backstage backend said, in its own words. */
  readonly message?: string;
  /** Name of the Backstage permission that is missing, where one is. */
  readonly permission?: string;
}

/**
 * Why a cluster's objects (of one kind, or of all kinds asked for) are not in
 * an answer.
 *
 * @public
 */
export interface FluxFailure extends FluxProblem {
  /** Name of the cluster. */
  readonly cluster: string;
  /** The kind that failed; undefined when all kinds of the cluster did. */
  readonly kind?: string;
}

/**
 * A request failed as a whole, not on one cluster. `message` is the backend's
 * own.
 *
 * @public
 */
export class FluxRequestError extends Error implements FluxProblem {
  /** What it means for the person who sees it. */
  readonly meaning: FluxFailureMeaning;
  /** HTTP status of the answer, if there was one. */
  readonly statusCode?: number;
  /** Name of the Backstage permission that is missing, where one is. */
  readonly permission?: string;

  constructor(options: FluxProblem & { cause?: unknown }) {
    super(options.message ?? '', { cause: options.cause });
    this.name = 'FluxRequestError';
    this.meaning = options.meaning;
    this.statusCode = options.statusCode;
    this.permission = options.permission;
  }
}

/** What was thrown as the error of a request. */
export function errorOf(cause: unknown): FluxRequestError {
  if (cause instanceof FluxRequestError) return cause;
  return new FluxRequestError({
    message: cause instanceof Error ? cause.message : String(cause),
    meaning: 'unexpected',
    cause,
  });
}
