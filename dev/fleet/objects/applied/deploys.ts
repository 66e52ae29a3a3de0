import type { Cluster } from '../../cluster';
import { isoTime } from '../../time';
import {
  conditionOf,
  JsonObject,
  KubernetesObject,
  objectOf,
} from '../../types';
import { Place } from '../place';
import { Described, ApplyContext, Part } from './context';
import { serviceAccount, service } from './plain';
import { deployment } from './replicas';

/** The cluster that a world is declared on, and the time. */
export interface World {
  on: Place;
  cluster: Pick<Cluster, 'server'>;
  /** The registry of its workloads' images, if it is not the usual one. */
  registry?: string;
}

/** The applied objects by their deployer, as `Kind/namespace/name`. */
export type Deployed = Record<string, Described[]>;

/**
 * The objects of a world, with their inventories and the objects that they have
 * applied: those in `deployed`, or else the usual ones.
 */
export function populated(
  world: World,
  objects: KubernetesObject[],
  deployed: Deployed = {},
): KubernetesObject[] {
  const keys = objects.map(keyOf);
  const unknown = Object.keys(deployed).filter(key => !keys.includes(key));
  if (unknown.length > 0)
    throw new Error(`The world has no deployer ${unknown}`);
  return objects.flatMap(object => {
    const described = deployed[keyOf(object)] ?? usual(object);
    return described ? deploys(world, object, described) : [object];
  });
}

function keyOf({ kind, metadata }: KubernetesObject): string {
  return [kind, metadata.namespace, metadata.name].filter(Boolean).join('/');
}

/** A deployer with its inventory, and all objects that it has applied. */
export function deploys(
  world: World,
  deployer: KubernetesObject,
  described: Described[],
): KubernetesObject[] {
  const context = contextOf(world, deployer);
  const parts = described.map(each => each(context));
  return [
    withInventory(deployer, parts),
    ...parts.flatMap(({ applied, isThere, made }) =>
      isThere ? [applied, ...made] : made,
    ),
  ];
}

function withInventory(
  deployer: KubernetesObject,
  parts: Part[],
): KubernetesObject {
  const entries = parts.map(({ applied }) => inventoryEntry(applied));
  return {
    ...deployer,
    status: { ...deployer.status, inventory: { entries } },
  };
}

/** Flux: cli-utils pkg/object/objmetadata.go. */
function inventoryEntry(object: KubernetesObject) {
  const { apiVersion, kind, metadata } = object;
  const [version, group = ''] = apiVersion.split('/').reverse();
  const name = metadata.name.replace(/:/g, '__');
  return { id: [metadata.namespace, name, group, kind].join('_'), v: version };
}

function contextOf(world: World, deployer: KubernetesObject): ApplyContext {
  const { metadata, spec } = deployer;
  const { targetNamespace } = objectOf(spec);
  const { on, cluster, registry = 'ghcr.io/sock-shop' } = world;
  return {
    on,
    cluster: cluster.server,
    namespace: String(targetNamespace ?? metadata.namespace),
    createdAt: Date.parse(String(metadata.creationTimestamp)) + 2_000,
    changedAt: changedAt(on, deployer),
    imageOf: name => `${registry}/${name}:${tagOf(deployer)}`,
    ...ownership(deployer),
  };
}

/** The labels and annotations that a deployer sets on applied objects. */
export function ownership({ kind, metadata }: KubernetesObject) {
  const { name, namespace = '' } = metadata;
  const by = (group: string) => ({
    [`${group}/name`]: name,
    [`${group}/namespace`]: namespace,
  });
  switch (kind) {
    case 'HelmRelease':
      return {
        labels: {
          'app.kubernetes.io/managed-by': 'Helm',
          ...by('helm.toolkit.fluxcd.io'),
        },
        annotations: {
          'meta.helm.sh/release-name': name,
          'meta.helm.sh/release-namespace': namespace,
        },
      };
    case 'ResourceSet':
      return {
        labels: {
          'app.kubernetes.io/managed-by': 'flux-operator',
          ...by('resourceset.fluxcd.controlplane.io'),
        },
      };
    case 'FluxInstance':
      return {
        labels: {
          'app.kubernetes.io/managed-by': 'flux-operator',
          ...by('fluxcd.controlplane.io'),
        },
      };
    default:
      return { labels: by('kustomize.toolkit.fluxcd.io') };
  }
}

function changedAt(on: Place, { kind, status }: KubernetesObject): number {
  const { history } = objectOf(status);
  const [latest] = Array.isArray(history) ? (history as JsonObject[]) : [];
  const at =
    kind === 'HelmRelease' ? latest?.lastDeployed : latest?.firstReconciled;
  const ready = conditionOf({ status }, 'Ready');
  return Date.parse(String(at ?? ready?.lastTransitionTime ?? isoTime(on.now)));
}

/** The revision that is deployed; undefined if none is. */
export function appliedRevision({ kind, status }: KubernetesObject) {
  const { lastAppliedRevision, history } = objectOf(status);
  if (kind === 'Kustomization') return lastAppliedRevision;
  const [latest] = Array.isArray(history) ? (history as JsonObject[]) : [];
  return latest?.status === 'uninstalling'
    ? undefined
    : latest?.chartVersion ?? lastAppliedRevision;
}

function tagOf(deployer: KubernetesObject): string {
  return imageTag(String(appliedRevision(deployer) ?? 'latest'));
}

/** The tag of the images that are built from a revision. */
export function imageTag(revision: string): string {
  const [pointer, digest] = revision.split('@');
  const [, hash] = (digest ?? pointer).split(':');
  const isVersion = /^v?\d/.test(pointer);
  return isVersion || !hash
    ? pointer.replace('+', '-')
    : [digest && pointer, hash.slice(0, 7)].filter(Boolean).join('-');
}

/** Whether an object deploys to its own cluster. */
export function deploysHere({ kind, spec }: KubernetesObject): boolean {
  return (
    ['Kustomization', 'HelmRelease'].includes(kind) &&
    objectOf(spec).kubeConfig === undefined
  );
}

function usual(deployer: KubernetesObject): Described[] | undefined {
  const { kind, metadata, spec } = deployer;
  if (!deploysHere(deployer) || !appliedRevision(deployer)) return undefined;
  const { name } = metadata;
  if (kind === 'Kustomization') return [deployment(name, {})];
  const { replicaCount = 1 } = objectOf(objectOf(spec).values);
  return [
    serviceAccount(name),
    service(name),
    deployment(name, { replicas: Number(replicaCount) }),
  ];
}
