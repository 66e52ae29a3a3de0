import {
  ClusterAnswer,
  fetchCustomResources,
  fetchObjects,
  workloadObjects,
} from './backend/customResources';
import {
  FleetEntity,
  readQuery,
  readWorkloadsQuery,
  selectionOf,
} from './backend/entities';
import {
  BackstageError,
  errorResponse,
  FailedToFetchError,
  failureOf,
  jsonResponse,
  notFoundError,
} from './backend/errors';
import { proxy } from './backend/proxy';
import { locate, ServiceLocator } from './backend/serviceLocator';
import { answerDespite, createFaults, htmlPage, TimedFault } from './faults';
import { Fleet } from './fleet';

/** The permissions of Backstage's Kubernetes plugin. */
export type KubernetesPermission =
  | 'kubernetes.clusters.read'
  | 'kubernetes.resources.read'
  | 'kubernetes.proxy';

/** The endpoints of the backend. */
export type BackendEndpoint = 'clusters' | 'query' | 'workloads' | 'proxy';

/** A fault of the backend itself, independent of its clusters. */
export type BackendFault = Exclude<
  TimedFault,
  { kind: 'expired' | 'admission' }
> & {
  /** The only endpoint that the fault affects; all if left out. */
  endpoint?: BackendEndpoint;
};

/** A request that the backend has received, for tests to count and compare. */
export interface LoggedRequest {
  method: string;
  /** The path after `/api/kubernetes`, with the query. */
  path: string;
  headers: Record<string, string>;
  /** Parsed if it is JSON. */
  body?: unknown;
  /** The cluster a proxied request is for. */
  cluster?: string;
}

/** The options of the simulated backend. */
export interface KubernetesBackendOptions {
  fleet: Fleet;
  /** The entities in the catalog. */
  entities: FleetEntity[];
  serviceLocator?: ServiceLocator;
}

/** A simulation of Backstage's Kubernetes backend on top of a fleet. */
export interface KubernetesBackend {
  handle(request: Request): Promise<Response>;
  readonly requests: LoggedRequest[];
  readonly entities: FleetEntity[];
  deny(permission: KubernetesPermission): void;
  allow(permission: KubernetesPermission): void;
  isAllowed(permission: string): boolean;
  break(fault: BackendFault): void;
  /** Ends all faults; requests that hang are answered now. */
  mend(): void;
  /** If false, every answer is 401 `No Backstage token`. */
  signedIn: boolean;
  /** If false, every answer is 404, as if the backend were not installed. */
  installed: boolean;
}

const permissions: Record<BackendEndpoint, KubernetesPermission> = {
  clusters: 'kubernetes.clusters.read',
  query: 'kubernetes.resources.read',
  workloads: 'kubernetes.resources.read',
  proxy: 'kubernetes.proxy',
};

/**
 * Creates the backend. It behaves as plugin-kubernetes-backend 0.21.11 does,
 * including its quirks.
 */
export function createKubernetesBackend(
  options: KubernetesBackendOptions,
): KubernetesBackend {
  const { fleet, entities, serviceLocator = 'multiTenant' } = options;
  const denied = new Set<string>();
  const faults = createFaults(
    (fault: BackendFault, asked: BackendEndpoint) =>
      !fault.endpoint || fault.endpoint === asked,
  );

  const backend: KubernetesBackend = {
    requests: [],
    entities: [...entities],
    signedIn: true,
    installed: true,
    deny: permission => void denied.add(permission),
    allow: permission => void denied.delete(permission),
    isAllowed: permission => !denied.has(permission),
    break: faults.add,
    mend: faults.clear,

    async handle(request) {
      try {
        backend.requests.push(await logged(request));
        return await route(request);
      } catch (error) {
        if (request.signal.aborted || error instanceof FailedToFetchError) {
          throw error;
        }
        return errorResponse(
          request,
          error instanceof BackstageError
            ? error
            : new BackstageError({
                status: 500,
                name: (error as Error).name,
                message: (error as Error).message,
              }),
        );
      }
    },
  };

  async function route(request: Request): Promise<Response> {
    const path = pathOf(request);
    if (!backend.installed || path === undefined) {
      throw notFoundError('Not Found');
    }
    if (!backend.signedIn) {
      throw failureOf(401, 'No Backstage token');
    }
    const endpoint = endpointOf(request, path);
    if (!endpoint) throw notFoundError('Not Found');
    if (denied.has(permissions[endpoint])) throw failureOf(403, 'Unauthorized');
    return answerDespite({
      faults,
      request: endpoint,
      signal: request.signal,
      timers: fleet.timers,
      refused: () => new FailedToFetchError(),
      respond: fault => faultyResponse(request, fault),
      answer: () => answer(endpoint, request, path),
    });
  }

  async function answer(
    endpoint: BackendEndpoint,
    request: Request,
    path: string,
  ): Promise<Response> {
    switch (endpoint) {
      case 'clusters':
        return jsonResponse({ items: fleet.clusters.map(clusterItem) });
      case 'query':
        return query(request);
      case 'workloads':
        return workloadsQuery(request);
      default:
        return proxy({ request, fleet, path: path.slice('/proxy'.length) });
    }
  }

  async function query(request: Request): Promise<Response> {
    const { entity, matchers, auth } = readQuery({
      body: await request.json(),
      entities: backend.entities,
    });
    return answerFor(entity, cluster =>
      fetchCustomResources({
        cluster,
        matchers,
        selection: selectionOf(entity),
        auth,
        signal: request.signal,
      }),
    );
  }

  async function workloadsQuery(request: Request): Promise<Response> {
    const { entity, auth } = readWorkloadsQuery({
      body: await request.json(),
      entities: backend.entities,
    });
    return answerFor(entity, cluster =>
      fetchObjects({
        cluster,
        objects: workloadObjects,
        selection: selectionOf(entity),
        auth,
        signal: request.signal,
      }),
    );
  }

  async function answerFor(
    entity: FleetEntity,
    ask: (cluster: Fleet['clusters'][number]) => Promise<ClusterAnswer>,
  ): Promise<Response> {
    const clusters = locate({
      locator: serviceLocator,
      entity,
      clusters: fleet.clusters,
    });
    const answers = await Promise.all(clusters.map(ask));
    return jsonResponse({
      items: answers.filter(
        ({ errors, resources }) =>
          errors.length > 0 ||
          resources.some(block => block.resources.length > 0),
      ),
    });
  }

  return backend;
}

function endpointOf(
  request: Request,
  path: string,
): BackendEndpoint | undefined {
  if (path.startsWith('/proxy/')) return 'proxy';
  switch (`${request.method} ${path.split('?')[0]}`) {
    case 'GET /clusters':
      return 'clusters';
    case 'POST /resources/custom/query':
      return 'query';
    case 'POST /resources/workloads/query':
      return 'workloads';
    default:
      return undefined;
  }
}

function faultyResponse(
  request: Request,
  fault: BackendFault,
): Response | undefined {
  if (fault.kind === 'html') return htmlPage(fault.status);
  return fault.kind === 'status'
    ? errorResponse(request, failureOf(fault.status, fault.message))
    : undefined;
}

function clusterItem(cluster: Fleet['clusters'][number]) {
  const { name, title, dashboardUrl, authProvider, oidcTokenProvider } =
    cluster;
  return {
    name,
    title,
    dashboardUrl,
    authProvider,
    ...(oidcTokenProvider && { oidcTokenProvider }),
  };
}

function pathOf(request: Request): string | undefined {
  const { pathname, search } = new URL(request.url);
  const [, path] = /\/api\/kubernetes(\/.*)$/.exec(pathname) ?? [];
  return path && `${path}${search}`;
}

async function logged(request: Request): Promise<LoggedRequest> {
  const text = await request.clone().text();
  const cluster = request.headers.get('Backstage-Kubernetes-Cluster');
  return {
    method: request.method,
    path: pathOf(request) ?? request.url,
    headers: Object.fromEntries(request.headers),
    ...(text && { body: parsed(text) }),
    ...(cluster && { cluster }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return text;
  }
}
