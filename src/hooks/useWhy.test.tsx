import { TestApiProvider } from '@backstage/test-utils';
import { act, renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import {
  fluxApiRef,
  type FluxApi,
  type FluxObjectsPage,
  type FluxObjectsRequest,
} from '../api';
import type { FluxResource } from '../flux';
import { condition, fluxObject } from '../flux/__fixtures__/objects';
import { deployment, startingDeployment } from '../flux/__fixtures__/workloads';
import { endFakeTime, pass, startFakeTime } from '../__testUtils__/fakeTime';
import { useWhy } from './useWhy';

const cluster = 'staging';
const SECOND = 1_000;

beforeEach(startFakeTime);
afterEach(async () => {
  await pass(SECOND);
  endFakeTime();
});

const controller = (ready: number) =>
  deployment('kustomize-controller', {
    metadata: { namespace: 'flux-system' },
    status: { readyReplicas: ready },
  });

/** A Kustomization that Flux is at, and what it applied. */
const working: FluxResource = {
  cluster,
  object: fluxObject('Kustomization', {
    metadata: { name: 'apps', namespace: 'shop', uid: 'apps' },
    status: {
      conditions: [condition('Ready', 'Unknown', 'Progressing')],
      inventory: { entries: [{ id: 'shop_carts_apps_Deployment', v: 'v1' }] },
    },
  }),
};

function setUp() {
  const asked: string[] = [];
  const refused = new Set<string>();
  let ready = 0;
  const api = {
    listObjects: async (
      request: FluxObjectsRequest,
    ): Promise<FluxObjectsPage> => {
      const { kind, namespace = '*', labelSelector = '' } = request;
      const isOfFlux = labelSelector.includes('part-of=flux');
      const what = isOfFlux ? 'controllers' : kind;
      asked.push(`${what} ${namespace}`);
      const type = { plural: `${kind.toLowerCase()}s`, namespaced: true };
      if (refused.has(what)) {
        return {
          resources: [],
          failure: { cluster, meaning: 'not-permitted', statusCode: 403 },
          type,
        };
      }
      const objects = {
        controllers: [controller(ready)],
        Deployment: [startingDeployment('carts')],
      }[what];
      return {
        resources: (objects ?? []).map(object => ({ cluster, object })),
        type,
      };
    },
    get: async () => ({ resources: [], failures: [] }),
  } as unknown as FluxApi;
  const Apis = ({ children }: PropsWithChildren<{}>) => (
    <TestApiProvider apis={[[fluxApiRef, api]]}>{children}</TestApiProvider>
  );
  const render = (resource: FluxResource, isRead = true) =>
    renderHook(
      () => useWhy(resource, { isRead, resources: true, events: true }),
      { wrapper: Apis },
    ).result;
  return {
    asked,
    refused,
    render,
    run: () => {
      ready = 1;
    },
  };
}

/** What is rendered then may ask for more, which is answered afterwards. */
async function later(seconds = 2) {
  await act(async () => pass(seconds * SECOND));
  await act(async () => pass(SECOND));
}

it('asks for nothing unless it may', async () => {
  const { asked, render } = setUp();
  const result = render(working, false);
  await later();
  expect(asked).toEqual([]);
  expect(result.current.why).toMatchObject({
    headline: { says: 'own', state: 'Reconciling' },
    gaps: [],
    reading: [],
  });
});

it('returns the known facts and pending reads at once, and then the cause', async () => {
  const { asked, render } = setUp();
  const result = render(working);
  expect(result.current.why).toMatchObject({
    headline: { says: 'own' },
    reading: expect.arrayContaining(['controller', 'resources']),
  });
  await later();
  expect(result.current.why).toMatchObject({
    headline: {
      says: 'controller',
      controller: { name: 'kustomize-controller' },
    },
    gaps: [],
    reading: [],
  });
  expect([...asked].sort()).toEqual([
    'Deployment shop',
    'Event shop',
    'Pod shop',
    'ReplicaSet shop',
    'controllers *',
  ]);
});

it('asks once for the controllers of a cluster, and again after 30 s', async () => {
  const { asked, render, run } = setUp();
  const first = render(working);
  const other = {
    ...working,
    object: fluxObject('Kustomization', { metadata: { name: 'other' } }),
  };
  const second = render(other);
  const times = () => asked.filter(each => each === 'controllers *').length;
  await later();
  expect(times()).toBe(1);
  expect(second.current.why?.headline.says).toBe('controller');
  run();
  await later(30);
  expect(times()).toBe(2);
  expect(first.current.why?.headline.says).toBe('object');
});

it('names what may not be read with the kind for a rule, and reads it once it may', async () => {
  const { refused, render } = setUp();
  ['controllers', 'Pod', 'Event'].forEach(each => refused.add(each));
  const result = render(working);
  await later();
  expect(result.current.why?.headline).toMatchObject({
    says: 'object',
    object: { name: 'carts' },
  });
  expect(
    result.current.gaps.map(({ part, because, kind, plural, namespaces }) => [
      part,
      because,
      kind,
      plural,
      namespaces,
    ]),
  ).toEqual([
    ['controller', 'not-permitted', 'Deployment', 'deployments', undefined],
    ['pods', 'not-permitted', 'Pod', 'pods', ['shop']],
    ['events', 'not-permitted', 'Event', undefined, ['shop']],
  ]);
  refused.clear();
  act(() => result.current.refresh());
  await later();
  expect(result.current.gaps).toEqual([]);
  expect(result.current.why?.headline.says).toBe('controller');
});

it('returns that objects on another cluster were not read', async () => {
  const { asked, render } = setUp();
  const result = render({
    cluster,
    object: {
      ...working.object,
      spec: { kubeConfig: { secretRef: { name: 'edge' } } },
    },
  });
  await later();
  expect(result.current.gaps).toEqual([
    { part: 'resources', because: 'elsewhere' },
  ]);
  expect(asked).toEqual(['controllers *']);
});
