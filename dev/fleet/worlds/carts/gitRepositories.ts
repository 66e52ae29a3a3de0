import { Place } from '../../objects/place';
import { gitRepository } from '../../objects/sources';
import {
  buildingNews,
  fetchFailed,
  keysMissing,
  newsOf,
  notVerified,
  stored,
  verified,
} from '../../objects/sourceStatus';
import { notReconciled } from '../../objects/verdict';
import { isAtLeast } from '../../releases';
import { gitRevision } from '../../objects/artifact';
import { days, hours, minutes } from '../../time';
import { KubernetesObject } from '../../types';
import { cartsLabels } from './names';
import { revisions } from './revisions';

/** GitRepositories of carts-service, verified and not. */
export function cartsGitRepositories(on: Place): KubernetesObject[] {
  const common = { on, namespace: 'carts', labels: cartsLabels };
  const { carts, cartsBefore, cartsRelease } = revisions;
  const commit = carts.split(':')[1];
  const kind = 'GitRepository';
  // Flux 2.9 chooses between PGP and SSH keys by the type of the signature.
  const cause = isAtLeast(on.release, '2.9')
    ? 'unsupported signature type: empty'
    : 'unable to verify payload with any of the given key rings';
  return [
    gitRepository({
      ...common,
      name: 'carts',
      url: 'https://github.com/sock-shop/carts',
      verifyWith: 'carts-signers',
      revision: carts,
      verdict: verified(
        stored(kind, carts),
        isAtLeast(on.release, '2.1')
          ? `verified signature of\n\t- commit '${commit}' with key '1A2B3C4D5E6F7081'`
          : `verified signature of commit '${commit}'`,
      ),
      sinceMs: minutes(33),
    }),
    gitRepository({
      ...common,
      name: 'carts-config',
      url: 'https://github.com/sock-shop/carts-config',
      verifyWith: 'carts-signers',
      revision: cartsBefore,
      storedMs: days(3),
      verdict: notVerified(
        {
          reason: 'InvalidCommitSignature',
          message: `signature verification of commit '${commit}' failed: ${cause}`,
        },
        { old: { kind, revision: cartsBefore } },
      ),
      sinceMs: hours(4),
    }),
    gitRepository({
      ...common,
      name: 'carts-vendor',
      url: 'https://github.com/sock-shop/carts-vendor',
      verifyWith: 'vendor-signers',
      verdict: notVerified(
        keysMissing(kind, { secretRef: { name: 'vendor-signers' } }),
        {},
      ),
      sinceMs: days(1),
    }),
    // Verification was enabled a moment ago.
    gitRepository({
      ...common,
      name: 'carts-policies',
      url: 'ssh://git@gitlab.sock-shop.example:2222/carts/policies.git',
      verifyWith: 'carts-signers',
      generation: 2,
      observedGeneration: 1,
      revision: gitRevision('main', 'policies/9'),
      sinceMs: days(2),
    }),
    gitRepository({
      ...common,
      name: 'carts-release',
      url: 'https://github.com/sock-shop/carts',
      ref: { semver: '1.x' },
      revision: cartsRelease,
      sinceMs: days(5),
    }),
    gitRepository({
      ...common,
      name: 'carts-experiments',
      url: 'https://github.com/sock-shop/carts-experiments',
      ref: { branch: 'try/redis' },
      // It has never been fetched, so its first generation is not observed yet.
      verdict: fetchFailed(
        'GitOperationFailed',
        'failed to checkout and determine revision: unable to clone ' +
          "'https://github.com/sock-shop/carts-experiments': couldn't find " +
          'remote ref "refs/heads/try/redis"',
      ),
      sinceMs: minutes(52),
    }),
    gitRepository({
      ...common,
      name: 'carts-docs',
      url: 'https://github.com/sock-shop/carts-docs',
      revision: gitRevision('main', 'docs/3'),
      suspended: {
        by: 'sam',
        reason: 'Repository is being moved',
        at: on.now - hours(20),
      },
      generation: 2,
      sinceMs: days(6),
    }),
    gitRepository({
      ...common,
      name: 'carts-new',
      url: 'https://github.com/sock-shop/carts-new',
      verdict: notReconciled,
      ageMs: minutes(1),
    }),
    gitRepository({
      ...common,
      name: 'carts-fork',
      url: 'https://github.com/jane/carts',
      revision: gitRevision('main', 'fork/1'),
      verdict: buildingNews(newsOf(kind, gitRevision('main', 'fork/2')), {
        kind,
        revision: gitRevision('main', 'fork/1'),
      }),
      sinceMs: minutes(1),
    }),
  ];
}
