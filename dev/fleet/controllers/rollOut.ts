import { Cluster } from '../cluster';
import {
  appliedRevision,
  deploysHere,
  imageTag,
  ownership,
} from '../objects/applied/deploys';
import { Described } from '../objects/applied/ground';
import { job } from '../objects/applied/jobs';
import {
  daemonSet,
  deployment,
  describedBy,
  DeploymentOptions,
  imageName,
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
 * Lets the workloads of a deployment follow it once it is Ready: those whose
 * images had the tag of its last revision get that of the new one, and what
 * was not up comes up. There is nothing in between.
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
      .filter(object => isDeployedBy(object, after))
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
  const part = builders[kind](metadata.name, {
    ...described,
    image: next,
    revision: isNew ? revision + 1 : revision,
    ...(isNew && { before: { image, pods: 0 } }),
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
  const made = part.made.map(each => each.metadata.name);
  podsOf(cluster, object)
    .filter(({ metadata: { name } }) => !made.includes(name))
    .forEach(pod => cluster.delete({ kind: 'Pod', ...nameOf(pod) }));
  [part.applied, ...part.made].forEach(cluster.put);
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

function nameOf({ metadata: { namespace, name } }: KubernetesObject) {
  return { namespace, name };
}

/** The Pods of a workload and of its ReplicaSets. */
function podsOf(cluster: Cluster, object: KubernetesObject) {
  const ownedBy = (kind: string, owners: KubernetesObject[]) => {
    const uids = owners.map(({ metadata }) => metadata.uid);
    return cluster
      .list(kind)
      .filter(({ metadata }) =>
        ((metadata.ownerReferences ?? []) as JsonObject[]).some(({ uid }) =>
          uids.includes(String(uid)),
        ),
      );
  };
  return ownedBy('Pod', [object, ...ownedBy('ReplicaSet', [object])]);
}
