/** A failure as Backstage's error middleware sends it. */
export class BackstageError extends Error {
  readonly status: number;

  constructor(options: { status: number; name?: string; message: string }) {
    super(options.message);
    this.status = options.status;
    this.name = options.name ?? '';
  }
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

/** What Backstage answers to a request that makes no sense. */
export function inputError(message: string): BackstageError {
  return new BackstageError({ status: 400, name: 'InputError', message });
}

/** What Backstage answers where something is not there. */
export function notFoundError(message: string): BackstageError {
  return new BackstageError({ status: 404, name: 'NotFoundError', message });
}
