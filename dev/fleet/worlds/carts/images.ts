import {
  imagePolicy,
  imageRepository,
  imageUpdateAutomation,
} from '../../objects/images';
import {
  imageRepositoryMissing,
  newGeneration,
  noTagMatches,
  noTagsYet,
  policyInvalid,
} from '../../objects/imageVerdicts';
import { hexOf } from '../../hex';
import { Place } from '../../objects/place';
import { retrying } from '../../objects/verdict';
import { isAtLeast } from '../../releases';
import { hours, minutes } from '../../time';
import { KubernetesObject } from '../../types';
import { cartsLabels } from './names';
import { revisions } from './revisions';

/** The image automation of carts-service. */
export function cartsImages(on: Place): KubernetesObject[] {
  const common = { on, namespace: 'carts', labels: cartsLabels };
  const image = 'weaveworksdemos/carts';
  const queue = 'ghcr.io/sock-shop/carts-queue';
  const tags = ['0.4.9', '0.4.8', '0.4.7', '0.4.6', 'latest'];
  return [
    imageRepository({ ...common, name: 'carts', image, tags }),
    imageRepository({
      ...common,
      name: 'carts-queue',
      image: queue,
      verdict: retrying(
        {
          reason: 'ReadOperationFailed',
          message:
            `${
              isAtLeast(on.release, '2.9')
                ? 'scan failed'
                : 'failed to list tags'
            }: ` +
            'GET https://ghcr.io/v2/sock-shop/carts-queue/tags/list?n=1000: ' +
            'DENIED: requested access to the resource is denied',
        },
        'scanning: first scan',
      ),
      sinceMs: hours(3),
    }),
    imagePolicy({
      ...common,
      name: 'carts',
      image,
      repository: { name: 'carts' },
      tag: '0.4.9',
      previousTag: '0.4.8',
      reflectsDigest: true,
      sinceMs: hours(9),
    }),
    imagePolicy({
      ...common,
      name: 'carts-queue',
      image: queue,
      repository: { name: 'carts-queue' },
      verdict: retrying(noTagsYet, newGeneration(-1, 1)),
      sinceMs: hours(3),
    }),
    imagePolicy({
      ...common,
      name: 'carts-next',
      image,
      repository: { name: 'carts' },
      policy: { semver: { range: '1.x' } },
      verdict: retrying(noTagMatches, newGeneration(-1, 1)),
      sinceMs: hours(26),
    }),
    imagePolicy({
      ...common,
      name: 'carts-worker',
      image: 'ghcr.io/sock-shop/carts-worker',
      repository: { name: 'carts-worker' },
      verdict: retrying(
        imageRepositoryMissing('carts-worker'),
        newGeneration(-1, 1),
      ),
      sinceMs: hours(5),
    }),
    imagePolicy({
      ...common,
      name: 'carts-invalid',
      image,
      repository: { name: 'carts' },
      policy: { semver: { range: 'not-a-range' } },
      verdict: policyInvalid('improper constraint: not-a-range'),
      sinceMs: hours(40),
    }),
    imagePolicy({
      ...common,
      name: 'carts-db',
      image: 'docker.io/library/mongo',
      repository: { name: 'mongo', namespace: 'flux-system' },
      policy: { semver: { range: '7.x' } },
      tag: '7.0.14',
      sinceMs: hours(70),
      suspended: isAtLeast(on.release, '2.7')
        ? {
            by: 'jane.doe@example.com',
            reason: 'Pinned for the audit',
            at: on.now - hours(30),
          }
        : undefined,
    }),
    imageRepository({
      on,
      name: 'mongo',
      image: 'docker.io/library/mongo',
      tags: ['7.0.14', '7.0.12'],
      sinceMs: hours(70),
    }),
    imageUpdateAutomation({
      ...common,
      name: 'carts',
      source: { name: 'carts' },
      policies: {
        carts: { name: image, tag: '0.4.9' },
        'carts-db': { name: 'docker.io/library/mongo', tag: '7.0.14' },
      },
      pushedCommit: hexOf('carts/128', 40),
      sourceRevision: revisions.carts,
      sinceMs: minutes(12),
    }),
  ];
}
