import { ChartOptions } from '../../objects/helmRelease';
import { FluxRelease, isAtLeast } from '../../releases';

/** The label that makes an object part of carts-service. */
export const cartsLabels = { 'backstage.io/kubernetes-id': 'carts-service' };

/** The image tag of carts, which is older on clusters with an old Flux. */
export function cartsTag(release: FluxRelease): string {
  return isAtLeast(release, '2.3') ? '0.4.9' : '0.4.8';
}

/** The component of the carts world. */
export const cartsEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'carts-service',
    description:
      'A microservices-demo service that provides shopping carts for users',
    tags: ['java'],
    annotations: { 'backstage.io/kubernetes-id': 'carts-service' },
  },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'sockshop-team',
    system: 'carts',
  },
};

/** The chart repositories that teams share: in flux-system, without labels. */
export const repositories = {
  sockShop: {
    kind: 'HelmRepository',
    name: 'sock-shop',
    namespace: 'flux-system',
  },
  community: {
    kind: 'HelmRepository',
    name: 'community',
    namespace: 'flux-system',
  },
  /** A registry (type oci). */
  registry: {
    kind: 'HelmRepository',
    name: 'registry',
    namespace: 'flux-system',
  },
};

/** A chart of the shop's own repository. */
export function shopChart(name: string, version: string): ChartOptions {
  const [major] = version.split('.');
  return {
    name,
    version,
    constraint: `${major}.x`,
    source: repositories.sockShop,
  };
}
