import { fluxObject } from '../__fixtures__/objects';
import {
  FluxObject,
  nameOf,
  namespaceOf,
  resourceKey,
  resourceVersionOf,
  uidOf,
} from '..';

describe('identity', () => {
  it('reads the metadata', () => {
    const object = fluxObject('Kustomization', {
      metadata: { uid: 'u-1', resourceVersion: '42' },
    });
    expect(nameOf(object)).toBe('carts');
    expect(namespaceOf(object)).toBe('shop');
    expect(uidOf(object)).toBe('u-1');
    expect(resourceVersionOf(object)).toBe('42');
  });

  it('reads nothing where there is nothing', () => {
    const object = { metadata: { name: 7, uid: null, resourceVersion: 42 } };
    expect(nameOf(object)).toBe('');
    expect(namespaceOf(object)).toBe('');
    expect(uidOf(object)).toBeUndefined();
    expect(resourceVersionOf(object)).toBeUndefined();
  });
});

describe('resourceKey', () => {
  const key = (object: FluxObject, cluster = 'staging') =>
    resourceKey({ cluster, object });

  it('is the same for every version of an API', () => {
    const old = fluxObject('Kustomization', { version: 'v1beta2' });
    expect(key(old)).toBe(key(fluxObject('Kustomization')));
    expect(key(old)).toBe(
      '["staging","kustomize.toolkit.fluxcd.io","Kustomization","shop","carts"]',
    );
  });

  it('differs if any part of the identity differs', () => {
    const kustomization = fluxObject('Kustomization');
    const named = (name: string, namespace: string) =>
      fluxObject('Kustomization', { metadata: { name, namespace } });
    const keys = [
      key(kustomization),
      key(kustomization, 'production'),
      key(fluxObject('HelmRelease')),
      key({ ...kustomization, apiVersion: 'kustomize.config.k8s.io/v1beta1' }),
      key(named('carts', 'other')),
      key(named('a/b', 'c')),
      key(named('b', 'c/a')),
      key(named('a","b', 'c')),
      key(named('b', 'c","a')),
      key(named('', 'shop')),
      key(
        fluxObject('Kustomization', { metadata: { name: null, uid: 'u-1' } }),
      ),
      key(
        fluxObject('Kustomization', { metadata: { name: null, uid: 'u-2' } }),
      ),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
