import type { FluxFailureMeaning } from './FluxApi';

/**
 * The meaning of a {@link FluxRequestError}; `backend-missing` is a Backstage
 * without the Kubernetes backend plugin.
 *
 * @public
 */
export type FluxRequestErrorMeaning = FluxFailureMeaning | 'backend-missing';

/**
 * A request failed as a whole, not on one cluster. `message` is the backend's
 * own.
 *
 * @public
 */
export class FluxRequestError extends Error {
  /** What it means for the person who sees it. */
  readonly meaning: FluxRequestErrorMeaning;
  /** HTTP status of the answer, if there was one. */
  readonly statusCode?: number;
  /** Name of the Backstage permission that is missing, where one is. */
  readonly permission?: string;

  constructor(options: {
    message: string;
    meaning: FluxRequestErrorMeaning;
    statusCode?: number;
    permission?: string;
    cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
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
