import { World } from '../../objects/applied/deploys';
import { listedOnly } from '../../objects/applied/plain';
import { helmChartOf } from '../../objects/helmChart';
import { helmRelease, HelmReleaseOptions } from '../../objects/helmRelease';
import { helmRetriesExceeded } from '../../objects/helmVerdicts';
import {
  kustomization,
  KustomizationOptions,
  notApplied,
} from '../../objects/kustomization';
import { isAtLeast } from '../../releases';
import { storageApiVersion } from '../../servedKinds';
import { hours, minutes } from '../../time';
import { KubernetesObject } from '../../types';
import { cartsLabels as labels, shopChart } from '../carts/names';
import { revisions } from '../carts/revisions';

export const namespace = 'carts';

/** An image of the component. */
export function image(name: string, tag: string): string {
  return `ghcr.io/sock-shop/${name}:${tag}`;
}

/** An object of Flux in the inventory of another one. */
export function refTo(
  { on }: World,
  kind: string,
  name: string,
  inNamespace?: string,
) {
  const place = inNamespace ? { namespace: inNamespace } : {};
  return listedOnly(storageApiVersion(kind, on.release), kind, name, place);
}

/** A Kustomization of the component that has applied the newest commit. */
export function ofCarts(
  { on }: World,
  name: string,
  options: Partial<KustomizationOptions> = {},
): KubernetesObject {
  return kustomization({
    on,
    name,
    namespace,
    labels,
    path: `./${name}`,
    source: { kind: 'GitRepository', name: 'carts' },
    applied: revisions.carts,
    sinceMs: hours(2),
    ...options,
  });
}

/** A Kustomization that fails to apply the newest commit. */
export function failing(
  world: World,
  name: string,
  failure: { reason?: string; message: string; sinceMs?: number },
  more: Partial<KustomizationOptions> = {},
): KubernetesObject {
  const { reason = 'HealthCheckFailed', message } = failure;
  return ofCarts(world, name, {
    wait: reason === 'HealthCheckFailed',
    applied: revisions.cartsBefore,
    attempted: revisions.carts,
    verdict: notApplied(revisions.carts, reason, message),
    sinceMs: minutes(1),
    unchangedMs: failure.sinceMs ?? hours(2),
    ...more,
  });
}

/** A HelmRelease of the component that failed and has no retries. */
export function failedRelease(
  { on }: World,
  name: string,
  failure: {
    /** The version that fails, and the previous one. */
    versions: [string, string?];
    cause: string;
    sinceMs: number;
  },
  more: Partial<HelmReleaseOptions> = {},
): [KubernetesObject, KubernetesObject] {
  const { versions, cause, sinceMs } = failure;
  const [version] = versions;
  const installed = versions.filter(each => each !== undefined);
  const action = { on, name, namespace, chart: name, version };
  const options: HelmReleaseOptions = {
    on,
    name,
    namespace,
    labels,
    chart: shopChart(name, version),
    installed,
    lastStatus: 'failed',
    failures: 1,
    verdict: helmRetriesExceeded(
      { ...action, count: installed.length },
      cause,
      undefined,
      1,
    ),
    sinceMs,
    // Without retries, Flux does not roll back.
    spec: { install: {}, upgrade: {} },
    ...more,
  };
  return [helmRelease(options), helmChartOf(options)];
}

/** The message about a workload of a release that is not ready in time. */
export function notReady({ on }: World, resource: string): string {
  return isAtLeast(on.release, '2.8')
    ? // The same words as of a Kustomization.
      `timeout waiting for: [${resource} status: 'InProgress']`
    : 'context deadline exceeded';
}

/** Helm's message about an object that the API server rejects. */
export function refusedPatch(
  { on }: World,
  name: string,
  cause: string,
): string {
  return isAtLeast(on.release, '2.8')
    ? // Helm 4: pkg/kube/client.go, with server-side apply.
      `server-side apply failed for object ${namespace}/${name} ` +
        `apps/v1, Kind=Deployment: ${cause}`
    : `cannot patch "${name}" with kind Deployment: ${cause}`;
}
