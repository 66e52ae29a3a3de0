import { KubernetesObject } from '../types';
import { badRequest, expired } from './status';

/** One page of a list. */
export interface Page {
  items: KubernetesObject[];
  continue?: string;
  remainingItemCount?: number;
}

/** The position of an object in a list; etcd sorts by these keys. */
export function sortKey(object: KubernetesObject): string {
  const { namespace, name } = object.metadata;
  return namespace ? `${namespace}/${name}` : name;
}

/**
 * Returns one page of a sorted list. The token is opaque to clients. As in
 * Kubernetes, remainingItemCount is missing if a selector filters the list
 * (apiserver pkg/storage/continue.go and etcd3/store.go).
 */
export function page(options: {
  items: KubernetesObject[];
  limit?: number;
  token?: string;
  revision: number;
  compactedRevision: number;
  selected: boolean;
}): Page {
  const { limit, token, revision, compactedRevision, selected } = options;
  const start = token ? decodeToken(token, compactedRevision) : undefined;
  const items =
    start === undefined
      ? options.items
      : options.items.filter(item => sortKey(item) > start);
  if (!limit || items.length <= limit) return { items };
  return {
    items: items.slice(0, limit),
    continue: encodeToken(sortKey(items[limit - 1]), revision),
    ...(!selected && { remainingItemCount: items.length - limit }),
  };
}

/** The revision in a token that continues with the current objects. */
const anyRevision = -1;

function encodeToken(start: string, revision: number): string {
  const text = JSON.stringify({ v: 'meta.k8s.io/v1', rv: revision, start });
  return btoa(encodeURIComponent(text));
}

function decodeToken(token: string, compactedRevision: number): string {
  let decoded: { rv?: unknown; start?: unknown };
  try {
    decoded = JSON.parse(decodeURIComponent(atob(token)));
  } catch (error) {
    throw badRequest('continue key is not valid: illegal base64 data');
  }
  if (typeof decoded.start !== 'string' || typeof decoded.rv !== 'number') {
    throw badRequest('continue key is not valid: encoded start key is empty');
  }
  if (decoded.rv !== anyRevision && decoded.rv < compactedRevision) {
    throw expired(encodeToken(decoded.start, anyRevision));
  }
  return decoded.start;
}
