/** A failure as Backstage's error middleware sends it. */
export class BackstageError extends Error {
  readonly status: number;

  constructor(options: { status: number; name?: string; message: string }) {
    super(options.message);
    this.status = options.status;
    this.name = options.name ?? '';
  }
}

/** No connection to the backend, with the message of Chromium. */
export class FailedToFetchError extends TypeError {
  constructor() {
    super('Failed to fetch');
  }
}

const names: Record<number, string> = {
  400: 'InputError',
  401: 'AuthenticationError',
  403: 'NotAllowedError',
  404: 'NotFoundError',
  503: 'ServiceUnavailableError',
};

/** The error that the backend answers with that status. */
export function failureOf(
  status: number,
  message = 'Failed to reach the database',
): BackstageError {
  const name = names[status] ?? 'Error';
  return new BackstageError({ status, name, message });
}

/** Backstage: backend-defaults' error middleware and the Kubernetes proxy. */
export function errorResponse(
  request: Request,
  error: BackstageError,
): Response {
  const url = new URL(request.url);
  return jsonResponse(
    {
      error: {
        ...(error.name && { name: error.name }),
        message: error.message,
      },
      request: { method: request.method, url: `${url.pathname}${url.search}` },
      response: { statusCode: error.status },
    },
    error.status,
  );
}

/** A JSON response as Express sends it. */
export function jsonResponse(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}

/** The answer to an invalid request. */
export function inputError(message: string): BackstageError {
  return failureOf(400, message);
}

/** The answer to a request for something that does not exist. */
export function notFoundError(message: string): BackstageError {
  return failureOf(404, message);
}
