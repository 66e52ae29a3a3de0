import { textAt } from '../flux/objects/json';
import { FluxRequestError } from './FluxRequestError';
import type { FluxFailure, FluxFailureMeaning } from './FluxApi';

/** What an HTTP status of a Kubernetes API server means. */
export function meaningOfStatus(
  statusCode: number | undefined,
): FluxFailureMeaning {
  if (statusCode === 401) return 'not-signed-in';
  if (statusCode === 403) return 'not-permitted';
  return 'unexpected';
}

/**
 * What the Kubernetes backend means by a FETCH_ERROR: node-fetch says either
 * that there was no connection or that the body was not JSON.
 */
export function failureOfFetchError(
  cluster: string,
  message: string | undefined,
): FluxFailure {
  const notJson = /invalid json|unexpected (token|end)|not valid json/i;
  return {
    cluster,
    meaning: message && notJson.test(message) ? 'malformed' : 'unreachable',
    message,
  };
}

/**
 * Makes sense of what `KubernetesApi` throws: plain errors whose message is
 * `Request failed with <status> <text>, <body>`, and the browser's own network
 * errors (facts: plugin-kubernetes-react, KubernetesBackendClient).
 *
 * `permission` is the one that the request needs, named when it was refused.
 */
export function requestErrorOf(
  cause: unknown,
  permission: string,
): FluxRequestError {
  if (cause instanceof FluxRequestError) return cause;
  const { name, message: text = String(cause) } = thrown(cause);
  const refused = /^Request failed with (\d{3}) ?([^,]*), ?([^]*)$/.exec(text);
  if (refused) {
    const statusCode = Number(refused[1]);
    const meaning = meaningOfStatus(statusCode);
    return new FluxRequestError({
      message: backstageMessage(refused[3]) ?? `${refused[1]} ${refused[2]}`,
      meaning,
      statusCode,
      permission: meaning === 'not-permitted' ? permission : undefined,
      cause,
    });
  }
  if (text.startsWith('Could not find the Kubernetes Backend')) {
    return new FluxRequestError({
      message: text,
      meaning: 'backend-missing',
      statusCode: 404,
      cause,
    });
  }
  return new FluxRequestError({
    message: text,
    meaning: meaningOfThrown(name),
    cause,
  });
}

/** What a request that failed as a whole means for each cluster it was for. */
export function clusterMeaningOf(error: FluxRequestError): FluxFailureMeaning {
  return error.meaning === 'backend-missing' ? 'unexpected' : error.meaning;
}

function meaningOfThrown(name: string | undefined): FluxFailureMeaning {
  switch (name) {
    case 'SyntaxError':
      return 'malformed';
    // fetch() rejects with it when there is no connection.
    case 'TypeError':
      return 'unreachable';
    default:
      return 'unexpected';
  }
}

/** Name and message of what was thrown; `instanceof` ends at a realm's edge. */
function thrown(cause: unknown): { name?: string; message?: string } {
  if (typeof cause !== 'object' || cause === null) return {};
  const { name, message } = cause as Partial<Error>;
  return { name, message };
}

/** The message in Backstage's error JSON, `{"error": {"message": "…"}}`. */
function backstageMessage(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return textAt(parsed, 'error', 'message') ?? textAt(parsed, 'error');
  } catch {
    return undefined;
  }
}
