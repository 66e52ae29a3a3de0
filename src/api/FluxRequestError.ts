/**
 * What a failure means to the user:
 *
 * - `not-permitted`: signed in, but lacking a right (HTTP 403)
 * - `not-signed-in`: missing or rejected credentials (HTTP 401)
 * - `not-installed`: the cluster serves no version of the kind; not an error
 * - `unreachable`: no connection to the API server
 * - `no-answer`: no answer in time
 * - `malformed`: the answer is not one of the Kubernetes API
 * - `ambiguous-cluster`: two clusters have the same name
 * - `another-object`: the name belongs to another object than the one shown
 * - `backend-missing`: this Backstage has no Kubernetes backend plugin
 * - `unexpected`: any other failure; see the status code
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
  /** What it means to the user. */
  readonly meaning: FluxFailureMeaning;
  /** HTTP status of the answer, if there was one. */
  readonly statusCode?: number;
  /** Message of the API server or the Backstage backend, unchanged. */
  readonly message?: string;
  /** Name of the missing Backstage permission, if that is the reason. */
  readonly permission?: string;
  /** After how many milliseconds it may be asked again, if it says so. */
  readonly retryAfterMs?: number;
}

/**
 * Why a cluster's objects (of one kind, or of all requested kinds) are missing
 * from an answer.
 *
 * @public
 */
export interface FluxFailure extends FluxProblem {
  /** Name of the cluster. */
  readonly cluster: string;
  /** The kind that failed; undefined if all kinds of the cluster did. */
  readonly kind?: string;
}

/**
 * The error of a request that failed as a whole, not on one cluster. `message`
 * is the message of the backend or the API server.
 *
 * @public
 */
export class FluxRequestError extends Error implements FluxProblem {
  /** What it means to the user. */
  readonly meaning: FluxFailureMeaning;
  /** HTTP status of the answer, if there was one. */
  readonly statusCode?: number;
  /** Name of the missing Backstage permission, if that is the reason. */
  readonly permission?: string;
  /** After how many milliseconds it may be asked again, if it says so. */
  readonly retryAfterMs?: number;

  constructor(options: FluxProblem & { cause?: unknown }) {
    super(options.message ?? '', { cause: options.cause });
    this.name = 'FluxRequestError';
    this.meaning = options.meaning;
    this.statusCode = options.statusCode;
    this.permission = options.permission;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Converts anything thrown to the error of a request. */
export function errorOf(cause: unknown): FluxRequestError {
  if (cause instanceof FluxRequestError) return cause;
  return new FluxRequestError({
    message: cause instanceof Error ? cause.message : String(cause),
    meaning: 'unexpected',
    cause,
  });
}
