import { isAtLeast, FluxRelease } from '../releases';
import { conditionsOf, KubernetesObject, objectOf } from '../types';
import { helmChartReconciler } from './helmChart';
import { helmReleaseReconciler } from './helmRelease';
import { imagePolicyReconciler } from './imagePolicy';
import { kustomizationReconciler } from './kustomization';
import { otherReconciler } from './other';
import { Reconciler } from './reconciler';
import { sourceReconciler } from './sources';

const reconcilers: Record<string, Reconciler> = {
  GitRepository: sourceReconciler,
  OCIRepository: sourceReconciler,
  HelmRepository: sourceReconciler,
  Bucket: sourceReconciler,
  HelmChart: helmChartReconciler,
  Kustomization: kustomizationReconciler,
  HelmRelease: helmReleaseReconciler,
  ArtifactGenerator: otherReconciler,
  ImageRepository: otherReconciler,
  ImagePolicy: imagePolicyReconciler,
  ImageUpdateAutomation: otherReconciler,
  Alert: otherReconciler,
  Provider: otherReconciler,
  Receiver: otherReconciler,
  FluxInstance: otherReconciler,
  FluxReport: otherReconciler,
  ResourceSet: otherReconciler,
  ResourceSetInputProvider: otherReconciler,
};

/**
 * The reconciler of an object, or undefined if its controller does not
 * reconcile it: ExternalArtifacts, Alerts and Providers from Flux 2.2, OCI
 * HelmRepositories from 2.3. ImagePolicies are reconciled on request from 2.7
 * on.
 */
export function reconcilerFor(
  object: KubernetesObject,
  release: FluxRelease,
): Reconciler | undefined {
  const { kind } = object;
  if (['Alert', 'Provider'].includes(kind) && isAtLeast(release, '2.2')) {
    return undefined;
  }
  if (kind === 'ImagePolicy' && !isAtLeast(release, '2.7')) return undefined;
  if (kind === 'HelmRepository' && objectOf(object.spec).type === 'oci') {
    return isAtLeast(release, '2.3') ? undefined : otherReconciler;
  }
  return reconcilers[kind];
}

const disabling: Record<string, string> = {
  ArtifactGenerator: 'source.extensions.fluxcd.io/reconcile',
  FluxInstance: 'fluxcd.controlplane.io/reconcile',
  FluxReport: 'fluxcd.controlplane.io/reconcile',
  ResourceSet: 'fluxcd.controlplane.io/reconcile',
  ResourceSetInputProvider: 'fluxcd.controlplane.io/reconcile',
};

/** Whether an object is suspended by its spec or an annotation. */
export function isSuspended(object: KubernetesObject): boolean {
  const annotation = disabling[object.kind];
  if (!annotation) return objectOf(object.spec).suspend === true;
  const value = object.metadata.annotations?.[annotation];
  return value?.toLowerCase() === 'disabled';
}

/** Whether the status of a kind has an observedGeneration. */
export function hasObservedGeneration(kind: string): boolean {
  return !(kind in disabling);
}

/**
 * How a request changes the status of a suspended object; undefined if its
 * controller ignores it. Flux: each controller's Reconcile().
 */
export function suspendedStatus(object: KubernetesObject): {
  handles: boolean;
  observes: boolean;
} {
  const conditions = conditionsOf(object);
  const isTrue = (type: string) =>
    conditions.some(
      condition => condition.type === type && condition.status === 'True',
    );
  switch (object.kind) {
    case 'ImageUpdateAutomation':
      return { handles: false, observes: false };
    case 'HelmRelease':
      return { handles: true, observes: true };
    case 'Kustomization':
      return { handles: true, observes: isTrue('Ready') };
    case 'ImageRepository':
    case 'ImagePolicy':
      return { handles: true, observes: isTrue('Ready') || isTrue('Stalled') };
    case 'Receiver':
      return { handles: true, observes: false };
    default:
      return { handles: true, observes: conditions.length > 0 };
  }
}
