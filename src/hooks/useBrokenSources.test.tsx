import { TestApiProvider } from '@backstage/test-utils';
import { act, renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { fluxApiRef, type FluxApi } from '../api';
import { dataOf } from '../data';
import { resourceKey, type FluxKind, type FluxResource } from '../flux';
import { condition, fluxObject } from '../flux/__fixtures__/objects';
import { useBrokenSources } from './useBrokenSources';

const api = {} as FluxApi;
const { objects } = dataOf(api);

function Apis({ children }: PropsWithChildren<{}>) {
  return (
    <TestApiProvider apis={[[fluxApiRef, api]]}>{children}</TestApiProvider>
  );
}

let version = 0;

function resource(
  kind: FluxKind,
  name: string,
  spec: Record<string, unknown> = {},
  ready: 'True' | 'False' = 'True',
): FluxResource {
  version++;
  return {
    cluster: 'shop',
    object: fluxObject(kind, {
      metadata: { name, resourceVersion: `${version}` },
      spec,
      status: { conditions: [condition('Ready', ready, 'Tried')] },
    }),
  };
}

const policy = () =>
  resource('ImagePolicy', 'carts', { imageRepositoryRef: { name: 'carts' } });
const read = (...all: FluxResource[]) =>
  act(() => void objects.take(all, objects.now()));

afterEach(() => act(() => objects.keepOnly([])));

it('returns a source while it is failing or suspended, and not after it is ready or dropped', () => {
  const user = policy();
  const resources = [user];
  const { result } = renderHook(() => useBrokenSources(resources), {
    wrapper: Apis,
  });
  const said = () => result.current.get(resourceKey(user))?.state;
  expect(said()).toBeUndefined();

  read(resource('ImageRepository', 'carts', {}, 'False'));
  expect(said()).toBe('Failed');
  read(resource('ImageRepository', 'carts', { suspend: true }));
  expect(said()).toBe('Suspended');
  read(resource('ImageRepository', 'carts'));
  expect(said()).toBeUndefined();

  read(resource('ImageRepository', 'carts', {}, 'False'));
  act(() => objects.keepOnly([]));
  expect(said()).toBeUndefined();
});

it('returns the source of a HelmChart that is read later', () => {
  const release = resource('HelmRelease', 'carts', {
    chartRef: { kind: 'HelmChart', name: 'carts' },
  });
  const resources = [release];
  const { result } = renderHook(() => useBrokenSources(resources), {
    wrapper: Apis,
  });
  read(
    resource('HelmChart', 'carts', {
      sourceRef: { kind: 'HelmRepository', name: 'charts' },
    }),
  );
  expect(result.current.size).toBe(0);
  read(resource('HelmRepository', 'charts', {}, 'False'));
  expect(result.current.get(resourceKey(release))?.reference).toMatchObject({
    kind: 'HelmRepository',
    name: 'charts',
  });
});

it('is the same for as long as it says the same', () => {
  read(resource('ImageRepository', 'carts', {}, 'False'));
  const { result, rerender } = renderHook(
    props => useBrokenSources(props.resources),
    { wrapper: Apis, initialProps: { resources: [policy()] } },
  );
  const before = result.current;
  expect(before.size).toBe(1);
  // A new version of either with the same state.
  read(resource('ImageRepository', 'carts', {}, 'False'));
  rerender({ resources: [policy()] });
  expect(result.current).toBe(before);
  rerender({ resources: [] });
  expect(result.current.size).toBe(0);
});
