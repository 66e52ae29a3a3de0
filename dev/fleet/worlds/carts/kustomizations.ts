import {
  applying,
  kustomization,
  KustomizationOptions,
  notApplied,
  sourceEmpty,
} from '../../objects/kustomization';
import { Place } from '../../objects/place';
import { failed, gaveUp, notReconciled } from '../../objects/verdict';
import { days, hours, minutes } from '../../time';
import { isAtLeast } from '../../releases';
import { KubernetesObject } from '../../types';
import { cartsLabels } from './names';
import { manifestsOrigin, revisions } from './revisions';

/** Kustomizations of carts-service in every state. */
export function cartsKustomizations(on: Place): KubernetesObject[] {
  return [...platform(on), ...healthy(on), ...troubled(on), ...setAside(on)];
}

type Options = Omit<KustomizationOptions, 'on' | 'source'> &
  Partial<Pick<KustomizationOptions, 'source'>>;

function ofCarts(on: Place, options: Options): KubernetesObject {
  return kustomization({
    on,
    namespace: 'carts',
    labels: cartsLabels,
    source: { kind: 'GitRepository', name: 'carts' },
    applied: revisions.carts,
    ...options,
  });
}

// The bootstrap Kustomization applies itself.
function platform(on: Place): KubernetesObject[] {
  const source = { kind: 'GitRepository', name: 'flux-system' };
  return [
    kustomization({
      on,
      name: 'flux-system',
      appliedBy: 'flux-system/flux-system',
      path: './clusters/shop',
      source,
      applied: revisions.platform,
    }),
  ];
}

function healthy(on: Place): KubernetesObject[] {
  return [
    ofCarts(on, {
      name: 'carts',
      appliedBy: 'flux-system/flux-system',
      wait: true,
      generation: 3,
      sinceMs: minutes(31),
      // Its last commit became healthy only after failed health checks.
      earlier: [
        {
          revision: revisions.carts,
          result: 'HealthCheckFailed',
          firstMs: hours(27),
          lastMs: hours(25),
          runs: 18,
        },
        {
          revision: revisions.cartsBefore,
          result: 'ReconciliationSucceeded',
          firstMs: days(4),
          lastMs: hours(27) + minutes(10),
          runs: 411,
        },
      ],
    }),
    ofCarts(on, {
      name: 'carts-manifests',
      path: './',
      source: { kind: 'OCIRepository', name: 'carts-manifests' },
      applied: revisions.manifests,
      origin: manifestsOrigin,
      sinceMs: hours(3),
    }),
    ofCarts(on, {
      name: 'carts-assets',
      path: './assets',
      source: { kind: 'Bucket', name: 'carts-assets' },
      applied: revisions.assets,
      sinceMs: hours(16),
    }),
    ofCarts(on, {
      name: 'carts-monitoring',
      namespace: 'flux-system',
      path: './monitoring',
      source: {
        kind: 'GitRepository',
        name: 'carts-release',
        namespace: 'carts',
      },
      applied: revisions.cartsRelease,
      targetNamespace: 'monitoring',
      sinceMs: days(5),
    }),
    ...(isAtLeast(on.release, '2.7')
      ? [
          ofCarts(on, {
            name: 'carts-frontend',
            path: './',
            source: { kind: 'ExternalArtifact', name: 'frontend' },
            sinceMs: hours(6),
          }),
        ]
      : []),
  ];
}

function troubled(on: Place): KubernetesObject[] {
  return [
    ofCarts(on, {
      name: 'carts-rollout',
      path: './rollout',
      wait: true,
      applied: revisions.cartsBefore,
      attempted: revisions.carts,
      verdict: applying(revisions.carts, 'Running health checks'),
      sinceMs: minutes(2),
    }),
    ofCarts(on, {
      name: 'carts-alerts',
      path: './alerts',
      dependsOn: [{ name: 'carts-jobs' }],
      applied: revisions.cartsBefore,
      verdict: failed({
        reason: 'DependencyNotReady',
        message: "dependency 'carts/carts-jobs' is not ready",
      }),
      sinceMs: minutes(35),
    }),
    ofCarts(on, {
      name: 'carts-experiments',
      path: './',
      source: { kind: 'GitRepository', name: 'carts-experiments' },
      applied: undefined,
      verdict: sourceEmpty,
      sinceMs: minutes(52),
    }),
    ofCarts(on, {
      name: 'carts-overlays',
      path: './overlays/typo',
      applied: undefined,
      verdict: notApplied(
        revisions.carts,
        'ArtifactFailed',
        'kustomization path not found: stat /tmp/kustomization-2914/' +
          'overlays/typo: no such file or directory',
      ),
      sinceMs: hours(8),
    }),
    ofCarts(on, {
      name: 'carts-jobs',
      path: './jobs',
      wait: true,
      applied: revisions.cartsBefore,
      attempted: revisions.carts,
      earlier: [
        {
          revision: revisions.cartsOlder,
          result: 'ReconciliationSucceeded',
          firstMs: days(9),
          lastMs: hours(28),
          runs: 1_120,
        },
      ],
      verdict: notApplied(
        revisions.carts,
        'HealthCheckFailed',
        'health check failed after 5m0.021s: timeout waiting for: ' +
          "[Job/carts/carts-import status: 'InProgress', " +
          "Deployment/carts/carts-queue status: 'InProgress']",
      ),
      sinceMs: minutes(36),
    }),
    ofCarts(on, {
      name: 'carts-schemas',
      path: './schemas',
      applied: revisions.cartsBefore,
      attempted: revisions.carts,
      verdict: notApplied(
        revisions.carts,
        'ReconciliationFailed',
        'ConfigMap/carts/carts-schemas dry-run failed (Invalid): ConfigMap ' +
          '"carts-schemas" is invalid: []: Too long: must have at most ' +
          '1048576 bytes',
      ),
      sinceMs: hours(2),
    }),
    ofCarts(on, {
      name: 'carts-tenants',
      path: './tenants',
      source: {
        kind: 'GitRepository',
        name: 'tenants',
        namespace: 'payment',
      },
      applied: undefined,
      verdict: gaveUp({
        stalled: {
          reason: 'AccessDenied',
          message:
            "can't access 'GitRepository/payment/tenants', cross-namespace " +
            'references have been blocked',
        },
      }),
      sinceMs: days(2),
    }),
  ];
}

function setAside(on: Place): KubernetesObject[] {
  return [
    ofCarts(on, {
      name: 'carts-canary',
      path: './canary',
      applied: revisions.cartsBefore,
      suspended: {
        by: 'user:default/alex',
        reason: 'Incident 4711: canary stays as it is',
        at: on.now - hours(5),
      },
      generation: 2,
      sinceMs: hours(28),
    }),
    // It failed when it was suspended, so its generation is never observed.
    ofCarts(on, {
      name: 'carts-seed-data',
      path: './seed',
      applied: undefined,
      suspended: true,
      generation: 2,
      observedGeneration: 1,
      verdict: notApplied(
        revisions.carts,
        'BuildFailed',
        'kustomize build failed: accumulating resources: accumulation err=' +
          "'accumulating resources from 'seed.yaml': evalsymlink failure'",
      ),
      sinceMs: days(4),
    }),
    ofCarts(on, {
      name: 'carts-v1',
      path: './v1',
      applied: revisions.cartsBefore,
      deleting: true,
      generation: 2,
      sinceMs: days(12),
    }),
    ofCarts(on, {
      name: 'carts-next',
      path: './next',
      dependsOn: [{ name: 'carts-checkout' }],
      applied: undefined,
      verdict: notReconciled,
      ageMs: minutes(1),
    }),
  ];
}
