import { kustomization } from '../../objects/kustomization';
import { Place } from '../../objects/place';
import { Deployed } from '../../objects/applied/deploys';
import { service, serviceAccount } from '../../objects/applied/plain';
import { deployment } from '../../objects/applied/replicas';
import { hours, days } from '../../time';
import { KubernetesObject } from '../../types';
import { shopChart } from './names';
import { revisions } from './revisions';
import { withChart } from './withChart';

const id = { 'backstage.io/kubernetes-id': 'payment-service' };

/**
 * A component whose Deployments only have the label, as in portals that were
 * set up for the Kubernetes plugin.
 */
export const paymentEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payment-service',
    description: 'Takes the money; only its Deployments have its label',
    annotations: { 'backstage.io/kubernetes-id': 'payment-service' },
  },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'sockshop-team',
    system: 'payment',
  },
};

/** The Flux objects that deploy payment-service. */
export function payment(on: Place): KubernetesObject[] {
  const namespace = 'payment';
  return [
    kustomization({
      on,
      name: 'payment',
      namespace,
      path: './apps/payment',
      source: {
        kind: 'GitRepository',
        name: 'flux-system',
        namespace: 'flux-system',
      },
      applied: revisions.platform,
      sinceMs: hours(4),
    }),
    ...withChart(on, {
      name: 'payment-ledger',
      namespace,
      labels: {},
      chart: shopChart('ledger', '2.3.0'),
      installed: ['2.3.0'],
      sinceMs: days(3),
    }),
  ];
}

/** The workloads of payment-service, and of another release in its namespace. */
export const paymentDeployed: Deployed = {
  'Kustomization/payment/payment': [labelled('payment')],
  'HelmRelease/payment/payment-ledger': [
    serviceAccount('payment-ledger'),
    service('payment-ledger'),
    labelled('payment-ledger'),
  ],
  'HelmRelease/payment/payment': [
    service('payment-gateway'),
    deployment('payment-gateway', {}),
  ],
};

function labelled(name: string) {
  return deployment(name, {
    labels: id,
    image: `weaveworksdemos/${name}:0.4.3`,
  });
}
