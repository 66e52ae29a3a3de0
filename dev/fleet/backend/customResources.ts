import { Cluster } from '../cluster';
import { isObject } from '../types';
import { checkCredential, RequestAuth } from './credentials';

/** The kind of custom resources that a query requests. */
export interface CustomResourceMatcher {
  group: string;
  apiVersion: string;
  plural: string;
}

/** A matcher with the name of its type in the answer. */
interface ObjectToFetch extends CustomResourceMatcher {
  objectType: string;
}

const WORKLOADS: Array<[group: string, apiVersion: string, plural: string]> = [
  ['', 'v1', 'pods'],
  ['', 'v1', 'services'],
  ['', 'v1', 'configmaps'],
  ['', 'v1', 'limitranges'],
  ['', 'v1', 'resourcequotas'],
  ['apps', 'v1', 'deployments'],
  ['apps', 'v1', 'replicasets'],
  ['autoscaling', 'v2', 'horizontalpodautoscalers'],
  ['batch', 'v1', 'jobs'],
  ['batch', 'v1', 'cronjobs'],
  ['networking.k8s.io', 'v1', 'ingresses'],
  ['apps', 'v1', 'statefulsets'],
  ['apps', 'v1', 'daemonsets'],
];

/**
 * The objects that a query of workloads fetches by default. Backstage:
 * plugin-kubernetes-backend's KubernetesFanOutHandler.
 */
export const workloadObjects: ObjectToFetch[] = WORKLOADS.map(
  ([group, apiVersion, plural]) => ({
    group,
    apiVersion,
    plural,
    objectType: plural,
  }),
);

/** How an entity limits the lists. */
export interface Selection {
  labelSelector: string;
  namespace?: string;
}

type FetchError =
  | { errorType: string; statusCode: number; resourcePath: string }
  | { errorType: 'FETCH_ERROR'; message: string };

/** The answer for one cluster. */
export interface ClusterAnswer {
  cluster: { name: string; title?: string; dashboardUrl?: string };
  resources: Array<{ type: string; resources: unknown[] }>;
  podMetrics: never[];
  errors: FetchError[];
}

/** Lists custom resources on one cluster. */
export async function fetchCustomResources(
  options: FetchOptions & { matchers: CustomResourceMatcher[] },
): Promise<ClusterAnswer> {
  const { matchers } = options;
  return fetchObjects({
    ...options,
    objects: matchers.map(matcher => ({
      ...matcher,
      objectType: 'customresources',
    })),
  });
}

interface FetchOptions {
  cluster: Cluster;
  selection: Selection;
  auth: RequestAuth;
  signal: AbortSignal;
}

/**
 * Lists objects on one cluster without paging, as plugin-kubernetes-backend's
 * KubernetesFetcher does: a failed matcher adds an error only, a lost
 * connection drops the whole cluster, and a missing credential all clusters.
 */
export async function fetchObjects(
  options: FetchOptions & { objects: ObjectToFetch[] },
): Promise<ClusterAnswer> {
  const { cluster, objects, auth } = options;
  checkCredential(cluster, auth);
  const { name, title, dashboardUrl } = cluster;
  const empty: ClusterAnswer = {
    cluster: {
      name,
      ...(title && { title }),
      ...(dashboardUrl && { dashboardUrl }),
    },
    resources: [],
    podMetrics: [],
    errors: [],
  };
  try {
    const results = await Promise.all(
      objects.map(matcher => fetchOne({ ...options, matcher })),
    );
    return {
      ...empty,
      resources: results.flatMap(({ block }) => (block ? [block] : [])),
      errors: results.flatMap(({ error }) => (error ? [error] : [])),
    };
  } catch (error) {
    if ((error as Error).name !== 'FetchError') throw error;
    const { message } = error as Error;
    return { ...empty, errors: [{ errorType: 'FETCH_ERROR', message }] };
  }
}

const errorTypes: Record<number, string> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED_ERROR',
  404: 'NOT_FOUND',
  500: 'SYSTEM_ERROR',
};

async function fetchOne(options: {
  cluster: Cluster;
  matcher: ObjectToFetch;
  selection: Selection;
  signal: AbortSignal;
}): Promise<{
  block?: ClusterAnswer['resources'][number];
  error?: FetchError;
}> {
  const { cluster, matcher, selection, signal } = options;
  const { group, apiVersion, plural, objectType } = matcher;
  const { namespace, labelSelector } = selection;
  const scope = namespace ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  const version = encodeURIComponent(apiVersion);
  const api = group
    ? `/apis/${encodeURIComponent(group)}/${version}`
    : `/api/${version}`;
  const path = `${api}${scope}/${encodeURIComponent(plural)}`;
  const url = `${cluster.server}${path}?labelSelector=${encodeURIComponent(
    labelSelector,
  )}`;
  const response = await connect(cluster, url, signal);
  if (!response.ok) {
    return {
      error: {
        errorType: errorTypes[response.status] ?? 'UNKNOWN_ERROR',
        statusCode: response.status,
        resourcePath: path,
      },
    };
  }
  const list = await parse(response, url);
  const { kind, items } = list as { kind: string; items: object[] };
  // As in Backstage, items of lists of built-in objects lack kind and
  // apiVersion.
  if (objectType !== 'customresources') {
    return { block: { type: objectType, resources: items } };
  }
  return {
    block: {
      type: objectType,
      // Throws if a list with items has no `kind`. So does Backstage's backend,
      // which then answers 500 for all clusters.
      resources: items.map(item => ({
        ...item,
        kind: kind.replace(/List$/, ''),
      })),
    },
  };
}

async function connect(
  cluster: Cluster,
  url: string,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await cluster.handle(new Request(url, { signal }));
  } catch (error) {
    throw signal.aborted
      ? error
      : fetchError(
          `request to ${url} failed, reason: ${(error as Error).message}`,
        );
  }
}

async function parse(response: Response, url: string): Promise<object> {
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
    throw new Error('not an object');
  } catch (error) {
    throw fetchError(
      `invalid json response body at ${url} reason: ${
        (error as Error).message
      }`,
    );
  }
}

function fetchError(message: string): Error {
  return Object.assign(new Error(message), { name: 'FetchError' });
}
