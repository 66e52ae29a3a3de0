// All that is relied on of @backstage/plugin-kubernetes-react 0.6 and
// @backstage/plugin-kubernetes-backend 0.21 and is not in their types.
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
 * Whether this is the client that the Kubernetes plugin brings. An app's own
 * implementation is used as it is, since nothing is known of its insides.
 */
export function isStockClient(kubernetesApi: KubernetesApi): boolean {
  return kubernetesApi.constructor === KubernetesBackendClient;
}

/**
 * The app's Kubernetes client with another `getClusters`: the stock client
 * reads the list of clusters again before every proxied request.
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
 * The app's Kubernetes client whose requests end when `signal` aborts: the
 * stock client takes no signal, and a request that nobody waits for any more
 * keeps one of the six connections that browsers open.
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
 * What a proxied request that was answered with 404 did not find: nothing
 * handles the path, or a missing object, which is told with a Kubernetes
 * `Status`. Undefined where it is Backstage that answers: the cluster is gone.
 */
export function missingBy404(
  text: string,
): 'not-served' | 'no-object' | undefined {
  if (/"kind"\s*:\s*"Status"/.test(text)) return 'no-object';
  return /"error"\s*:\s*\{/.test(text) ? undefined : 'not-served';
}

/**
 * Why a proxied request was refused. A Kubernetes `Status` has its message at
 * the top, Backstage's errors below `error`. Throws where Backstage itself
 * does not let the proxy be used.
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
  // Backstage answers 401 itself where a session has ended.
  const isBetween = backstageError && statusCode !== 401;
  return {
    meaning: isBetween ? 'unreachable' : meaningOfStatus(statusCode),
    statusCode,
    message: textAt(body, 'message') ?? textAt(backstageError, 'message'),
  };
}

/**
 * Makes sense of what `KubernetesApi` throws: plain errors whose message is
 * `Request failed with <status> <text>, <body>`, and the browser's own network
 * errors (KubernetesBackendClient).
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
export function meaningForCluster(
  meaning: FluxFailureMeaning,
): FluxFailureMeaning {
  return meaning === 'backend-missing' ? 'unexpected' : meaning;
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
