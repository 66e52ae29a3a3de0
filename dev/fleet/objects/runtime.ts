import {
  controllerVersion,
  distributionVersion,
  FluxController,
} from '../releases';
import { fluxKinds, servedVersions } from '../servedKinds';
import { uidOf } from '../hex';
import { days, isoTime } from '../time';
import { KubernetesObject, objectOf } from '../types';
import { replicaSet } from './applied/replicas';
import { customResourceDefinition } from './customResourceDefinition';
import { Place } from './place';

/** How Flux was installed on a cluster, which its labels show. */
export type Installer = 'flux' | 'bootstrap' | 'helm-chart' | 'flux-operator';

/** An installation of Flux on a cluster. */
export interface Installation {
  on: Place;
  namespace?: string;
  controllers: FluxController[];
  installer?: Installer;
  /** A controller that is not ready. */
  unready?: FluxController;
}

/**
 * The labels that installers set. Flux: flux2 pkg/manifestgen/install,
 * flux-operator internal/builder; the community chart writes the version
 * without `v`.
 */
function labelsOf(installation: Installation, component?: string) {
  const { on, namespace: instance = 'flux-system' } = installation;
  const { installer = 'flux' } = installation;
  const version = distributionVersion(on.release);
  return {
    ...(component && { 'app.kubernetes.io/component': component }),
    'app.kubernetes.io/instance': instance,
    'app.kubernetes.io/part-of': 'flux',
    'app.kubernetes.io/version':
      installer === 'helm-chart' ? version.slice(1) : version,
    ...(installer === 'helm-chart' && {
      'app.kubernetes.io/managed-by': 'Helm',
      'helm.sh/chart': 'flux2-2.18.3',
    }),
    ...(installer === 'flux-operator' && {
      'app.kubernetes.io/managed-by': 'flux-operator',
      'fluxcd.controlplane.io/name': 'flux',
      'fluxcd.controlplane.io/namespace': instance,
    }),
    // The bootstrap Kustomization applies Flux itself.
    ...(installer === 'bootstrap' && {
      'kustomize.toolkit.fluxcd.io/name': instance,
      'kustomize.toolkit.fluxcd.io/namespace': instance,
    }),
  };
}

/** Builds a Namespace. */
export function namespace(
  on: Place,
  name: string,
  labels: Record<string, string> = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      creationTimestamp: isoTime(on.now - days(120)),
      labels: { 'kubernetes.io/metadata.name': name, ...labels },
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}

/** Flux itself: its namespace, controllers and CRDs. */
export function fluxInstallation(
  installation: Installation,
): KubernetesObject[] {
  const { on, controllers, installer } = installation;
  const { namespace: name = 'flux-system' } = installation;
  return [
    namespace(
      on,
      name,
      installer === 'helm-chart' ? {} : labelsOf(installation),
    ),
    ...controllers
      .map(controller => controllerDeployment(installation, controller))
      .flatMap(each => [each, ...madeFor(on, each)]),
    ...fluxKinds
      .filter(({ controller }) =>
        controllers.includes(controller as FluxController),
      )
      .filter(kind => servedVersions(kind, on.release).length > 0)
      .map(kind =>
        customResourceDefinition({
          ...kind,
          metadata: {
            labels: labelsOf(installation, kind.controller),
            creationTimestamp: isoTime(on.now - days(120)),
          },
          versions: servedVersions(kind, on.release),
        }),
      ),
  ];
}

function controllerDeployment(
  installation: Installation,
  controller: FluxController,
): KubernetesObject {
  const { on, installer, unready } = installation;
  const version = controllerVersion(on.release, controller);
  const digest =
    installer === 'flux-operator'
      ? '@sha256:b150af0cd7a501dafe2374b1d22c39abf0572465df4fa1fb99b37927b0d95d75'
      : '';
  return deployment({
    on,
    name: controller,
    namespace: installation.namespace ?? 'flux-system',
    labels: {
      ...labelsOf(installation, controller),
      'control-plane': 'controller',
    },
    app: controller,
    container: 'manager',
    image: `ghcr.io/fluxcd/${controller}:${version}${digest}`,
    ready: controller !== unready,
  });
}

/** The ReplicaSet and the Pod of a controller. */
function madeFor(on: Place, owner: KubernetesObject): KubernetesObject[] {
  const { namespace: place = '' } = owner.metadata;
  const [{ name: container, image }] = objectOf(
    objectOf(objectOf(owner.spec).template).spec,
  ).containers as { name: string; image: string }[];
  const isUp = objectOf(owner.status).readyReplicas !== undefined;
  const at = on.now - days(8);
  return replicaSet({
    context: {
      on,
      cluster: '',
      namespace: place,
      createdAt: at,
      changedAt: at,
      imageOf: () => image,
      labels: {},
    },
    deployment: owner,
    options: { image, container, replicas: 1 },
    image,
    pods: [{ state: isUp ? 'Running' : 'NotReady' }],
    wanted: 1,
    revision: 1,
    at,
  });
}

/** Builds a Deployment with one replica. */
export function deployment(options: {
  on: Place;
  name: string;
  namespace: string;
  labels?: Record<string, string>;
  app: string;
  container: string;
  image: string;
  /** Further containers of its pod. */
  beside?: { name: string; image: string }[];
  ready?: boolean;
}): KubernetesObject {
  const { on, name, labels = {}, app, container, image } = options;
  const { beside = [], ready = true } = options;
  const counts = ready
    ? { availableReplicas: 1, readyReplicas: 1 }
    : { unavailableReplicas: 1 };
  const at = isoTime(on.now - days(8));
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: options.namespace,
      uid: uidOf(`${options.namespace}/${name}`),
      labels,
      creationTimestamp: isoTime(on.now - days(90)),
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app } },
      template: {
        metadata: { labels: { app } },
        spec: { containers: [{ name: container, image }, ...beside] },
      },
    },
    status: {
      conditions: [
        {
          type: 'Available',
          status: ready ? 'True' : 'False',
          reason: ready
            ? 'MinimumReplicasAvailable'
            : 'MinimumReplicasUnavailable',
          message: ready
            ? 'Deployment has minimum availability.'
            : 'Deployment does not have minimum availability.',
          lastTransitionTime: at,
          lastUpdateTime: at,
        },
      ],
      observedGeneration: 1,
      replicas: 1,
      updatedReplicas: 1,
      ...counts,
    },
  };
}
