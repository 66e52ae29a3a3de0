import {
  authorize,
  podLog,
  Review,
  reviews,
  reviewsGroup,
  Rights,
} from '../rbac';
import { prune } from '../pruning';
import { FluxRelease } from '../releases';
import { ObjectStore } from '../store';
import { isoTime } from '../time';
import { isObject, KubernetesObject, objectOf } from '../types';
import { acceptedForm, SentForm } from './accept';
import { AdmissionDenial, notAdmitted } from './admission';
import {
  apiGroup,
  coreVersions,
  groupList,
  resourceList,
  versionInfo,
} from './discovery';
import { page } from './paging';
import { applyPatch, readPatch } from './patch';
import { LogOf, podLogResponse } from './podLog';
import { apiVersionOf, ResourceDefinition } from './resources';
import { requestInfo } from './requestInfo';
import { Route, routeOf, servedBy } from './routes';
import { fieldSelector, labelSelector, Predicate } from './selectors';
import {
  ApiError,
  badRequest,
  json,
  methodNotAllowed,
  notFound,
  pageNotFound,
} from './status';

/** A request and the cluster that answers it. */
export interface ServerOptions {
  request: Request;
  resources: ResourceDefinition[];
  store: ObjectStore;
  flux: FluxRelease;
  user: string;
  rights: Rights;
  /** Continue tokens older than this are refused. */
  compactedRevision: number;
  kubernetes: string;
  now: number;
  logs: LogOf;
  tamper?: (object: KubernetesObject) => unknown;
  /** The rule that rejects the write, if one does. */
  denial?: AdmissionDenial;
}

type ResourceRoute = Extract<Route, { to: 'resource' }>;

interface ResourceRequest extends ServerOptions {
  route: ResourceRoute;
  resource: ResourceDefinition;
  query: URLSearchParams;
  form: SentForm;
}

const metaV1 = apiVersionOf('meta.k8s.io', 'v1');

/** Answers as a healthy API server. */
export async function answer(options: ServerOptions): Promise<Response> {
  try {
    return await answerOrThrow(options);
  } catch (error) {
    if (error instanceof ApiError) return error.toResponse();
    throw error;
  }
}

async function answerOrThrow(options: ServerOptions): Promise<Response> {
  const { request, resources } = options;
  const url = new URL(request.url);
  const route = routeOf(url.pathname);
  switch (route?.to) {
    case 'version':
      return json(versionInfo(options.kubernetes));
    case 'core':
      return json(coreVersions());
    case 'groups':
      return json(groupList(resources));
    case 'group':
      return found(apiGroup(resources, route.group));
    case 'resources': {
      const served = resourceList(resources, route.group, route.version);
      return found(served.resources.length > 0 ? served : undefined);
    }
    case 'resource':
      break;
    default:
      return pageNotFound();
  }
  if (route.group === reviewsGroup && route.version === 'v1') {
    const review = reviews.get(route.plural);
    if (review) return answerReview({ ...options, ...review });
  }
  const resource = servedBy(resources, route);
  if (!resource) return pageNotFound();
  if (route.subresource) {
    return resource.kind === 'Pod' && route.subresource === 'log'
      ? answerPodLog({ ...options, route, resource })
      : pageNotFound();
  }
  return answerResource({
    ...options,
    route,
    resource,
    query: url.searchParams,
  });
}

function answerPodLog(
  options: ServerOptions & {
    route: ResourceRoute;
    resource: ResourceDefinition;
  },
): Response {
  const { request, rights, user, logs } = options;
  const { verb, namespace, name } = requestInfo(request);
  authorize({ rights, user, verb, resource: podLog, namespace, name });
  const pod = storedObject(options);
  const { searchParams } = new URL(request.url);
  return podLogResponse({ pod, query: searchParams, logs });
}

function found(body: unknown): Response {
  return body === undefined ? pageNotFound() : json(body);
}

async function answerReview(
  options: ServerOptions & { kind: string; answer: Review },
): Promise<Response> {
  const { request, rights, kind, answer: reviewed } = options;
  if (request.method !== 'POST') throw methodNotAllowed();
  const body: unknown = await request.json();
  if (!isObject(body)) throw badRequest('the object provided is unrecognized');
  return json(
    {
      kind,
      apiVersion: apiVersionOf(reviewsGroup, 'v1'),
      metadata: { creationTimestamp: null },
      ...reviewed(rights, objectOf(body.spec)),
    },
    201,
  );
}

function answerResource(
  options: Omit<ResourceRequest, 'form'>,
): Response | Promise<Response> {
  const { request, route, resource, query, rights, user } = options;
  const { verb, namespace, name } = requestInfo(request);
  authorize({ rights, user, verb, resource, namespace, name });
  if (query.get('watch') === 'true' || query.get('watch') === '1') {
    throw badRequest('the fleet does not simulate watch');
  }
  const isList = route.name === undefined;
  const form = acceptedForm(
    request.headers.get('accept'),
    isList ? 'list' : 'object',
  );
  if (request.method === 'GET') {
    return isList ? list({ ...options, form }) : get({ ...options, form });
  }
  if (request.method === 'PATCH' && !isList && resource.custom) {
    return patch({ ...options, form });
  }
  throw methodNotAllowed();
}

function list(options: ResourceRequest): Response {
  const { route, resource, store, query, compactedRevision, form } = options;
  const picked = store.list(resource).filter(predicateOf(options));
  const { items, ...position } = page({
    items: picked,
    limit: limitOf(query),
    token: query.get('continue') ?? undefined,
    revision: store.revision,
    compactedRevision,
    selected: query.has('labelSelector') || query.has('fieldSelector'),
  });
  return json({
    ...(form === 'metadata'
      ? { kind: 'PartialObjectMetadataList', apiVersion: metaV1 }
      : {
          kind: `${resource.kind}List`,
          apiVersion: apiVersionOf(resource.group, route.version),
        }),
    metadata: { ...position, resourceVersion: String(store.revision) },
    items: items.map(item => itemOf(options, item)),
  });
}

function predicateOf(options: ResourceRequest): Predicate {
  const { route, resource, query } = options;
  const predicates: Predicate[] = [];
  const labels = query.get('labelSelector');
  const fields = query.get('fieldSelector');
  if (labels) predicates.push(labelSelector(labels));
  if (fields) predicates.push(fieldSelector(fields, resource));
  if (route.namespace !== undefined) {
    predicates.push(({ metadata }) => metadata.namespace === route.namespace);
  }
  return object => predicates.every(predicate => predicate(object));
}

function limitOf(query: URLSearchParams): number | undefined {
  const limit = query.get('limit');
  if (!limit) return undefined;
  if (!/^\d+$/.test(limit)) {
    throw badRequest(`strconv.ParseInt: parsing "${limit}": invalid syntax`);
  }
  return Number(limit);
}

function get(options: ResourceRequest): Response {
  return json(sent(options, storedObject(options)));
}

async function patch(options: ResourceRequest): Promise<Response> {
  const { request, route, resource, store, flux, query, denial } = options;
  const body = await readPatch(request);
  const current = inVersion(options, storedObject(options));
  const patched = applyPatch({
    current,
    patch: body,
    resource,
    manager: query.get('fieldManager') ?? 'backstage',
    now: isoTime(options.now),
  });
  const storage = resource.versions.find(version => version.storage)!.name;
  const next: KubernetesObject = {
    ...prune({ object: patched, version: route.version, release: flux }),
    apiVersion: apiVersionOf(resource.group, storage),
  };
  if (denial) throw notAdmitted({ denial, resource, ...patched.metadata });
  const stored =
    query.get('dryRun') === 'All' ? next : store.put(resource, next);
  return json(sent(options, stored));
}

function storedObject(
  options: Pick<ResourceRequest, 'route' | 'resource' | 'store'>,
): KubernetesObject {
  const { route, resource, store } = options;
  const name = route.name ?? '';
  const key = route.namespace ? `${route.namespace}/${name}` : name;
  const object = store.get(resource, key);
  if (!object) {
    throw notFound({ group: resource.group, plural: resource.plural, name });
  }
  return object;
}

function inVersion(
  options: ResourceRequest,
  object: KubernetesObject,
): KubernetesObject {
  const { route, resource, flux } = options;
  const apiVersion = apiVersionOf(resource.group, route.version);
  const pruned = prune({ object, version: route.version, release: flux });
  return pruned.apiVersion === apiVersion ? pruned : { ...pruned, apiVersion };
}

function sent(options: ResourceRequest, object: KubernetesObject): unknown {
  const { resource, tamper, form } = options;
  if (form === 'metadata') return metadataOf(object);
  const converted = inVersion(options, object);
  return resource.custom && tamper ? tamper(converted) : converted;
}

/** Kubernetes: apimachinery meta/v1 PartialObjectMetadata. */
function metadataOf({ metadata }: KubernetesObject): KubernetesObject {
  return { kind: 'PartialObjectMetadata', apiVersion: metaV1, metadata };
}

function itemOf(options: ResourceRequest, object: KubernetesObject): unknown {
  const { resource, form } = options;
  if (resource.custom || form === 'metadata') return sent(options, object);
  // As in Kubernetes, items of a list of built-in objects have no apiVersion
  // and kind.
  const { apiVersion, kind, ...item } = object;
  return item;
}
