import { JsonObject } from '../types';
import { qualifiedResource } from './resources';

interface Target {
  group: string;
  /** That of a part of an object is `pods/log`, say. */
  plural: string;
  name?: string;
}

/** A failure that the API server answers as a `Status` object. */
export class ApiError extends Error {
  readonly code: number;
  readonly reason?: string;
  readonly details?: JsonObject;
  readonly metadata: JsonObject;

  constructor(options: {
    code: number;
    reason?: string;
    message: string;
    details?: JsonObject;
    metadata?: JsonObject;
  }) {
    super(options.message);
    this.code = options.code;
    this.reason = options.reason;
    this.details = options.details;
    this.metadata = options.metadata ?? {};
  }

  /** Kubernetes: apimachinery meta/v1 Status. */
  toResponse(): Response {
    return json(
      {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: this.metadata,
        status: 'Failure',
        message: this.message,
        ...(this.reason && { reason: this.reason }),
        ...(this.details && { details: this.details }),
        code: this.code,
      },
      this.code,
    );
  }
}

/** A JSON response with the headers of an API server. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'cache-control': 'no-cache, private',
      'content-type': 'application/json',
    },
  });
}

/** Kubernetes: what net/http says where no handler is registered. */
export function pageNotFound(): Response {
  return new Response('404 page not found\n', {
    status: 404,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    },
  });
}

function detailsOf(target: Target): JsonObject {
  return {
    ...(target.name && { name: target.name }),
    ...(target.group && { group: target.group }),
    kind: target.plural,
  };
}

/** Kubernetes: apimachinery pkg/api/errors NewNotFound. */
export function notFound(target: Target): ApiError {
  return new ApiError({
    code: 404,
    reason: 'NotFound',
    message: `${qualifiedResource(target)} "${target.name}" not found`,
    details: detailsOf(target),
  });
}

/** Kubernetes: apiserver endpoints/handlers/responsewriters ForbiddenStatusError. */
export function forbidden(options: {
  target: Target;
  user: string;
  verb: string;
  namespace?: string;
}): ApiError {
  const { user, verb, namespace } = options;
  const { plural } = options.target;
  const target = { ...options.target, plural: plural.split('/')[0] };
  const name = target.name ? ` "${target.name}"` : '';
  const scope =
    namespace === undefined
      ? 'at the cluster scope'
      : `in the namespace "${namespace}"`;
  return new ApiError({
    code: 403,
    reason: 'Forbidden',
    message:
      `${qualifiedResource(target)}${name} is forbidden: User "${user}" ` +
      `cannot ${verb} resource "${plural}" ` +
      `in API group "${target.group}" ${scope}`,
    details: detailsOf(target),
  });
}

/** Kubernetes: apimachinery pkg/api/errors NewConflict. */
export function conflict(target: Target): ApiError {
  return new ApiError({
    code: 409,
    reason: 'Conflict',
    message:
      `Operation cannot be fulfilled on ${qualifiedResource(target)} ` +
      `"${target.name}": the object has been modified; please apply your ` +
      'changes to the latest version and try again',
    details: detailsOf(target),
  });
}

/** Kubernetes: apimachinery pkg/api/errors NewInvalid. */
export function invalid(options: {
  kind: string;
  group: string;
  name: string;
  causes: Array<{ field: string; message: string }>;
}): ApiError {
  const { kind, group, name, causes } = options;
  const texts = causes.map(({ field, message }) => `${field}: ${message}`);
  const what = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
  const qualified = group === '' ? kind : `${kind}.${group}`;
  return new ApiError({
    code: 422,
    reason: 'Invalid',
    message: `${qualified} "${name}" is invalid: ${what}`,
    details: {
      name,
      group,
      kind,
      causes: causes.map(cause => ({
        reason: 'FieldValueInvalid',
        ...cause,
      })),
    },
  });
}

/** Kubernetes: apimachinery pkg/api/errors NewBadRequest. */
export function badRequest(message: string): ApiError {
  return new ApiError({ code: 400, reason: 'BadRequest', message });
}

/** Kubernetes: apimachinery pkg/api/errors NewMethodNotSupported. */
export function methodNotAllowed(): ApiError {
  return new ApiError({
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
    details: {},
  });
}

/** Kubernetes: apiserver endpoints/handlers/negotiation NewUnsupportedMediaTypeError. */
export function unsupportedMediaType(): ApiError {
  return new ApiError({
    code: 415,
    reason: 'UnsupportedMediaType',
    message:
      'the body of the request was in an unknown format - accepted media ' +
      'types include: application/json-patch+json, ' +
      'application/merge-patch+json, application/apply-patch+yaml',
  });
}

/** Kubernetes: apiserver endpoints/handlers/negotiation errNotAcceptable. */
export function notAcceptable(message: string): ApiError {
  return new ApiError({ code: 406, reason: 'NotAcceptable', message });
}

/**
 * The token in the answer continues the list with the current objects.
 * Kubernetes: apiserver pkg/storage/etcd3/errors.go.
 */
export function expired(token: string): ApiError {
  return new ApiError({
    code: 410,
    reason: 'Expired',
    message:
      'The provided continue parameter is too old to display a consistent ' +
      'list result. You can start a new list without the continue parameter, ' +
      'or use the continue token in this response to retrieve the remainder ' +
      'of the list. Continuing with the provided token results in an ' +
      'inconsistent list - objects that were created, modified, or deleted ' +
      'between the time the first chunk was returned and now may show up in ' +
      'the list.',
    metadata: { continue: token },
  });
}

const reasons: Record<number, [reason: string, message: string]> = {
  401: ['Unauthorized', 'Unauthorized'],
  404: ['NotFound', 'the server could not find the requested resource'],
  429: ['TooManyRequests', 'Too many requests, please try again later.'],
  500: [
    'InternalError',
    'Internal error occurred: etcdserver: request timed out',
  ],
  503: [
    'ServiceUnavailable',
    'the server is currently unable to handle the request',
  ],
  504: [
    'Timeout',
    'Timeout: request did not complete within requested timeout',
  ],
};

/**
 * The error with which an API server answers if all requests fail with that
 * code.
 */
export function failureOf(code: number, message?: string): ApiError {
  const [reason, usual] = reasons[code] ?? [
    'InternalError',
    `an error on the server ("unknown") has prevented the request from succeeding`,
  ];
  return new ApiError({ code, reason, message: message ?? usual });
}
