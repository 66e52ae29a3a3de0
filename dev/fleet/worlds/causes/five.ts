import { deploys, World } from '../../objects/applied/deploys';
import {
  configMap,
  resourceQuota,
  service,
  serviceAccount,
} from '../../objects/applied/plain';
import { deployment } from '../../objects/applied/replicas';
import { helmChartOf } from '../../objects/helmChart';
import { helmRelease, HelmReleaseOptions } from '../../objects/helmRelease';
import { helmPrerequisite } from '../../objects/helmVerdicts';
import { sourceEmpty } from '../../objects/kustomization';
import { gitRepository, helmRepository } from '../../objects/sources';
import { fetchFailed } from '../../objects/sourceStatus';
import { failed, retrying } from '../../objects/verdict';
import { hours, minutes } from '../../time';
import { KubernetesObject } from '../../types';
import { cartsLabels as labels } from '../carts/names';
import {
  failedRelease,
  failing,
  image,
  namespace,
  notReady,
  ofCarts,
  refusedPatch,
} from './common';

/** The five most frequent causes of failed deployments. */
export function fiveCauses(world: World): KubernetesObject[] {
  return [
    ...containers(world),
    ...quota(world),
    ...scheduling(world),
    ...sources(world),
    ...policies(world),
  ];
}

// An image that does not exist, and a container that crashes.
function containers(world: World): KubernetesObject[] {
  const [worker, workerChart] = failedRelease(world, 'carts-worker', {
    versions: ['1.3.0', '1.2.9'],
    cause: notReady(world, 'Deployment/carts/carts-worker'),
    sinceMs: minutes(25),
  });
  return [
    ...deploys(
      world,
      failing(
        world,
        'carts-web',
        {
          message:
            'health check failed after 38.113ms: failed early due to stalled ' +
            "resources: [Deployment/carts/carts-web status: 'Failed']",
        },
        { appliedBy: 'carts/carts' },
      ),
      [
        configMap('carts-web'),
        service('carts-web'),
        deployment('carts-web', {
          replicas: 2,
          pods: ['ImagePullBackOff'],
          image: image('carts-web', '2.0.0-typo'),
          before: { image: image('carts-web', '1.9.4'), pods: 2 },
          rolledOutMs: hours(2),
        }),
      ],
    ),
    ...deploys(world, worker, [
      serviceAccount('carts-worker'),
      deployment('carts-worker', {
        replicas: 2,
        pods: ['CrashLoopBackOff'],
        before: { image: image('carts-worker', '1.2.9'), pods: 2 },
        rolledOutMs: minutes(30),
      }),
    ]),
    workerChart,
  ];
}

function quota(world: World): KubernetesObject[] {
  return deploys(
    world,
    failing(world, 'carts-batch', {
      message:
        'health check failed after 5m0.012s: timeout waiting for: ' +
        "[Deployment/carts/carts-batch status: 'InProgress']",
      sinceMs: minutes(3),
    }),
    [
      resourceQuota(
        'team-carts',
        { 'limits.memory': '16Gi', pods: '80' },
        { 'limits.memory': '15Gi', pods: '61' },
      ),
      deployment('carts-batch', {
        replicas: 3,
        memory: '2Gi',
        refused:
          'pods "{pod}" is forbidden: exceeded quota: team-carts, requested: ' +
          'limits.memory=2Gi, used: limits.memory=15Gi, limited: ' +
          'limits.memory=16Gi',
        rolledOutMs: minutes(9),
      }),
    ],
  );
}

function scheduling(world: World): KubernetesObject[] {
  const [release, chart] = failedRelease(world, 'carts-ranking', {
    versions: ['0.3.0'],
    cause: notReady(world, 'Deployment/carts/carts-ranking'),
    sinceMs: minutes(35),
  });
  return [
    ...deploys(world, release, [
      serviceAccount('carts-ranking'),
      service('carts-ranking'),
      deployment('carts-ranking', {
        cpu: '12',
        pods: ['Unschedulable'],
        rolledOutMs: minutes(40),
      }),
    ]),
    chart,
  ];
}

// A release whose Helm repository cannot be fetched, and a Kustomization that
// depends on one whose Git repository cannot be cloned.
function sources(world: World): KubernetesObject[] {
  const { on } = world;
  const common = { on, namespace, labels };
  const repository = { kind: 'HelmRepository', name: 'carts-charts' };
  const noArtifact =
    "no artifact available for HelmRepository source 'carts-charts'";
  const release: HelmReleaseOptions = {
    ...common,
    name: 'carts-reports',
    chart: { name: 'reports', version: '2.2.2', source: repository },
    installed: [],
    verdict: helmPrerequisite(
      on,
      'SourceNotReady',
      `HelmChart 'carts/carts-carts-reports' is not ready: ${noArtifact}`,
    ),
    sinceMs: hours(5),
  };
  const reason = 'NoSourceArtifact';
  const url = 'https://charts.sock-shop.example/private';
  return [
    helmRelease(release),
    helmChartOf(release, {
      stored: false,
      verdict: retrying({ reason, message: noArtifact }, 'building artifact', [
        { type: 'FetchFailed', status: 'True', reason, message: noArtifact },
      ]),
    }),
    helmRepository({
      ...common,
      name: repository.name,
      url,
      verdict: fetchFailed(
        'Failed',
        'failed to fetch Helm repository index: failed to cache index to ' +
          `temporary file: failed to fetch ${url}/index.yaml : 401 Unauthorized`,
      ),
      sinceMs: hours(5),
    }),
    ofCarts(world, 'carts-front', {
      dependsOn: [{ name: 'carts-base' }],
      applied: undefined,
      verdict: failed({
        reason: 'DependencyNotReady',
        message: "dependency 'carts/carts-base' is not ready",
      }),
      sinceMs: hours(3),
    }),
    ofCarts(world, 'carts-base', {
      source: { kind: 'GitRepository', name: 'carts-base' },
      applied: undefined,
      verdict: sourceEmpty,
      sinceMs: hours(3),
    }),
    gitRepository({
      ...common,
      name: 'carts-base',
      url: 'https://github.com/sock-shop/carts-base',
      verdict: fetchFailed(
        'GitOperationFailed',
        'failed to checkout and determine revision: unable to clone ' +
          "'https://github.com/sock-shop/carts-base': authentication " +
          'required: Repository not found.',
      ),
      sinceMs: hours(3),
    }),
  ];
}

const kyverno =
  'admission webhook "validate.kyverno.svc-fail" denied the request: \n\n' +
  'resource Pod/carts/{pod} was blocked due to the following policies \n\n' +
  "signed-images:\n  signed-images: 'failed to verify image " +
  "ghcr.io/sock-shop/carts-proxy:3.1.0: no signatures found'\n";

// One policy rejects an applied object, another the Pods of an admitted one.
function policies(world: World): KubernetesObject[] {
  const [audit, auditChart] = failedRelease(world, 'carts-audit', {
    versions: ['1.1.0', '1.0.0'],
    cause: refusedPatch(
      world,
      'carts-audit',
      'admission webhook "validation.gatekeeper.sh" denied the request: ' +
        '[require-owner] you must provide labels: {"owner"}',
    ),
    sinceMs: hours(1),
  });
  return [
    ...deploys(
      world,
      failing(world, 'carts-admin', {
        reason: 'ReconciliationFailed',
        message:
          'Deployment/carts/carts-admin dry-run failed (Invalid): ' +
          'deployments.apps "carts-admin" is forbidden: ' +
          "ValidatingAdmissionPolicy 'memory-limits' with binding " +
          "'memory-limits-binding' denied request: every container needs a " +
          'memory limit',
      }),
      [
        deployment('carts-admin', {
          image: image('carts-admin', '1.4.0'),
          rolledOutMs: hours(90),
        }),
      ],
    ),
    ...deploys(world, audit, [
      serviceAccount('carts-audit'),
      deployment('carts-audit', {
        image: image('carts-audit', '1.0.0'),
        rolledOutMs: hours(90),
      }),
    ]),
    auditChart,
    ...deploys(
      world,
      failing(world, 'carts-nodes', {
        message:
          'health check failed after 5m0.027s: timeout waiting for: ' +
          "[Deployment/carts/carts-node-tools status: 'InProgress', " +
          "Deployment/carts/carts-proxy status: 'InProgress']",
        sinceMs: minutes(3),
      }),
      [
        deployment('carts-node-tools', {
          refused:
            'pods "{pod}" is forbidden: violates PodSecurity ' +
            '"restricted:latest": allowPrivilegeEscalation != false ' +
            '(container "carts-node-tools" must set ' +
            'securityContext.allowPrivilegeEscalation=false), runAsNonRoot ' +
            '!= true (pod or container "carts-node-tools" must set ' +
            'securityContext.runAsNonRoot=true)',
          rolledOutMs: minutes(9),
        }),
        deployment('carts-proxy', {
          image: image('carts-proxy', '3.1.0'),
          refused: kyverno,
          before: { image: image('carts-proxy', '3.0.2'), pods: 1 },
          rolledOutMs: minutes(9),
        }),
      ],
    ),
  ];
}
