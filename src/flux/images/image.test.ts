import { imageKey, parseImage } from '..';

describe('parseImage', () => {
  it.each([
    ['nginx', { name: 'nginx' }],
    ['nginx:1.29', { name: 'nginx', tag: '1.29' }],
    [
      'registry.example:5000/shop/carts',
      { name: 'registry.example:5000/shop/carts' },
    ],
    [
      'registry.example:5000/carts:1',
      { name: 'registry.example:5000/carts', tag: '1' },
    ],
    ['carts:1@sha256:ab', { name: 'carts', tag: '1', digest: 'sha256:ab' }],
    ['carts@sha256:ab', { name: 'carts', digest: 'sha256:ab' }],
  ])('reads %s', (text, image) => {
    expect(parseImage(text)).toEqual({
      text,
      tag: undefined,
      digest: undefined,
      ...image,
    });
  });

  it.each([undefined, '', 'a'.repeat(3_000)])(
    'reads no image from %.20s',
    text => {
      expect(parseImage(text)).toBeUndefined();
    },
  );
});

describe('imageKey', () => {
  it.each([
    ['nginx', 'docker.io/library/nginx'],
    ['library/nginx', 'docker.io/library/nginx'],
    ['docker.io/nginx', 'docker.io/library/nginx'],
    ['index.docker.io/library/nginx', 'docker.io/library/nginx'],
    ['registry-1.docker.io/library/nginx', 'docker.io/library/nginx'],
    ['weaveworksdemos/carts', 'docker.io/weaveworksdemos/carts'],
    ['GHCR.io/shop/carts', 'ghcr.io/shop/carts'],
    ['localhost/carts', 'localhost/carts'],
    ['registry:5000/carts', 'registry:5000/carts'],
    ['registry/carts', 'docker.io/registry/carts'],
  ])('of %s is %s', (name, key) => {
    expect(imageKey(name)).toBe(key);
  });
});
