import { Cluster } from '../cluster';
import {
  appliedRevision,
  deploysHere,
  imageTag,
  ownership,
} from '../objects/applied/deploys';
import { Described } from '../objects/applied/context';
import { job } from '../objects/applied/jobs';
import {
  daemonSet,
  deployment,
  describedBy,
  DeploymentOptions,
  imageName,
  replicaSetName,
  statefulSet,
} from '../objects/applied/replicas';
import { conditionOf, JsonObject, KubernetesObject, objectOf } from '../types';
import { isReady } from './references';

const builders: Record<
  string,
  (name: string, options: DeploymentOptions) => Described
> = {
  Deployment: deployment,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Job: job,
};

/**
 * Rolls out the workloads of a deployment once it is Ready: images with the tag
 * of its last revision get the tag of the new one, and workloads that were not
 * available become available. There are no intermediate states.
 */
export function rollOut(options: {
  cluster: Cluster;
  before: KubernetesObject;
  after: KubernetesObject;
  now: number;
}): void {
  const { cluster, before, after } = options;
  if (!deploysHere(after) || !isReady(after)) return;
  const [was, is] = [before, after].map(each =>
    imageTag(String(appliedRevision(each) ?? '')),
  );
  if (was === is && isReady(before)) return;
  for (const kind of Object.keys(builders)) {
    cluster
      .list(kind)
      .filter(
        object =>
          !object.metadata.deletionTimestamp && isDeployedBy(object, after),
      )
      .forEach(object => restart({ ...options, object, was, is }));
  }
}

function isDeployedBy(
  { metadata }: KubernetesObject,
  deployer: KubernetesObject,
): boolean {
  const { labels = {} } = metadata;
  return Object.entries(ownership(deployer).labels).every(
    ([key, value]) => labels[key] === value,
  );
}

function restart(options: {
  cluster: Cluster;
  object: KubernetesObject;
  was: string;
  is: string;
  now: number;
}) {
  const { cluster, object, was, is, now } = options;
  const { kind, metadata } = object;
  const described = describedBy(object);
  const { image = '', revision = 1 } = described;
  const isNew = was !== is && image.endsWith(`:${was}`);
  if (!isNew && isUp(object)) return;
  const next = isNew ? `${imageName(image)}:${is}` : image;
  const { applied, made } = builders[kind](metadata.name, {
    ...described,
    image: next,
    revision: isNew ? revision + 1 : revision,
  })({
    on: { release: cluster.flux, now },
    cluster: cluster.server,
    namespace: String(metadata.namespace),
    createdAt: Date.parse(String(metadata.creationTimestamp)),
    changedAt: now,
    labels: metadata.labels ?? {},
    annotations: metadata.annotations,
    imageOf: () => next,
  });
  const newest = replicaSetName(metadata.name, next);
  const sets = ownedBy(cluster, 'ReplicaSet', [object]);
  ownedBy(cluster, 'Pod', [object, ...sets])
    .filter(
      pod => !made.some(({ metadata: { name } }) => name === pod.metadata.name),
    )
    .forEach(({ metadata: { namespace, name } }) =>
      cluster.delete({ kind: 'Pod', namespace, name }),
    );
  sets
    .filter(set => set.metadata.name !== newest)
    .forEach(set => putObserved(cluster, scaledDown(set)));
  putObserved(cluster, applied);
  made
    // ReplicaSets of earlier revisions exist already.
    .filter(each => each.kind === 'Pod' || each.metadata.name === newest)
    .forEach(each => putObserved(cluster, each));
}

function scaledDown(set: KubernetesObject): KubernetesObject {
  return {
    ...set,
    spec: { ...set.spec, replicas: 0 },
    status: { observedGeneration: set.metadata.generation, replicas: 0 },
  };
}

/** Stores an object whose controller has observed the change. */
function putObserved(cluster: Cluster, object: KubernetesObject) {
  const stored = cluster.put(object);
  const { observedGeneration } = objectOf(stored.status);
  const { generation } = stored.metadata;
  if (observedGeneration === undefined || observedGeneration === generation) {
    return;
  }
  cluster.put({
    ...stored,
    status: { ...stored.status, observedGeneration: generation },
  });
}

function isUp(object: KubernetesObject): boolean {
  if (object.kind === 'Job')
    return conditionOf(object, 'Complete') !== undefined;
  const { replicas } = objectOf(object.spec);
  const status = objectOf(object.status);
  return object.kind === 'DaemonSet'
    ? status.numberReady === status.desiredNumberScheduled
    : [status.replicas, status.updatedReplicas, status.readyReplicas].every(
        count => count === replicas,
      );
}

function ownedBy(cluster: Cluster, kind: string, owners: KubernetesObject[]) {
  const uids = owners.map(({ metadata }) => metadata.uid);
  return cluster
    .list(kind)
    .filter(({ metadata }) =>
      ((metadata.ownerReferences ?? []) as JsonObject[]).some(({ uid }) =>
        uids.includes(String(uid)),
      ),
    );
}
