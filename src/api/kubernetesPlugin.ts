// Everything we rely on in @backstage/plugin-kubernetes-react 0.6 and
// @backstage/plugin-kubernetes-backend 0.21 that is not in their types.
import type { FetchApi } from '@backstage/core-plugin-api';
import {
  KubernetesBackendClient,
  type KubernetesApi,
} from '@backstage/plugin-kubernetes-react';
import { recordAt, textAt } from '../flux';
import {
  FluxRequestError,
  type FluxFailure,
  type FluxFailureMeaning,
  type FluxProblem,
} from './FluxRequestError';

/** The permission to use the proxy of the Kubernetes backend. */
export const PROXY_PERMISSION = 'kubernetes.proxy';

/**
 * Whether this is the Kubernetes plugin's own client. An app's own
 * implementation is used as it is, since its internals are unknown.
 */
export function isStockClient(kubernetesApi: KubernetesApi): boolean {
  return kubernetesApi.constructor === KubernetesBackendClient;
}

/**
 * Derives a Kubernetes client with another `getClusters`: the stock client
 * reads the list of clusters before every proxied request.
 */
export function withClusters(
  kubernetesApi: KubernetesApi,
  getClusters: KubernetesApi['getClusters'],
): KubernetesApi {
  if (!isStockClient(kubernetesApi)) return kubernetesApi;
  const derived: KubernetesApi = Object.create(kubernetesApi);
  derived.getClusters = getClusters;
  return derived;
}

/**
 * Derives a Kubernetes client whose requests end when `signal` aborts. The
 * stock client takes no signal, and an abandoned request keeps one of the
 * browser's six connections.
 */
export function withSignal(
  kubernetesApi: KubernetesApi,
  signal: AbortSignal,
): KubernetesApi {
  const { fetchApi } = kubernetesApi as unknown as { fetchApi?: FetchApi };
  if (!isStockClient(kubernetesApi) || !fetchApi) return kubernetesApi;
  const abortable: FetchApi = {
    fetch: (input, init) => fetchApi.fetch(input, { signal, ...init }),
  };
  return Object.create(kubernetesApi, { fetchApi: { value: abortable } });
}

/** A kind of what the Kubernetes backend fetches as an entity's workloads. */
export interface WorkloadType {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/**
 * What the Kubernetes backend calls what it fetches as workloads. The objects
 * do not say themselves what they are: items of lists of built-in kinds have
 * neither `kind` nor `apiVersion` (KubernetesFanOutHandler, ALL_OBJECTS;
 * KubernetesFetcher, transformResources). Pods, ReplicaSets and Secrets are of
 * no use here, and left out.
 */
const WORKLOAD_TYPES: ReadonlyMap<string, WorkloadType> = new Map(
  (
    [
      ['deployments', 'apps', 'v1', 'Deployment'],
      ['statefulsets', 'apps', 'v1', 'StatefulSet'],
      ['daemonsets', 'apps', 'v1', 'DaemonSet'],
      ['jobs', 'batch', 'v1', 'Job'],
      ['cronjobs', 'batch', 'v1', 'CronJob'],
      ['services', '', 'v1', 'Service'],
      ['configmaps', '', 'v1', 'ConfigMap'],
      ['ingresses', 'networking.k8s.io', 'v1', 'Ingress'],
      [
        'horizontalpodautoscalers',
        'autoscaling',
        'v2',
        'HorizontalPodAutoscaler',
      ],
    ] as const
  ).map(([type, group, version, kind]) => [type, { group, version, kind }]),
);

/** The kind of what the backend calls `type`, which is its plural. */
export function workloadType(
  type: string | undefined,
): WorkloadType | undefined {
  return WORKLOAD_TYPES.get(type ?? '');
}

/** The type of the custom resources that the backend is configured to fetch. */
export const CUSTOM_TYPE = 'customresources';

/** What an HTTP status of a Kubernetes API server means. */
export function meaningOfStatus(
  statusCode: number | undefined,
): FluxFailureMeaning {
  if (statusCode === 401) return 'not-signed-in';
  if (statusCode === 403) return 'not-permitted';
  return 'unexpected';
}

/**
 * The failure behind a FETCH_ERROR of the Kubernetes backend: node-fetch
 * reports either a failed connection or a body that is not JSON.
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
 * What is missing if a proxied request is answered with 404: the path (that
 * version is not served), or the object, for which the API server sends a
 * Kubernetes `Status`. Undefined if Backstage answered because it no longer
 * knows the cluster.
 */
export function missingBy404(
  text: string,
): 'not-served' | 'no-object' | undefined {
  if (/"kind"\s*:\s*"Status"/.test(text)) return 'no-object';
  return /"error"\s*:\s*\{/.test(text) ? undefined : 'not-served';
}

/**
 * Why a proxied request failed. A Kubernetes `Status` has its message at the
 * top level, an error of Backstage below `error`. Throws if Backstage itself
 * does not permit the use of the proxy.
 */
export function refusalIn(response: Response, body: unknown): FluxProblem {
  const { status: statusCode } = response;
  const backstageError = recordAt(body, 'error');
  if (textAt(backstageError, 'name') === 'NotAllowedError') {
    throw new FluxRequestError({
      message: textAt(backstageError, 'message') ?? 'Not allowed',
      meaning: 'not-permitted',
      statusCode,
      permission: PROXY_PERMISSION,
    });
  }
  // Backstage answers 401 itself when the session has expired.
  const isBetween = backstageError && statusCode !== 401;
  // API servers send whole seconds.
  const seconds = Number(response.headers.get('Retry-After') ?? '');
  return {
    ...(seconds > 0 && { retryAfterMs: seconds * 1_000 }),
    meaning: isBetween ? 'unreachable' : meaningOfStatus(statusCode),
    statusCode,
    message: textAt(body, 'message') ?? textAt(backstageError, 'message'),
  };
}

/**
 * Converts what `KubernetesApi` throws: plain errors with the message
 * `Request failed with <status> <text>, <body>`, and network errors of the
 * browser (KubernetesBackendClient).
 *
 * `permission` is the permission that the request needs; the error names it if
 * the request was refused.
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

/** What a failed request means for each of its clusters. */
export function meaningForCluster(
  meaning: FluxFailureMeaning,
): FluxFailureMeaning {
  return meaning === 'backend-missing' ? 'unexpected' : meaning;
}

function meaningOfThrown(name: string | undefined): FluxFailureMeaning {
  switch (name) {
    case 'SyntaxError':
      return 'malformed';
    // fetch() rejects with a TypeError if there is no connection.
    case 'TypeError':
      return 'unreachable';
    default:
      return 'unexpected';
  }
}

/**
 * Name and message of anything thrown. `instanceof` is false for errors of
 * another realm, such as jsdom's.
 */
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
