import { createFleet, Fleet } from '../fleet';
import { deployment } from '../objects/runtime';
import {
  controllerVersion,
  distributionVersion,
  FluxController,
  FluxRelease,
} from '../releases';
import { KubernetesObject } from '../types';
import { WorldOptions } from './carts';

const FOUR: FluxController[] = [
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'notification-controller',
];

const CLUSTERS: { name: string; flux: FluxRelease; bare?: boolean }[] = [
  { name: 'bitnami', flux: '2.1' },
  { name: 'all-in-one', flux: '2.6' },
  { name: 'azure', flux: '2.3' },
  { name: 'azure-agents', flux: '2.3' },
  { name: 'unlabelled', flux: '2.6' },
  { name: 'bare', flux: '2.6', bare: true },
];

/**
 * Clusters with Flux as vendors package it: with labels whose meaning differs
 * from Flux's own, with all controllers in one Deployment, with further agents,
 * without labels; and a cluster without Flux.
 */
export function createRepackagedFleet(options: WorldOptions = {}): Fleet {
  const { scheduler, delays } = options;
  const fleet = createFleet({
    scheduler,
    delays,
    clusters: CLUSTERS.map(({ name, flux, bare }) => ({
      name,
      flux,
      controllers: bare ? [] : FOUR,
    })),
  });
  const now = options.now ?? fleet.scheduler.now();
  const put = (cluster: string, objects: KubernetesObject[]) =>
    objects.forEach(fleet.cluster(cluster).put);
  put('bitnami', bitnami(now));
  put('all-in-one', [allInOne(now)]);
  put('azure', [...azure(now), ...azureAgents(now)]);
  put('azure-agents', azureAgents(now));
  put('unlabelled', unlabelled(now));
  return fleet;
}

const isFlux = { 'app.kubernetes.io/part-of': 'flux' };
const versionLabel = 'app.kubernetes.io/version';

/**
 * bitnami/charts, bitnami/flux: the label of all Deployments is `appVersion`,
 * the version of source-controller (bitnami/charts#21087).
 */
function bitnami(now: number): KubernetesObject[] {
  const release = '2.1';
  const tagOf = (controller: FluxController) =>
    controllerVersion(release, controller)?.slice(1) ?? '';
  return FOUR.map(controller =>
    deployment({
      on: { release, now },
      name: `flux-${controller}`,
      namespace: 'flux-system',
      labels: {
        ...isFlux,
        'app.kubernetes.io/component': controller,
        'app.kubernetes.io/managed-by': 'Helm',
        'helm.sh/chart': 'flux-1.1.1',
        [versionLabel]: tagOf('source-controller'),
      },
      app: controller,
      container: controller,
      image: `docker.io/bitnami/fluxcd-${controller}:${tagOf(
        controller,
      )}-debian-11-r5`,
    }),
  );
}

/** stefanprodan/flux-aio: every controller is a container of one pod. */
function allInOne(now: number): KubernetesObject {
  const release = '2.6';
  const [first, ...beside] = FOUR.map(controller => ({
    name: controller,
    image: `ghcr.io/fluxcd/${controller}:${controllerVersion(
      release,
      controller,
    )}`,
  }));
  return deployment({
    on: { release, now },
    name: 'flux',
    namespace: 'flux-system',
    labels: {
      ...isFlux,
      'app.kubernetes.io/managed-by': 'timoni',
      'app.kubernetes.io/name': 'flux',
      [versionLabel]: distributionVersion(release).slice(1),
    },
    app: 'flux',
    container: first.name,
    image: first.image,
    beside,
  });
}

/** The extension microsoft.flux: Flux from Microsoft's registry. */
function azure(now: number): KubernetesObject[] {
  const release = '2.3';
  return FOUR.map(controller =>
    deployment({
      on: { release, now },
      name: controller,
      namespace: 'flux-system',
      labels: { ...isFlux, [versionLabel]: distributionVersion(release) },
      app: controller,
      container: 'manager',
      image: `mcr.microsoft.com/oss/fluxcd/${controller}:${controllerVersion(
        release,
        controller,
      )}-1`,
    }),
  );
}

/**
 * Microsoft's own agents in the same extension, as in its documentation. That
 * they have Flux's label was reported, but could not be verified.
 */
function azureAgents(now: number): KubernetesObject[] {
  const registry = 'mcr.microsoft.com/azurek8sflux';
  return ['fluxconfig-agent', 'fluxconfig-controller'].map(name =>
    deployment({
      on: { release: '2.3', now },
      name,
      namespace: 'flux-system',
      labels: { ...isFlux, [versionLabel]: 'v1.9.2' },
      app: name,
      container: name,
      image: `${registry}/${name}:1.9.2`,
      beside: [{ name: 'fluent-bit', image: `${registry}/fluent-bit-mdm:1` }],
    }),
  );
}

/** An addon that does not set Flux's labels. */
function unlabelled(now: number): KubernetesObject[] {
  const release = '2.6';
  return FOUR.map(controller =>
    deployment({
      on: { release, now },
      name: controller,
      namespace: 'gitops-addon',
      labels: { app: controller },
      app: controller,
      container: 'manager',
      image: `registry.example/addons/${controller}:${controllerVersion(
        release,
        controller,
      )}`,
    }),
  );
}
