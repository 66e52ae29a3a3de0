import { kustomization } from '../../objects/kustomization';
import { dependencyMissing } from '../../objects/notFound';
import { Place } from '../../objects/place';
import { failed } from '../../objects/verdict';
import { hours, minutes } from '../../time';
import { KubernetesObject } from '../../types';
import { revisions } from './revisions';

const namespace = 'carts';

/**
 * Kustomizations of other teams, without the label of carts-service, that wait:
 * for `carts-jobs`, which fails, through a chain of dependencies; for each
 * other; for one that does not exist.
 */
export function cartsDependencies(on: Place): KubernetesObject[] {
  return [
    waiting(on, 'carts-checkout', 'carts-notifications', minutes(34)),
    waiting(on, 'carts-notifications', 'carts-alerts', minutes(34)),
    waiting(on, 'carts-orders', 'carts-stock', hours(20)),
    waiting(on, 'carts-stock', 'carts-orders', hours(20)),
    waiting(on, 'carts-reporting', 'carts-reporting-base', hours(2), true),
  ];
}

function waiting(
  on: Place,
  name: string,
  dependency: string,
  sinceMs: number,
  isMissing = false,
): KubernetesObject {
  return kustomization({
    on,
    name,
    namespace,
    path: `./teams/${name}`,
    source: {
      kind: 'GitRepository',
      name: 'flux-system',
      namespace: 'flux-system',
    },
    dependsOn: [{ name: dependency }],
    applied: revisions.platform,
    verdict: failed({
      reason: 'DependencyNotReady',
      message: isMissing
        ? dependencyMissing({
            kind: 'Kustomization',
            namespace,
            name: dependency,
          })
        : `dependency '${namespace}/${dependency}' is not ready`,
    }),
    sinceMs,
  });
}
