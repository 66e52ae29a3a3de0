import { artifactGenerator } from '../../objects/artifactGenerator';
import { alert, provider, receiver } from '../../objects/notifications';
import { Place } from '../../objects/place';
import {
  fluxInstallation,
  Installation,
  namespace,
} from '../../objects/runtime';
import { externalArtifact } from '../../objects/sources';
import { FluxController, FluxRelease, isAtLeast } from '../../releases';
import { days, isoTime } from '../../time';
import { KubernetesObject } from '../../types';
import { cartsLabels } from './names';
import { revisions } from './revisions';

/** Flux itself, and the platform team's objects. */
export function cartsPlatform(installation: Installation): KubernetesObject[] {
  const { on } = installation;
  return [
    ...fluxInstallation(installation),
    ...['orders', 'payment', 'monitoring'].map(name => namespace(on, name)),
    configMap(on, 'carts-values', {
      'values.yaml':
        'image:\n  repository: weaveworksdemos/carts\n  tag: latest\n' +
        'ingress:\n  enabled: true\n  host: carts.sock-shop.example\n',
    }),
    ...notifications(on),
    ...(isAtLeast(on.release, '2.7') ? generated(on) : []),
  ];
}

/** Every controller of a release, including the optional ones. */
export function allControllers(release: FluxRelease): FluxController[] {
  return [
    'source-controller',
    'kustomize-controller',
    'helm-controller',
    'notification-controller',
    'image-reflector-controller',
    'image-automation-controller',
    ...(isAtLeast(release, '2.7') ? (['source-watcher'] as const) : []),
  ];
}

function configMap(
  on: Place,
  name: string,
  data: Record<string, string>,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      namespace: 'carts',
      creationTimestamp: isoTime(on.now - days(40)),
    },
    data,
  };
}

function notifications(on: Place): KubernetesObject[] {
  return [
    provider({
      on,
      name: 'carts-chat',
      namespace: 'carts',
      labels: cartsLabels,
      type: 'slack',
      channel: 'team-carts',
      address: 'https://slack.com/api/chat.postMessage',
    }),
    alert({
      on,
      name: 'carts',
      namespace: 'carts',
      labels: cartsLabels,
      provider: 'carts-chat',
      sources: [
        { kind: 'HelmRelease', name: '*' },
        { kind: 'Kustomization', name: '*' },
      ],
    }),
    // The platform team's Alert for all objects of the namespace.
    alert({
      on,
      name: 'platform',
      provider: 'platform-pager',
      severity: 'info',
      sources: ['GitRepository', 'HelmRelease', 'Kustomization'].map(kind => ({
        kind,
        name: '*',
        namespace: 'carts',
      })),
      exclusionList: ['^Dependencies do not meet', '(?!recovered)'],
    }),
    provider({
      on,
      name: 'platform-pager',
      type: 'pagerduty',
      channel: 'a-routing-key',
      address: 'https://events.pagerduty.com',
    }),
    receiver({
      on,
      name: 'carts-push',
      namespace: 'carts',
      labels: cartsLabels,
      type: 'github',
      events: ['ping', 'push'],
      resources: [{ kind: 'GitRepository', name: 'carts' }],
    }),
  ];
}

function generated(on: Place): KubernetesObject[] {
  const common = { on, namespace: 'carts', labels: cartsLabels };
  return [
    artifactGenerator({
      ...common,
      name: 'carts-monorepo',
      source: { kind: 'GitRepository', name: 'carts' },
      artifacts: ['frontend', 'backend'],
    }),
    ...['frontend', 'backend'].map(name =>
      externalArtifact({
        ...common,
        name,
        generator: 'carts-monorepo',
        revision: revisions.carts,
      }),
    ),
  ];
}
