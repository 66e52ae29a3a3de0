import { Place } from '../../objects/place';
import { ociRepository } from '../../objects/sources';
import {
  fetchFailed,
  notVerified,
  stored,
  verified,
} from '../../objects/sourceStatus';
import { isAtLeast } from '../../releases';
import { ociRevision } from '../../objects/artifact';
import { sha256Of } from '../../hex';
import { days, hours, minutes } from '../../time';
import { KubernetesObject } from '../../types';
import { cartsLabels } from './names';
import { manifestsOrigin, revisions } from './revisions';

/** OCIRepositories of carts-service, verified and not. */
export function cartsOCIRepositories(on: Place): KubernetesObject[] {
  const common = { on, namespace: 'carts', labels: cartsLabels };
  const kind = 'OCIRepository';
  const { manifests } = revisions;
  const url = 'oci://ghcr.io/sock-shop/manifests/carts';
  const edge = ociRevision('edge', 'carts-manifests/edge/7');
  const signed = ociRevision('1.0.0', 'carts-base/1.0.0');
  const keyless = {
    provider: 'cosign',
    ...(isAtLeast(on.release, '2.2') && {
      matchOIDCIdentity: [
        {
          issuer: '^https://token\\.actions\\.githubusercontent\\.com$',
          subject: '^https://github\\.com/sock-shop/carts/.*$',
        },
      ],
    }),
  };
  return [
    ociRepository({
      ...common,
      name: 'carts-manifests',
      url,
      ref: { semver: '1.x' },
      verify: keyless,
      revision: manifests,
      origin: {
        source: 'https://github.com/sock-shop/carts',
        revision: manifestsOrigin,
      },
      verdict: verified(
        stored(kind, manifests),
        `verified signature of revision ${manifests}`,
      ),
      sinceMs: hours(3),
    }),
    ociRepository({
      ...common,
      name: 'carts-manifests-edge',
      url,
      ref: { tag: 'edge' },
      verify: keyless,
      revision: edge,
      storedMs: days(1),
      verdict: notVerified(
        'VerificationError',
        "failed to verify the signature using provider 'cosign keyless': no " +
          'matching signatures were found for ' +
          `'ghcr.io/sock-shop/manifests/carts@${sha256Of('edge/8')}'`,
        { kind, revision: edge },
      ),
      sinceMs: minutes(41),
    }),
    // Notation in audit mode: verification asked for, result not stated.
    ...(isAtLeast(on.release, '2.3')
      ? [
          ociRepository({
            ...common,
            name: 'carts-base',
            url: 'oci://registry.sock-shop.example/manifests/carts-base',
            ref: { tag: '1.0.0' },
            verify: {
              provider: 'notation',
              secretRef: { name: 'notation-config' },
            },
            revision: signed,
            sinceMs: days(9),
          }),
        ]
      : []),
    ociRepository({
      ...common,
      name: 'carts-private',
      url: 'oci://registry.sock-shop.example/manifests/carts-private',
      ref: { tag: 'latest' },
      verdict: fetchFailed(
        'OCIArtifactPullFailed',
        'failed to determine artifact digest: GET https://registry.sock-shop.' +
          'example/v2/manifests/carts-private/manifests/latest: ' +
          'UNAUTHORIZED: authentication required',
      ),
      sinceMs: hours(1),
    }),
  ];
}
