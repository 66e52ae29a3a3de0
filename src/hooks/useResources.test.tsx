import { TestApiProvider } from '@backstage/test-utils';
import { act, renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import {
  fluxApiRef,
  type FluxApi,
  type FluxObjectsPage,
  type FluxObjectsRequest,
} from '../api';
import { dataOf, type ResourcesWant } from '../data';
import { nodesIn, type FluxResource } from '../flux';
import { fluxObject } from '../flux/__fixtures__/objects';
import {
  deployment,
  ownedBy,
  pod,
  replicaSet,
  startingDeployment,
} from '../flux/__fixtures__/workloads';
import { pass, startFakeTime, endFakeTime } from '../__testUtils__/fakeTime';
import { useKnownHealth } from './useKnownHealth';
import { useResources } from './useResources';
import { useWarnings } from './useWarnings';

const cluster = 'staging';
const SECOND = 1_000;

beforeEach(startFakeTime);
afterEach(async () => {
  await pass(SECOND);
  endFakeTime();
});

function applier(...names: string[]): FluxResource {
  return {
    cluster,
    object: fluxObject('Kustomization', {
      metadata: { name: 'apps', uid: 'apps' },
      status: {
        inventory: {
          entries: names.map(name => ({
            id: `shop_${name}_apps_Deployment`,
            v: 'v1',
          })),
        },
      },
    }),
  };
}

function setUp() {
  const carts = deployment('carts');
  const set = replicaSet(carts);
  const objects = [
    carts,
    set,
    pod('carts-6d5f-a', { metadata: ownedBy(set) }),
    startingDeployment('web'),
  ];
  const asked: FluxObjectsRequest[] = [];
  const api = {
    listObjects: async (
      request: FluxObjectsRequest,
    ): Promise<FluxObjectsPage> => {
      asked.push(request);
      return {
        resources: objects
          .filter(({ kind }) => kind === request.kind)
          .map(object => ({ cluster, object })),
        type: { plural: `${request.kind.toLowerCase()}s`, namespaced: true },
      };
    },
  } as unknown as FluxApi;
  const Apis = ({ children }: PropsWithChildren<{}>) => (
    <TestApiProvider apis={[[fluxApiRef, api]]}>{children}</TestApiProvider>
  );
  return { api, asked, Apis };
}

const later = () => act(async () => pass(SECOND));

it('reads while it is mounted and wanted, and again for what a person opens', async () => {
  const { asked, Apis } = setUp();
  const resource = applier('carts');
  const { result, rerender, unmount } = renderHook(
    ({ want, isRead }: { want: ResourcesWant; isRead: boolean }) =>
      useResources(resource, want, isRead),
    {
      wrapper: Apis,
      initialProps: { want: { scope: 'all' }, isRead: false },
    },
  );
  await later();
  expect(asked).toEqual([]);
  expect(result.current.isReading).toBe(true);

  rerender({ want: { scope: 'all' }, isRead: true });
  await later();
  expect(asked.map(({ kind }) => kind)).toEqual(['Deployment']);
  expect(result.current.tree.healthy).toBe(1);
  const before = result.current;
  rerender({ want: { scope: 'all' }, isRead: true });
  expect(result.current).toBe(before);

  const [{ key }] = [...nodesIn(result.current.tree)];
  rerender({ want: { scope: 'all', expanded: [key] }, isRead: true });
  expect(result.current.isReadingPods).toBe(true);
  await later();
  expect(asked.map(({ kind }) => kind)).toEqual([
    'Deployment',
    'ReplicaSet',
    'Pod',
  ]);
  expect(
    [...nodesIn(result.current.tree)].map(({ reference }) => reference.name),
  ).toEqual(['carts', 'carts-6d5f', 'carts-6d5f-a']);

  unmount();
  await pass(120 * SECOND);
  expect(asked).toHaveLength(3);
});

it('shows what others read after it was mounted for long without reading', async () => {
  const { api, Apis } = setUp();
  const resource = applier('carts');
  const { result, rerender } = renderHook(
    ({ isRead }: { isRead: boolean }) =>
      useResources(resource, { scope: 'all' }, isRead),
    { wrapper: Apis, initialProps: { isRead: false } },
  );
  await act(() => pass(400 * SECOND));
  rerender({ isRead: true });
  await later();
  expect(result.current.tree.healthy).toBe(1);

  const { objects } = dataOf(api);
  const starting = startingDeployment('carts');
  const metadata = { ...Object(starting.metadata), resourceVersion: '999999' };
  const newer = { cluster, object: { ...starting, metadata } };
  act(() => {
    objects.take([newer], objects.now());
  });
  await later();
  expect(result.current.tree.counts).toEqual({ Progressing: 1 });
});

it('reads more once the object has applied more', async () => {
  const { Apis } = setUp();
  const { result, rerender } = renderHook(
    ({ resource }: { resource: FluxResource }) =>
      useResources(resource, { scope: 'all' }),
    { wrapper: Apis, initialProps: { resource: applier('carts') } },
  );
  await later();
  rerender({ resource: applier('carts', 'web') });
  await later();
  expect(result.current.tree.counts).toEqual({ Healthy: 1, Progressing: 1 });
});

it('returns the number of healthy objects to rows after all have been read', async () => {
  const { api, asked, Apis } = setUp();
  const resource = applier('carts', 'web');
  const known = renderHook(() => useKnownHealth(resource), { wrapper: Apis });
  await later();
  expect(known.result.current).toBeUndefined();
  expect(asked).toEqual([]);
  const shown = renderHook(() => useResources(resource, { scope: 'all' }), {
    wrapper: Apis,
  });
  await later();
  expect(known.result.current).toEqual({ healthy: 1, checked: 2 });
  shown.unmount();
  await later();
  expect(known.result.current).toEqual({ healthy: 1, checked: 2 });
  await act(() => pass(400 * SECOND));
  expect(known.result.current).toBeUndefined();
  expect(dataOf(api).objects.size).toBe(0);
});

it.each([
  ['shown already', ['nested'], 'cycle'],
  ['not shown yet', [], 'own'],
])('marks an object whose tree is %s', (_, names, inventory) => {
  const { Apis } = setUp();
  const kustomization = {
    cluster,
    group: 'kustomize.toolkit.fluxcd.io',
    kind: 'Kustomization',
    namespace: 'shop',
  };
  const id = 'shop_nested_kustomize.toolkit.fluxcd.io_Kustomization';
  const resource = {
    cluster,
    object: fluxObject('Kustomization', {
      metadata: { name: 'apps' },
      status: { inventory: { entries: [{ id, v: 'v1' }] } },
    }),
  };
  const ancestors = names.map(name => ({ ...kustomization, name }));
  const { result } = renderHook(
    () => useResources(resource, { scope: 'all', ancestors }),
    { wrapper: Apis },
  );
  expect([...nodesIn(result.current.tree)].map(node => node.inventory)).toEqual(
    [inventory],
  );
});

it('reads the warnings of a namespace with one request', async () => {
  const { asked, Apis } = setUp();
  const { result } = renderHook(() => useWarnings(cluster, ['shop', 'db']), {
    wrapper: Apis,
  });
  expect(result.current.isLoading).toBe(true);
  await later();
  expect(result.current).toMatchObject({
    isLoading: false,
    answers: [
      { namespace: 'shop', answer: { events: [], isCut: false }, error: null },
      { namespace: 'db' },
    ],
  });
  expect(
    asked.map(({ kind, namespace, fieldSelector }) => [
      kind,
      namespace,
      fieldSelector,
    ]),
  ).toEqual([
    ['Event', 'shop', 'type=Warning'],
    ['Event', 'db', 'type=Warning'],
  ]);
});
