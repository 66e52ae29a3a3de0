import { cartsEntity } from '../../dev/fleet/worlds/carts';
import { createTestBackend, QUERY } from '../__testUtils__/testBackend';
import {
  fluxReference,
  isSuspended,
  referenceKey,
  referenceOf,
  resourceVersionOf,
  type FluxKind,
  type FluxReference,
  type FluxResource,
} from '../flux';
import { pass, withFakeTime } from './__testUtils__/time';
import { runAction } from './actions/runAction';
import { suspendAction } from './actions/suspend';
import { syncAction } from './actions/sync';
import { dataOf, FluxData } from './fluxData';

const atTheEnd = withFakeTime();

const SECOND = 1_000;

const CARTS = fluxReference('staging', 'GitRepository', 'carts', 'carts');
/** No controller takes notice of it. */
const STUCK = fluxReference('staging', 'HelmRelease', 'carts', 'carts-metrics');

/** A page that shows some kinds of the carts entity, and follows actions. */
function setUp(...kinds: FluxKind[]) {
  const test = createTestBackend();
  atTheEnd(() => test.fleet.stop());
  const data = new FluxData({ api: test.fluxClient });
  const entity = data.entity(cartsEntity);
  atTheEnd(entity.watch(cartsEntity, { kinds }));
  atTheEnd(data.actions.watch());
  const rendered = jest.fn();
  entity.subscribe(rendered);

  /** A row of the page. */
  const row = (reference: FluxReference): FluxResource => {
    const found = kinds
      .flatMap(kind => entity.objectsOf(kind)?.resources ?? [])
      .find(resource => {
        const its = referenceOf(resource);
        return its && referenceKey(its) === referenceKey(reference);
      });
    if (!found) throw new Error(`No row for ${referenceKey(reference)}`);
    return found;
  };
  const references = (...all: FluxReference[]) => {
    const objects = data.referenced(all[0]);
    atTheEnd(objects.watch(all));
    return objects;
  };
  return { ...test, data, entity, rendered, row, references };
}

const looksAt = (count: (method: string, path: string) => number) =>
  count(
    'GET',
    '/proxy/apis/helm.toolkit.fluxcd.io/v2/namespaces/carts/helmreleases/carts-metrics',
  );

describe('an object that is read in several ways', () => {
  it('has one identity for all reads', async () => {
    const { data, row, references, fluxClient, fleet } = setUp('GitRepository');
    await pass(SECOND);
    const shown = row(CARTS);

    // By name, alone and with others of its place.
    const alone = data.object(CARTS);
    atTheEnd(alone.watch());
    const referenced = references(
      CARTS,
      fluxReference('staging', 'GitRepository', 'carts', 'carts-release'),
    );
    await pass(SECOND);
    expect(alone.current().resource).toBe(shown);
    expect(referenced.current().resources).toHaveLength(2);
    expect(referenced.current().resources).toContain(shown);

    // In the list of a cluster.
    const askedAt = data.objects.now();
    const { resources } = await fluxClient.listObjects({
      cluster: 'staging',
      group: CARTS.group,
      kind: CARTS.kind,
    });
    expect(data.objects.take(resources, askedAt)).toContain(shown);

    // As the answer to a patch.
    fleet.script('staging', CARTS, { outcome: 'never' });
    expect(
      await runAction(data, {
        action: suspendAction,
        resource: shown,
        input: {},
      }),
    ).toMatchObject({
      result: 'accepted',
    });
    const patched = row(CARTS);
    expect(isSuspended(patched.object)).toBe(true);
    expect(resourceVersionOf(patched.object)).not.toBe(
      resourceVersionOf(shown.object),
    );
    await pass(31 * SECOND);
    expect(row(CARTS)).toBe(patched);
    expect(alone.current().resource).toBe(patched);
    expect(referenced.current().resources).toContain(patched);
  });
});

describe('while an action is followed', () => {
  const SOURCES = ['sock-shop', 'community'].map(name =>
    fluxReference('staging', 'HelmRepository', 'flux-system', name),
  );

  it('continues to read references every 30 seconds', async () => {
    const { data, row, references, count } = setUp('HelmRelease');
    const sources = references(...SOURCES);
    await pass(SECOND);
    expect(sources.current().resources).toHaveLength(2);
    const reads = () =>
      count(
        'GET',
        '/proxy/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/helmrepositories',
      );
    expect(reads()).toBe(1);
    void runAction(data, {
      action: syncAction,
      resource: row(STUCK),
      input: { withSource: false },
    });
    await pass(91 * SECOND);
    expect(data.actions.progressOf(row(STUCK))).toBeDefined();
    expect(reads()).toBe(1 + 3);
  });

  it('neither renders nor reads the entity more often without changes', async () => {
    const { data, row, rendered, count } = setUp('HelmRelease');
    await pass(SECOND);
    rendered.mockClear();
    void runAction(data, {
      action: syncAction,
      resource: row(STUCK),
      input: { withSource: false },
    });
    await pass(100);
    // The request itself is shown.
    expect(rendered).toHaveBeenCalledTimes(1);
    const shown = row(STUCK);
    const [queries, looks] = [count('POST', QUERY), looksAt(count)];
    await pass(120 * SECOND);
    expect(data.actions.progressOf(shown)).toBeDefined();
    expect(looksAt(count) - looks).toBe(60);
    expect(row(STUCK)).toBe(shown);
    expect(rendered).toHaveBeenCalledTimes(1);
    expect(count('POST', QUERY) - queries).toBe(12);
  });

  it('does not show an older version of a source that was just suspended', async () => {
    const { data, references, fluxClient, fleet } = setUp('HelmRelease');
    const [source, other] = SOURCES;
    const sources = references(source, other);
    await pass(SECOND);
    const shown = () =>
      sources
        .current()
        .resources.find(
          each => referenceKey(referenceOf(each)!) === referenceKey(source),
        )!;
    expect(isSuspended(shown().object)).toBe(false);

    // A read leaves, and is answered late with what there was.
    const before = await fluxClient.get([source, other]);
    let answer = () => {};
    jest.spyOn(fluxClient, 'get').mockImplementationOnce(
      () =>
        new Promise(resolve => {
          answer = () => resolve(before);
        }),
    );
    fleet.script('staging', source, { outcome: 'never' });
    void sources.refresh();
    await pass(100);
    await runAction(data, {
      action: suspendAction,
      resource: shown(),
      input: {},
    });
    expect(isSuspended(shown().object)).toBe(true);
    answer();
    await pass(100);
    expect(isSuspended(shown().object)).toBe(true);
    await pass(31 * SECOND);
    expect(isSuspended(shown().object)).toBe(true);
  });
});

describe('FluxData', () => {
  it('has one instance for each client', () => {
    const { fluxClient } = createTestBackend();
    const other = createTestBackend().fluxClient;
    expect(dataOf(fluxClient)).toBe(dataOf(fluxClient));
    expect(dataOf(other)).not.toBe(dataOf(fluxClient));
  });

  it('refreshes an entity and its references, but no other pages', async () => {
    const { data, count, references, backend } = setUp('HelmRelease');
    const left = data.referenced(CARTS).watch([CARTS]);
    references(fluxReference('staging', 'Bucket', 'carts', 'carts-assets'));
    await pass(SECOND);
    left();
    await pass(SECOND);
    const queries = count('POST', QUERY);
    backend.requests.length = 0;
    void data.refresh(cartsEntity);
    await pass(SECOND);
    expect(queries).toBe(2);
    expect(backend.requests.map(({ path }) => path.split('/').pop())).toEqual(
      expect.arrayContaining(['query', 'carts-assets']),
    );
    expect(backend.requests).toHaveLength(2);
  });

  it('keeps objects that another view still shows', async () => {
    const { data, entity } = setUp('GitRepository');
    await pass(SECOND);
    const stop = data.object(CARTS).watch();
    await pass(SECOND);
    const size = data.objects.size;
    stop();
    await pass(301 * SECOND);
    expect(data.object(CARTS).current().resource).toBeDefined();
    expect(data.objects.size).toBe(size);
    expect(entity.objectsOf('GitRepository')?.resources).toHaveLength(size);
  });

  it('keeps showing newer versions of an object that is shown but not read', async () => {
    const { data, fluxClient } = setUp();
    const askedAt = data.objects.now();
    const { resources } = await fluxClient.get([CARTS]);
    const [known] = data.objects.take(resources, askedAt);
    const alone = data.object(CARTS);
    const referenced = data.referenced(CARTS);
    atTheEnd(alone.subscribe(() => {}));
    atTheEnd(referenced.subscribe(() => {}));
    alone.watch()();
    const stop = referenced.watch([CARTS]);
    await pass(SECOND);
    stop();
    expect(alone.current().resource).toBe(known);
    expect(referenced.current().resources).toEqual([known]);

    await pass(400 * SECOND);
    const newer: FluxResource = {
      ...known,
      object: {
        ...known.object,
        metadata: {
          ...Object(known.object.metadata),
          resourceVersion: '999999',
        },
      },
    };
    data.objects.take([newer], data.objects.now());
    expect(alone.current().resource).toBe(newer);
    expect(referenced.current().resources).toEqual([newer]);
  });

  it('reads at the intervals that a test sets', async () => {
    const { fluxClient, count, fleet } = createTestBackend();
    atTheEnd(() => fleet.stop());
    const data = new FluxData({
      api: fluxClient,
      intervals: {
        entity: { usualMs: 100, fastMs: 50, longestMs: 200 },
        referencesMs: 100,
        followMs: 50,
      },
    });
    atTheEnd(
      data.entity(cartsEntity).watch(cartsEntity, { kinds: ['Bucket'] }),
    );
    atTheEnd(data.referenced(CARTS).watch([CARTS]));
    await pass(1_050);
    expect(count('POST', QUERY)).toBeGreaterThan(8);
    expect(
      count(
        'GET',
        '/proxy/apis/source.toolkit.fluxcd.io/v1/namespaces/carts/gitrepositories/carts',
      ),
    ).toBeGreaterThan(8);
  });
});
