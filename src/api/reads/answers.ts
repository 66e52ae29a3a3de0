import type {
  KubernetesFetchError,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';
import {
  fluxKindOf,
  kindOf,
  type FluxObject,
  isRecord,
  listAt,
  textAt,
  valueAt,
} from '../../flux';
import { FluxRequestError, type FluxFailure } from '../FluxRequestError';
import { failureOfFetchError, meaningOfStatus } from '../kubernetesPlugin';
import { matcherOfPath, type Matcher } from './matchers';

/** The answer of one cluster. */
export interface ClusterAnswer {
  readonly cluster: string;
  /** Its name, with a number if several clusters share the name. */
  readonly id: string;
  /** Its title, if the answer has one. */
  readonly title?: string;
  readonly objects: readonly FluxObject[];
  readonly failures: readonly FluxFailure[];
  /** Requested versions that it does not serve (404). */
  readonly notServed: readonly Matcher[];
}

/** The answer of one cluster about one kind. */
export type KindAnswer = Pick<ClusterAnswer, 'objects' | 'failures'>;

/** The part of an answer that depends on the requested kinds. */
type ItemAnswer = Pick<ClusterAnswer, 'objects' | 'failures' | 'notServed'>;

/**
 * Takes the answer of the Kubernetes backend's custom-resource query apart.
 * Its blocks do not say which matcher they belong to, so objects are told by
 * their own kind and failures by their path.
 */
export function answersOf(
  response: ObjectsByEntityResponse,
): readonly ClusterAnswer[] {
  return clusterAnswers(response, readItem);
}

/**
 * Takes an answer of the Kubernetes backend apart. Clusters that had nothing
 * to say are not in it.
 */
export function clusterAnswers(
  response: ObjectsByEntityResponse,
  read: (cluster: string, item: unknown) => ItemAnswer,
): readonly ClusterAnswer[] {
  if (!Array.isArray(valueAt(response, 'items'))) {
    throw new FluxRequestError({
      message: 'The Kubernetes backend answered without a list of clusters.',
      meaning: 'malformed',
    });
  }
  const counts = new Map<string, number>();
  return listAt(response, 'items').flatMap(item => {
    const cluster = textAt(item, 'cluster', 'name');
    if (!cluster) return [];
    const count = (counts.get(cluster) ?? 0) + 1;
    counts.set(cluster, count);
    return [
      {
        cluster,
        id: count === 1 ? cluster : `${cluster}\n${count}`,
        title: textAt(item, 'cluster', 'title'),
        ...read(cluster, item),
      },
    ];
  });
}

function readItem(cluster: string, item: unknown): ItemAnswer {
  const failures: FluxFailure[] = [];
  const notServed: Matcher[] = [];
  for (const error of listAt(item, 'errors')) {
    const { matcher, failure } = readError(
      cluster,
      error as KubernetesFetchError,
    );
    if (matcher && failure.statusCode === 404) notServed.push(matcher);
    else failures.push(failure);
  }
  const sent = listAt(item, 'resources').flatMap(block =>
    listAt(block, 'resources'),
  );
  const objects = sent.filter(isFluxObject);
  if (objects.length < sent.length) {
    failures.push(notObjects(cluster, sent.length - objects.length));
  }
  return { objects, failures, notServed };
}

function readError(
  cluster: string,
  error: KubernetesFetchError,
): { matcher?: Matcher; failure: FluxFailure } {
  const matcher = matcherOfPath(textAt(error, 'resourcePath'));
  return { matcher, failure: failureOf(cluster, error, matcher?.kind) };
}

/** Why the backend could not list objects of a kind on a cluster. */
export function failureOf(
  cluster: string,
  error: KubernetesFetchError,
  kind: string | undefined,
): FluxFailure {
  if (valueAt(error, 'errorType') === 'FETCH_ERROR') {
    return failureOfFetchError(cluster, textAt(error, 'message'));
  }
  // The status code is used because the errorType of a 403 is UNKNOWN_ERROR.
  const status = valueAt(error, 'statusCode');
  const statusCode = typeof status === 'number' ? status : undefined;
  return { cluster, kind, meaning: meaningOfStatus(statusCode), statusCode };
}

/** Which objects a list from a cluster contains. */
export interface Listed {
  readonly cluster: string;
  readonly group: string;
  readonly kind: string;
  /** Used for objects without an apiVersion. */
  readonly apiVersion?: string;
}

/** The objects in a list from a cluster. */
export function objectsIn(listed: Listed, list: unknown): KindAnswer {
  const { cluster, group, kind, apiVersion } = listed;
  if (!Array.isArray(valueAt(list, 'items'))) {
    const message = 'The answer is not a list of Kubernetes objects.';
    return {
      objects: [],
      failures: [{ cluster, kind, meaning: 'malformed', message }],
    };
  }
  const items = listAt(list, 'items');
  const objects = items.flatMap(item => {
    if (!isRecord(item)) return [];
    // Objects without a kind get the kind of their list, as in the Kubernetes
    // backend.
    const object = textAt(item, 'kind')
      ? item
      : { ...(apiVersion && { apiVersion }), ...item, kind };
    return isOf({ group, kind }, object) ? [object] : [];
  });
  const missing = items.length - objects.length;
  return {
    objects,
    failures: missing > 0 ? [notObjects(cluster, missing, kind)] : [],
  };
}

function isOf(
  type: Pick<Listed, 'group' | 'kind'>,
  object: FluxObject,
): boolean {
  const kind = fluxKindOf(type);
  // kustomize.config.k8s.io has a kind Kustomization that is not Flux's.
  return kind ? kindOf(object)?.kind === kind : object.kind === type.kind;
}

function isFluxObject(value: unknown): value is FluxObject {
  return isRecord(value) && kindOf(value) !== undefined;
}

function notObjects(
  cluster: string,
  count: number,
  kind?: string,
): FluxFailure {
  return {
    cluster,
    kind,
    meaning: 'malformed',
    message: `${count} of the items listed are not objects of the kind asked for.`,
  };
}
