import { digest, fluxObject } from '../__fixtures__/objects';
import { imagePolicyOf } from '..';

const policyWith = (status: object, version?: string) =>
  imagePolicyOf(fluxObject('ImagePolicy', { version, status: { ...status } }));

describe('imagePolicyOf', () => {
  it('reads images of Flux 2.6 and newer', () => {
    expect(
      policyWith({
        latestRef: {
          name: 'ghcr.io/shop/carts',
          tag: '6.1.0',
          digest: `sha256:${digest}`,
        },
        observedPreviousRef: { name: 'ghcr.io/shop/carts', tag: '6.0.0' },
      }),
    ).toMatchObject({
      latest: {
        text: `ghcr.io/shop/carts:6.1.0@sha256:${digest}`,
        name: 'ghcr.io/shop/carts',
        tag: '6.1.0',
        digest: `sha256:${digest}`,
      },
      previous: {
        text: 'ghcr.io/shop/carts:6.0.0',
        name: 'ghcr.io/shop/carts',
        tag: '6.0.0',
      },
    });
  });

  it('prefers them in Flux 2.6, which tells both', () => {
    const latestRef = { name: 'ghcr.io/shop/carts', tag: '2' };
    const latestImage = 'ghcr.io/shop/carts:1';
    expect(policyWith({ latestRef, latestImage }, 'v1beta2').latest?.tag).toBe(
      '2',
    );
  });

  it.each<[string, object]>([
    ['carts:1', { name: 'carts', tag: '1' }],
    ['ghcr.io/shop/carts:6.0.0', { name: 'ghcr.io/shop/carts', tag: '6.0.0' }],
    ['localhost:5000/carts:1', { name: 'localhost:5000/carts', tag: '1' }],
    ['localhost:5000/carts', { name: 'localhost:5000/carts', tag: undefined }],
    ['carts:1@sha256:0', { name: 'carts', tag: '1', digest: 'sha256:0' }],
    ['carts@sha256:0', { name: 'carts', tag: undefined, digest: 'sha256:0' }],
  ])('reads images of older Flux: %s', (text, image) => {
    const status = { latestImage: text, observedPreviousImage: text };
    const { latest, previous } = policyWith(status, 'v1beta2');
    expect(latest).toEqual({ digest: undefined, text, ...image });
    expect(previous).toEqual(latest);
  });

  it('has no images before it found any', () => {
    const { latest, previous } = policyWith({ observedGeneration: -1 });
    expect([latest, previous]).toEqual([undefined, undefined]);
  });

  it.each([
    [{ semver: { range: '6.x' } }, { by: 'semver', value: '6.x' }],
    [{ alphabetical: { order: 'asc' } }, { by: 'alphabetical', value: 'asc' }],
    [{ numerical: { order: 'desc' } }, { by: 'numerical', value: 'desc' }],
    [{ numerical: {} }, { by: 'numerical', value: undefined }],
    [{ semver: null }, undefined],
    [undefined, undefined],
  ])('reads the policy %j', (policy, order) => {
    const object = fluxObject('ImagePolicy', {
      spec: {
        policy,
        imageRepositoryRef: { name: 'carts' },
        filterTags: { pattern: '^main-(?P<ts>[0-9]+)', extract: '$ts' },
      },
    });
    expect(imagePolicyOf(object)).toMatchObject({
      order,
      tagPattern: '^main-(?P<ts>[0-9]+)',
      repository: { kind: 'ImageRepository', name: 'carts', namespace: 'shop' },
    });
  });
});
