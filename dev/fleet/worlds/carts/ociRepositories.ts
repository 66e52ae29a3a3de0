import { Place } from '../../objects/place';
import { ociRepository } from '../../objects/sources';
import {
  fetchFailed,
  newsOf,
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
  const plugins = 'oci://ghcr.io/sock-shop/manifests/carts-plugins';
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
        unsigned('cosign keyless', url, sha256Of('edge/8')),
        {
          old: { kind, revision: edge },
          news: newsOf(kind, ociRevision('edge', 'edge/8'), url),
        },
      ),
      sinceMs: minutes(41),
    }),
    // Never signed, so it has never had an artifact.
    ociRepository({
      ...common,
      name: 'carts-plugins',
      url: plugins,
      ref: { tag: '0.1.0' },
      verify: { provider: 'cosign', secretRef: { name: 'cosign-keys' } },
      verdict: notVerified(
        unsigned('cosign', plugins, sha256Of('carts-plugins/0.1.0')),
        {
          news: newsOf(
            kind,
            ociRevision('0.1.0', 'carts-plugins/0.1.0'),
            plugins,
          ),
        },
      ),
      sinceMs: hours(6),
    }),
    // Notation in audit mode: verification is configured, but its result is not
    // in the conditions.
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

function unsigned(provider: string, url: string, digest: string) {
  return {
    reason: 'VerificationError',
    message:
      `failed to verify the signature using provider '${provider}': no ` +
      'matching signatures were found for ' +
      `'${url.replace('oci://', '')}@${digest}'`,
  };
}
