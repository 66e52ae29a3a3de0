import { commit, digest, fluxObject } from '../__fixtures__/objects';
import { artifactOf, FluxObject, revisionOf } from '..';

const revision = `main@sha1:${commit}`;
const older = 'main@sha1:00ca386d43834c41d9626b6d93137d396fd771ed';

describe('artifactOf', () => {
  it('reads all of it', () => {
    const repository = fluxObject('OCIRepository', {
      status: {
        artifact: {
          revision: `latest@sha256:${digest}`,
          digest: `sha256:${commit}`,
          lastUpdateTime: '2026-11-20T09:30:00Z',
          path: 'ocirepository/shop/carts/x.tar.gz',
          metadata: {
            'org.opencontainers.image.revision': revision,
            'org.opencontainers.image.source': 'https://example.com/shop.git',
          },
        },
      },
    });
    expect(artifactOf(repository)).toEqual({
      revision: `latest@sha256:${digest}`,
      digest: `sha256:${commit}`,
      lastUpdateTime: '2026-11-20T09:30:00Z',
      originRevision: revision,
      originSource: 'https://example.com/shop.git',
    });
  });

  it('reads the checksum of Flux before 2.0', () => {
    const artifact = { revision: `main/${commit}`, checksum: digest };
    expect(
      artifactOf(
        fluxObject('GitRepository', {
          version: 'v1beta1',
          status: { artifact },
        }),
      ),
    ).toMatchObject({ revision: `main/${commit}`, digest });
  });

  it.each([undefined, null, {}, [], 'x', 7])('is none for %p', artifact => {
    const repository = fluxObject('Bucket', { status: { artifact } });
    expect(artifactOf(repository)).toBeUndefined();
  });
});

describe('revisionOf', () => {
  it.each<[string, FluxObject, object]>([
    [
      'a source',
      fluxObject('GitRepository', { status: { artifact: { revision } } }),
      { revision },
    ],
    [
      'a Kustomization that applied what it tried',
      fluxObject('Kustomization', {
        status: {
          lastAppliedRevision: revision,
          lastAttemptedRevision: revision,
          history: [{ digest, metadata: { revision: older } }],
        },
      }),
      { revision },
    ],
    [
      'a Kustomization that failed to apply what it tried',
      fluxObject('Kustomization', {
        status: {
          lastAppliedRevision: older,
          lastAttemptedRevision: revision,
        },
      }),
      { revision: older, attempted: revision },
    ],
    [
      'a Kustomization that never applied anything',
      fluxObject('Kustomization', {
        status: { lastAttemptedRevision: revision },
      }),
      { attempted: revision },
    ],
    [
      'a Kustomization of an OCI artifact',
      fluxObject('Kustomization', {
        status: {
          lastAppliedRevision: `latest@sha256:${digest}`,
          lastAppliedOriginRevision: revision,
        },
      }),
      { revision: `latest@sha256:${digest}`, origin: revision },
    ],
    [
      'a HelmRelease v2',
      fluxObject('HelmRelease', {
        status: {
          history: [{ chartVersion: '6.5.4' }, { chartVersion: '6.5.3' }],
          lastAttemptedRevision: '6.6.0',
        },
      }),
      { revision: '6.5.4', attempted: '6.6.0' },
    ],
    [
      'a HelmRelease whose upgrade failed: what was deployed before',
      fluxObject('HelmRelease', {
        status: {
          history: [
            { chartVersion: '6.6.0', version: 3, status: 'failed' },
            { chartVersion: '6.5.4', version: 2, status: 'deployed' },
          ],
          lastAttemptedRevision: '6.6.0',
        },
      }),
      { revision: '6.5.4', attempted: '6.6.0' },
    ],
    [
      'a HelmRelease v2beta2 that was uninstalled',
      fluxObject('HelmRelease', {
        version: 'v2beta2',
        status: {
          history: [
            { chartVersion: '6.5.4', version: 2, status: 'uninstalled' },
            { chartVersion: '6.5.3', version: 1, status: 'superseded' },
          ],
          lastAppliedRevision: '6.5.4',
          lastAttemptedRevision: '6.5.4',
        },
      }),
      { attempted: '6.5.4' },
    ],
    [
      'a HelmRelease v2beta1',
      fluxObject('HelmRelease', {
        version: 'v2beta1',
        status: { lastAppliedRevision: '6.5.4' },
      }),
      { revision: '6.5.4' },
    ],
    [
      'an ImageUpdateAutomation',
      fluxObject('ImageUpdateAutomation', {
        status: { lastPushCommit: commit },
      }),
      { revision: commit },
    ],
    [
      'a FluxInstance',
      fluxObject('FluxInstance', {
        status: { lastAppliedRevision: `v2.9.4@sha256:${digest}` },
      }),
      { revision: `v2.9.4@sha256:${digest}` },
    ],
    [
      'a ResourceSetInputProvider',
      fluxObject('ResourceSetInputProvider', {
        status: { lastExportedRevision: `sha256:${digest}` },
      }),
      { revision: `sha256:${digest}` },
    ],
    ['nothing yet', fluxObject('Kustomization'), {}],
  ])('%s', (_, object, expected) => {
    expect(revisionOf(object)).toEqual({
      revision: undefined,
      attempted: undefined,
      origin: undefined,
      ...expected,
    });
  });
});
