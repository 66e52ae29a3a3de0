import { sortKey } from './api/paging';
import { uidOf } from './hex';
import { qualifiedResource, ResourceDefinition } from './api/resources';
import { sameJson } from './api/mergePatch';
import { KubernetesObject } from './types';

/** A change of a stored object. */
export interface Change {
  type: 'added' | 'modified' | 'deleted';
  object: KubernetesObject;
  previous?: KubernetesObject;
}

/** The objects of one cluster, as etcd keeps them. */
export interface ObjectStore {
  /** Sorted by namespace and name, as keys in etcd. */
  list(resource: ResourceDefinition): KubernetesObject[];
  get(resource: ResourceDefinition, key: string): KubernetesObject | undefined;
  /**
   * Stores an object, with the next generation and resourceVersion if it
   * changed.
   */
  put(resource: ResourceDefinition, object: KubernetesObject): KubernetesObject;
  delete(resource: ResourceDefinition, key: string): void;
  subscribe(listener: (change: Change) => void): () => void;
  readonly revision: number;
}

/**
 * Groups whose resources have no generation, except for Pods in new releases.
 */
const withoutGeneration = [
  '',
  'autoscaling',
  'rbac.authorization.k8s.io',
  'storage.k8s.io',
];

/** Creates an empty {@link ObjectStore}. */
export function createStore(options: { name: string }): ObjectStore {
  const { name } = options;
  const tables = new Map<string, Map<string, KubernetesObject>>();
  const sorted = new Map<string, KubernetesObject[]>();
  const listeners = new Set<(change: Change) => void>();
  // An object that is created again after its deletion gets another uid.
  let deletions = 0;
  // Not 1: the resourceVersion of a real cluster has been counted up for a
  // while.
  let revision = 184_000 + name.length * 1_731;

  function tableOf(resource: ResourceDefinition) {
    const id = qualifiedResource(resource);
    const table = tables.get(id) ?? new Map<string, KubernetesObject>();
    tables.set(id, table);
    return table;
  }

  function notify(resource: ResourceDefinition, change: Change) {
    sorted.delete(qualifiedResource(resource));
    [...listeners].forEach(listener => listener(change));
  }

  return {
    get revision() {
      return revision;
    },
    list(resource) {
      const id = qualifiedResource(resource);
      const known = sorted.get(id);
      if (known) return known;
      const items = [...tableOf(resource).entries()]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([, object]) => object);
      sorted.set(id, items);
      return items;
    },
    get: (resource, key) => tableOf(resource).get(key),
    put(resource, object) {
      const key = sortKey(object);
      const table = tableOf(resource);
      const previous = table.get(key);
      const next = withServerFields({
        object,
        previous,
        hasGeneration: !withoutGeneration.includes(resource.group),
        newUid: () =>
          uidOf(
            `${deletions ? `${name}#${deletions}` : name}/${
              object.kind
            }/${key}`,
          ),
      });
      if (previous && sameJson(previous, next)) return previous;
      revision += 1;
      next.metadata.resourceVersion = String(revision);
      table.set(key, next);
      notify(resource, {
        type: previous ? 'modified' : 'added',
        object: next,
        previous,
      });
      return next;
    },
    delete(resource, key) {
      const object = tableOf(resource).get(key);
      if (!object) return;
      revision += 1;
      deletions += 1;
      tableOf(resource).delete(key);
      notify(resource, { type: 'deleted', object });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Kubernetes: apiserver pkg/registry/rest BeforeUpdate and apiextensions'
 * custom resource strategy. The generation changes with anything except
 * metadata and status.
 */
function withServerFields(options: {
  object: KubernetesObject;
  previous?: KubernetesObject;
  hasGeneration: boolean;
  newUid(): string;
}): KubernetesObject {
  const { object, previous, hasGeneration, newUid } = options;
  const { metadata } = object;
  const generation = previous
    ? (previous.metadata.generation ?? 1) +
      (sameJson(desired(previous), desired(object)) ? 0 : 1)
    : metadata.generation ?? 1;
  return {
    ...object,
    metadata: {
      ...metadata,
      uid: previous?.metadata.uid ?? metadata.uid ?? newUid(),
      resourceVersion:
        previous?.metadata.resourceVersion ?? metadata.resourceVersion,
      ...(hasGeneration && { generation }),
      creationTimestamp:
        previous?.metadata.creationTimestamp ??
        metadata.creationTimestamp ??
        '2026-01-12T09:00:00Z',
    },
  };
}

function desired(object: KubernetesObject) {
  const { metadata, status, apiVersion, ...rest } = object;
  return rest;
}
