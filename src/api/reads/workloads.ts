import type {
  KubernetesFetchError,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';
import { isRecord, listAt, textAt, type FluxObject } from '../../flux';
import type { FluxFailure } from '../FluxRequestError';
import { CUSTOM_TYPE, workloadType } from '../kubernetesPlugin';
import { apiVersionOfType } from '../transport/paths';
import {
  clusterAnswers,
  failureOf,
  objectsIn,
  type ClusterAnswer,
} from './answers';

/** Kinds of workloads whose absence from an answer is worth telling. */
export const WORKLOAD_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
] as const;

/** One of {@link WORKLOAD_KINDS}. */
export type WorkloadKind = (typeof WORKLOAD_KINDS)[number];

/** Takes the answer of the Kubernetes backend's query of workloads apart. */
export function workloadAnswersOf(
  response: ObjectsByEntityResponse,
): readonly ClusterAnswer[] {
  return clusterAnswers(response, (cluster, item) => ({
    objects: listAt(item, 'resources').flatMap(block =>
      workloadsIn(cluster, block),
    ),
    failures: listAt(item, 'errors').flatMap(error =>
      workloadFailure(cluster, error as KubernetesFetchError),
    ),
    notServed: [],
  }));
}

function workloadsIn(cluster: string, block: unknown): readonly FluxObject[] {
  const name = textAt(block, 'type');
  const items = listAt(block, 'resources').filter(isRecord);
  // These objects have their own kind.
  if (name === CUSTOM_TYPE) return items;
  const type = workloadType(name);
  if (!type) return [];
  const apiVersion = apiVersionOfType(type);
  return objectsIn({ cluster, ...type, apiVersion }, { items }).objects;
}

/**
 * Of what is no workload nothing is missed, and metrics of Pods fail where
 * nothing measures them.
 */
function workloadFailure(
  cluster: string,
  error: KubernetesFetchError,
): FluxFailure[] {
  const path = textAt(error, 'resourcePath');
  const kind =
    path === undefined ? undefined : workloadType(path.split('/').pop())?.kind;
  if (path !== undefined && !WORKLOAD_KINDS.some(each => each === kind)) {
    return [];
  }
  const failure = failureOf(cluster, error, kind);
  return failure.statusCode === 404 ? [] : [failure];
}
