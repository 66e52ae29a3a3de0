import { fetchCustomResources } from './backend/customResources';
import {
  clusterOf,
  FleetEntity,
  readQuery,
  selectionOf,
} from './backend/entities';
import {
  BackstageError,
  errorResponse,
  jsonResponse,
  notFoundError,
} from './backend/errors';
import { proxy } from './backend/proxy';
import { Fleet } from './fleet';

/** The permissions of Backstage's Kubernetes plugin. */
export type KubernetesPermission =
  | 'kubernetes.clusters.read'
  | 'kubernetes.resources.read'
  | 'kubernetes.proxy';

/** A request the backend was sent, for tests to count and compare. */
export interface LoggedRequest {
  method: string;
  /** After `/api/kubernetes`, with the query. */
  path: string;
  headers: Record<string, string>;
  /** Parsed where it is JSON. */
  body?: unknown;
  /** The cluster a proxied request is for. */
  cluster?: string;
}

/** What the imitated backend is made of. */
export interface KubernetesBackendOptions {
  fleet: Fleet;
  /** The catalog. */
  entities: FleetEntity[];
  /** `singleTenant` honours backstage.io/kubernetes-cluster. */
  serviceLocator?: 'multiTenant' | 'singleTenant';
}

/** Backstage's Kubernetes backend, imitated over a fleet. */
export interface KubernetesBackend {
  handle(request: Request): Promise<Response>;
  readonly requests: LoggedRequest[];
  readonly entities: FleetEntity[];
  deny(permission: KubernetesPermission): void;
  allow(permission: KubernetesPermission): void;
  isAllowed(permission: string): boolean;
  /** False answers 401 `No Backstage token` to everything. */
  signedIn: boolean;
  /** False answers 404 to everything, as where it is not installed. */
  installed: boolean;
}

/**
 * Creates the backend. True to plugin-kubernetes-backend 0.21.11, its quirks
 * included.
 */
export function createKubernetesBackend(
  options: KubernetesBackendOptions,
): KubernetesBackend {
  const { fleet, entities, serviceLocator = 'multiTenant' } = options;
  const denied = new Set<string>();

  function check(permission: KubernetesPermission) {
    if (!denied.has(permission)) return;
    throw new BackstageError({
      status: 403,
      name: 'NotAllowedError',
      message: 'Unauthorized',
    });
  }

  const backend: KubernetesBackend = {
    requests: [],
    entities: [...entities],
    signedIn: true,
    installed: true,
    deny: permission => void denied.add(permission),
    allow: permission => void denied.delete(permission),
    isAllowed: permission => !denied.has(permission),

    async handle(request) {
      try {
        backend.requests.push(await logged(request));
        return await route(request);
      } catch (error) {
        if (request.signal.aborted) throw error;
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
      throw new BackstageError({
        status: 401,
        name: 'AuthenticationError',
        message: 'No Backstage token',
      });
    }
    const endpoint = `${request.method} ${path.split('?')[0]}`;
    if (endpoint === 'GET /clusters') {
      check('kubernetes.clusters.read');
      return jsonResponse({ items: fleet.clusters.map(clusterItem) });
    }
    if (endpoint === 'POST /resources/custom/query') {
      check('kubernetes.resources.read');
      return query(request);
    }
    if (path.startsWith('/proxy/')) {
      check('kubernetes.proxy');
      return proxy({ request, fleet, path: path.slice('/proxy'.length) });
    }
    throw notFoundError('Not Found');
  }

  async function query(request: Request): Promise<Response> {
    const { entity, matchers } = readQuery({
      body: await request.json(),
      entities: backend.entities,
    });
    const only = serviceLocator === 'singleTenant' && clusterOf(entity);
    const answers = await Promise.all(
      fleet.clusters
        .filter(({ name }) => !only || name === only)
        .map(cluster =>
          fetchCustomResources({
            cluster,
            matchers,
            selection: selectionOf(entity),
            signal: request.signal,
          }),
        ),
    );
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

function clusterItem(cluster: Fleet['clusters'][number]) {
  const { name, title, dashboardUrl, authProvider } = cluster;
  return {
    name,
    ...(title && { title }),
    ...(dashboardUrl && { dashboardUrl }),
    authProvider,
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
