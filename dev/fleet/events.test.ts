/** @jest-environment node */
import { createFleet, Fleet } from './fleet';
import { ClusterOptions } from './cluster';
import { helmChartOf } from './objects/helmChart';
import { helmRelease } from './objects/helmRelease';
import { helmRolledBack } from './objects/helmVerdicts';
import { kustomization, notApplied } from './objects/kustomization';
import { Place } from './objects/place';
import { gitRepository, helmRepository } from './objects/sources';
import { failed } from './objects/verdict';
import { createManualScheduler } from './scheduler';
import { hours, isoTime, minutes } from './time';
import { KubernetesObject, ObjectRef, objectOf } from './types';
import { generateFleet } from './worlds/generate';

const now = Date.parse('2026-11-20T12:00:00Z');
const namespace = 'shop';
const source = { kind: 'GitRepository', name: 'carts' };
const revision = 'main@sha1:0a';

const fleets: Fleet[] = [];
afterEach(() => fleets.splice(0).forEach(fleet => fleet.stop()));

function worldOf(
  objects: (on: Place) => KubernetesObject[],
  options: Partial<ClusterOptions> = {},
) {
  const scheduler = createManualScheduler({ now });
  const flux = options.flux ?? '2.9';
  const fleet = createFleet({
    scheduler,
    clusters: [{ name: 'one', ...options, flux }],
  });
  fleets.push(fleet);
  const cluster = fleet.cluster('one');
  objects({ release: flux, now }).forEach(cluster.put);

  async function sync(
    { kind, name }: ObjectRef,
    token = String(Math.random()),
  ) {
    cluster.update({ kind, namespace, name }, object => ({
      ...object,
      metadata: {
        ...object.metadata,
        annotations: {
          ...object.metadata.annotations,
          'reconcile.fluxcd.io/requestedAt': token,
        },
      },
    }));
    await scheduler.advance(10_000);
  }

  /** The Events about an object, in the order of their first time. */
  function eventsOf({ kind, name }: ObjectRef) {
    return cluster
      .list('Event')
      .filter(({ involvedObject }) => {
        const about = objectOf(involvedObject);
        return about.kind === kind && about.name === name;
      })
      .map(each => each as KubernetesObject & Record<string, any>);
  }

  function eventLines(ref: ObjectRef) {
    return eventsOf(ref).map(
      ({ type, reason, message, count }) =>
        `${count} × ${type} ${reason}: ${message}`,
    );
  }

  return { fleet, cluster, scheduler, sync, eventsOf, eventLines };
}

const git = { kind: 'GitRepository', name: 'carts' };
const app = { kind: 'Kustomization', name: 'carts' };
const release = { kind: 'HelmRelease', name: 'carts' };

function repository(on: Place, sinceMs = hours(5)) {
  return gitRepository({
    on,
    name: 'carts',
    namespace,
    url: 'https://git.example/carts',
    interval: '10h0m0s',
    revision,
    sinceMs,
  });
}

/** With a long interval, so that no past Events exist. */
function carts(
  on: Place,
  more: Partial<Parameters<typeof kustomization>[0]> = {},
) {
  return kustomization({
    on,
    name: 'carts',
    namespace,
    source,
    applied: revision,
    interval: '10h0m0s',
    sinceMs: hours(5),
    ...more,
  });
}

function withHelm(
  on: Place,
  more: Partial<Parameters<typeof helmRelease>[0]> = {},
) {
  const options = {
    on,
    name: 'carts',
    namespace,
    chart: {
      name: 'carts',
      version: '1.2.0',
      constraint: '1.x',
      source: { kind: 'HelmRepository', name: 'charts' },
    },
    installed: ['1.1.0', '1.0.0'],
    ...more,
  };
  return [
    helmRepository({
      on,
      name: 'charts',
      namespace,
      url: 'https://charts.example',
      revision: 'sha256:0b',
    }),
    helmRelease(options),
    helmChartOf(options),
  ];
}

describe('the events of a reconcile', () => {
  it('report an applied Kustomization', async () => {
    const { sync, eventsOf, cluster } = worldOf(on => [
      repository(on),
      carts(on),
    ]);
    expect(eventsOf(app)).toEqual([]);
    await sync(app);
    const [event, ...others] = eventsOf(app);
    expect(others).toEqual([]);
    const { metadata } = cluster.get({ ...app, namespace })!;
    expect(event).toEqual({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: {
        name: expect.stringMatching(/^carts\.[0-9a-f]{16}$/),
        namespace,
        uid: expect.any(String),
        resourceVersion: expect.any(String),
        creationTimestamp: '2026-11-20T12:00:02Z',
        annotations: {
          'kustomize.toolkit.fluxcd.io/revision': revision,
          'kustomize.toolkit.fluxcd.io/commit_status': 'update',
        },
      },
      involvedObject: {
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        kind: 'Kustomization',
        namespace,
        name: 'carts',
        uid: metadata.uid,
        resourceVersion: metadata.resourceVersion,
      },
      type: 'Normal',
      reason: 'ReconciliationSucceeded',
      message: 'Reconciliation finished in 2.53s, next run in 10h0m0s',
      count: 1,
      eventTime: null,
      firstTimestamp: '2026-11-20T12:00:02Z',
      lastTimestamp: '2026-11-20T12:00:02Z',
      reportingComponent: 'kustomize-controller',
      reportingInstance: '',
      source: { component: 'kustomize-controller' },
    });
  });

  it('have no reportingComponent before Flux 2.2', async () => {
    const { sync, eventsOf } = worldOf(on => [repository(on), carts(on)], {
      flux: '2.0',
    });
    await sync(app);
    expect(eventsOf(app)).toEqual([
      expect.objectContaining({
        reportingComponent: '',
        source: { component: 'kustomize-controller' },
      }),
    ]);
  });

  it('report for a new revision the artifact, the changes and the health', async () => {
    const { fleet, sync, eventLines, eventsOf } = worldOf(on => [
      repository(on),
      carts(on, {
        wait: true,
        inventory: [
          { id: '_shop__Namespace', v: 'v1' },
          { id: 'shop_carts_apps_Deployment', v: 'v1' },
          {
            id: '_system__carts_rbac.authorization.k8s.io_ClusterRole',
            v: 'v1',
          },
        ],
      }),
    ]);
    fleet.script('one', { ...git, namespace }, { revision: 'main@sha1:0b' });
    await sync(git);
    expect(eventLines(git)).toEqual([
      "1 × Normal NewArtifact: stored artifact for commit 'Update carts'",
    ]);
    expect(eventsOf(git)[0].metadata.annotations).toEqual({
      'source.toolkit.fluxcd.io/revision': 'main@sha1:0b',
      'source.toolkit.fluxcd.io/digest': expect.stringMatching(/^sha256:/),
    });
    expect(eventLines(app)).toEqual([
      '1 × Normal Progressing: Namespace/shop configured\n' +
        'Deployment/shop/carts configured\n' +
        'ClusterRole/system:carts configured',
      '1 × Normal Progressing: Health check passed in 2.041873521s',
      '1 × Normal ReconciliationSucceeded: Reconciliation finished in 2.53s, next run in 10h0m0s',
    ]);
  });

  it('warn about a failure with the message of Ready and the failed revision', async () => {
    const { fleet, sync, eventLines, eventsOf } = worldOf(on => [
      repository(on),
      carts(on),
    ]);
    fleet.script(
      'one',
      { ...app, namespace },
      { outcome: 'fails', reason: 'BuildFailed', message: 'no such patch' },
    );
    await sync(app);
    expect(eventLines(app)).toEqual(['1 × Warning BuildFailed: no such patch']);
    expect(eventsOf(app)[0].metadata.annotations).toEqual({
      'kustomize.toolkit.fluxcd.io/revision': revision,
    });
  });

  it('are no warnings while an object waits, and are missing without a source', async () => {
    const { sync, eventLines } = worldOf(on => [
      repository(on),
      carts(on, { dependsOn: [{ name: 'db' }] }),
      carts(on, { name: 'other', source: { ...source, name: 'gone' } }),
    ]);
    await sync(app);
    expect(eventLines(app)).toEqual([
      '1 × Normal DependencyNotReady: Dependencies do not meet ready condition, retrying in 30s',
    ]);
    await sync({ ...app, name: 'other' });
    expect(eventLines({ ...app, name: 'other' })).toEqual([]);
  });

  it('report that a source is up to date, fails and has recovered', async () => {
    const { fleet, sync, eventLines } = worldOf(on => [
      repository(on, minutes(1)),
    ]);
    const isStored =
      "1 × Normal NewArtifact: stored artifact for commit 'Update carts'";
    const noNews = `Normal GitOperationSucceeded: no changes since last reconciliation: observed revision '${revision}'`;
    await sync(git);
    await sync(git);
    expect(eventLines(git)).toEqual([isStored, `2 × ${noNews}`]);
    fleet.script(
      'one',
      { ...git, namespace },
      { outcome: 'fails', message: 'no route to host' },
    );
    await sync(git);
    fleet.script('one', { ...git, namespace }, { outcome: 'succeeds' });
    await sync(git);
    expect(eventLines(git)).toEqual([
      isStored,
      `3 × ${noNews}`,
      '1 × Warning GitOperationFailed: no route to host',
      "1 × Normal Succeeded: stored artifact for commit 'Update carts'",
    ]);
  });

  it('report the actions of Helm, and nothing if there was none', async () => {
    const { fleet, sync, eventLines, eventsOf } = worldOf(on => withHelm(on));
    await sync(release);
    expect(eventLines(release)).toEqual([
      '1 × Normal UpgradeSucceeded: Helm upgrade succeeded for release shop/carts.v3 with chart carts@1.2.0',
    ]);
    expect(eventsOf(release)[0].metadata.annotations).toEqual({
      'helm.toolkit.fluxcd.io/revision': '1.2.0',
      'helm.toolkit.fluxcd.io/token': expect.stringMatching(/^sha256:/),
      'helm.toolkit.fluxcd.io/app-version': '1.2.0',
    });
    await sync(release);
    expect(eventLines(release)).toHaveLength(1);
    fleet.script(
      'one',
      { ...release, namespace },
      { outcome: 'fails', message: 'timed out' },
    );
    await sync(release);
    expect(eventLines(release).slice(1)).toEqual([
      '1 × Warning UpgradeFailed: Helm upgrade failed for release shop/carts with chart carts@1.2.0: timed out',
      '1 × Normal RollbackSucceeded: Helm rollback to previous release shop/carts.v3 with chart carts@1.2.0 succeeded',
    ]);
  });

  it("copy the object's annotations for Events", async () => {
    const { sync, eventsOf } = worldOf(on => [
      repository(on),
      carts(on, {
        annotations: { 'event.toolkit.fluxcd.io/team': 'carts', other: 'x' },
      }),
    ]);
    await sync(app);
    expect(eventsOf(app)[0].metadata.annotations).toEqual({
      'kustomize.toolkit.fluxcd.io/revision': revision,
      'kustomize.toolkit.fluxcd.io/commit_status': 'update',
      'event.toolkit.fluxcd.io/team': 'carts',
    });
  });

  it('are counted in one Event if their messages are equal', async () => {
    const { fleet, sync, eventsOf } = worldOf(on => [
      repository(on),
      carts(on),
    ]);
    fleet.script('one', { ...app, namespace }, { outcome: 'fails' });
    await sync(app);
    const [first] = eventsOf(app);
    await sync(app);
    await sync(app);
    const [third, ...others] = eventsOf(app);
    expect(others).toEqual([]);
    expect(third).toMatchObject({
      count: 3,
      firstTimestamp: first.firstTimestamp,
      lastTimestamp: '2026-11-20T12:00:22Z',
      metadata: { name: first.metadata.name, uid: first.metadata.uid },
      involvedObject: first.involvedObject,
    });
    expect(third.metadata.resourceVersion).not.toBe(
      first.metadata.resourceVersion,
    );
  });

  it('are combined from the tenth message with the same reason on', async () => {
    const { fleet, scheduler, sync, eventLines, eventsOf } = worldOf(on => [
      repository(on),
      carts(on),
    ]);
    const failWith = async (message: string) => {
      fleet.script(
        'one',
        { ...app, namespace },
        { outcome: 'fails', reason: 'BuildFailed', message },
      );
      await sync(app);
    };
    for (let index = 1; index <= 11; index += 1) await failWith(`no. ${index}`);
    expect(eventLines(app)).toHaveLength(10);
    expect(eventLines(app).slice(8)).toEqual([
      '1 × Warning BuildFailed: no. 9',
      '2 × Warning BuildFailed: (combined from similar events): no. 11',
    ]);
    expect(eventsOf(app)[8].metadata.annotations).toBeDefined();
    expect(eventsOf(app)[9].metadata.annotations).toBeUndefined();

    await scheduler.advance(minutes(11));
    await failWith('no. 12');
    expect(eventLines(app).slice(10)).toEqual([
      '1 × Warning BuildFailed: no. 12',
    ]);
  });

  it('expire after an hour, but keep their count if they occur again', async () => {
    const { fleet, cluster, scheduler, sync, eventLines } = worldOf(on => [
      repository(on),
      carts(on),
    ]);
    const message = 'no such patch';
    fleet.script('one', { ...app, namespace }, { outcome: 'fails', message });
    await sync(app);
    await scheduler.advance(minutes(59));
    expect(eventLines(app)).toHaveLength(1);
    const path = `https://x/api/v1/namespaces/${namespace}/events`;
    const listed = async () =>
      (await (await cluster.handle(new Request(path))).json()).items.length;
    expect(await listed()).toBe(1);
    await scheduler.advance(minutes(1));
    expect(await listed()).toBe(0);
    await sync(app);
    expect(eventLines(app)).toEqual([
      `2 × Warning ReconciliationFailed: ${message}`,
    ]);
  });

  it('have the format planned for Flux 2.10 on a cluster with eventSeries', async () => {
    const { fleet, sync, eventsOf } = worldOf(
      on => [repository(on), carts(on)],
      { eventSeries: true },
    );
    fleet.script('one', { ...app, namespace }, { outcome: 'fails' });
    await sync(app);
    const written = {
      type: 'Warning',
      reason: 'ReconciliationFailed',
      eventTime: '2026-11-20T12:00:02.680000Z',
      firstTimestamp: null,
      lastTimestamp: null,
      reportingComponent: 'kustomize-controller',
      reportingInstance: expect.stringMatching(/^kustomize-controller-/),
      source: {},
    };
    expect(eventsOf(app)).toEqual([expect.objectContaining(written)]);
    expect(eventsOf(app)[0]).not.toHaveProperty('count');
    expect(eventsOf(app)[0]).not.toHaveProperty('series');
    await sync(app);
    expect(eventsOf(app)).toEqual([
      expect.objectContaining({
        ...written,
        series: { count: 2, lastObservedTime: '2026-11-20T12:00:12.680000Z' },
      }),
    ]);
  });
});

describe('the events of the past', () => {
  it('of an applied Kustomization are those of each run', () => {
    const { eventsOf } = worldOf(on => [
      repository(on),
      carts(on, { interval: '10m0s' }),
    ]);
    const events = eventsOf(app);
    expect(events.length).toBeGreaterThanOrEqual(5);
    events.forEach(event =>
      expect(event).toMatchObject({
        type: 'Normal',
        reason: 'ReconciliationSucceeded',
        message: expect.stringMatching(
          /^Reconciliation finished in (\d+ms|[\d.]+s), next run in 10m0s$/,
        ),
        count: 1,
      }),
    );
    const times = events.map(({ lastTimestamp }) => Date.parse(lastTimestamp));
    times.slice(1).forEach((time, index) => {
      expect(time - times[index]).toBeGreaterThan(minutes(10));
      expect(time - times[index]).toBeLessThan(minutes(11));
    });
  });

  it('of a frequently reconciled Kustomization are combined', () => {
    const { eventLines } = worldOf(on => [
      repository(on),
      carts(on, { interval: '1m0s' }),
    ]);
    expect(eventLines(app)).toHaveLength(10);
    expect(eventLines(app)[9]).toMatch(
      /^\d\d × Normal ReconciliationSucceeded: \(combined from similar events\): Reconciliation finished/,
    );
  });

  it('of a failing Kustomization count each attempt, after the successful runs', () => {
    const { eventsOf } = worldOf(on => [
      repository(on),
      carts(on, {
        interval: '10m0s',
        applied: 'main@sha1:09',
        attempted: revision,
        verdict: notApplied(revision, 'BuildFailed', 'no such patch'),
        sinceMs: minutes(20),
      }),
    ]);
    const events = eventsOf(app);
    expect(events.slice(0, -1).map(({ reason }) => reason)).toEqual(
      Array(3).fill('ReconciliationSucceeded'),
    );
    expect(events[0].metadata.annotations).toMatchObject({
      'kustomize.toolkit.fluxcd.io/revision': 'main@sha1:09',
    });
    expect(events[3]).toMatchObject({
      type: 'Warning',
      reason: 'BuildFailed',
      message: 'no such patch',
      count: 11,
      firstTimestamp: isoTime(now - minutes(20)),
      lastTimestamp: isoTime(now),
      metadata: {
        annotations: { 'kustomize.toolkit.fluxcd.io/revision': revision },
      },
    });
  });

  it('of waiting objects occur every 30 s, and suspended or deleted ones have none', () => {
    const verdict = failed({
      reason: 'DependencyNotReady',
      message: "dependency 'shop/db' is not ready",
    });
    const { eventLines } = worldOf(on => [
      repository(on),
      carts(on, { applied: undefined, verdict, sinceMs: minutes(35) }),
      carts(on, { name: 'paused', suspended: true, interval: '5m0s' }),
      carts(on, { name: 'leaving', deleting: true, interval: '5m0s' }),
      ...withHelm(on, { verdict, sinceMs: minutes(10) }),
    ]);
    expect(eventLines(app)).toEqual([
      '71 × Normal DependencyNotReady: Dependencies do not meet ready condition, retrying in 30s',
    ]);
    expect(eventLines(release)).toEqual([
      "21 × Normal DependencyNotReady: dependency 'shop/db' is not ready",
    ]);
    expect(eventLines({ ...app, name: 'paused' })).toEqual([]);
    expect(eventLines({ ...app, name: 'leaving' })).toEqual([]);
  });

  it('of a release are the actions of Helm within the last hour', () => {
    const action = { name: 'carts', namespace, chart: 'carts' };
    const { eventLines, eventsOf } = worldOf(on => [
      ...withHelm(on, {
        installed: ['1.1.0', '1.2.0', '1.1.0'],
        rolledBack: true,
        failures: 2,
        verdict: helmRolledBack(
          { ...action, on, version: '1.2.0', count: 2 },
          { version: '1.1.0', count: 1 },
          'timed out',
        ),
        sinceMs: minutes(22),
      }),
      helmRelease({
        on,
        name: 'quiet',
        namespace,
        chart: { name: 'carts', version: '1.2.0', source },
        sinceMs: hours(2),
      }),
    ]);
    expect(eventLines(release)).toEqual([
      '2 × Warning UpgradeFailed: Helm upgrade failed for release shop/carts with chart carts@1.2.0: timed out',
      '2 × Normal RollbackSucceeded: Helm rollback to previous release shop/carts.v1 with chart carts@1.1.0 succeeded',
    ]);
    expect(
      eventsOf(release).map(
        ({ metadata }) =>
          metadata.annotations?.['helm.toolkit.fluxcd.io/revision'],
      ),
    ).toEqual(['1.2.0', '1.1.0']);
    expect(eventsOf(release)[0]).toMatchObject({
      firstTimestamp: isoTime(now - minutes(27)),
      lastTimestamp: isoTime(now - minutes(22)),
    });
    expect(eventLines({ ...release, name: 'quiet' })).toEqual([]);
  });

  it('match the declared state, and continue from there', async () => {
    const { fleet, sync, eventLines } = worldOf(on => [
      repository(on),
      carts(on, {
        applied: undefined,
        verdict: notApplied(revision, 'BuildFailed', 'no such patch'),
        sinceMs: minutes(20),
      }),
    ]);
    await sync(app);
    expect(eventLines(app)).toEqual([
      '12 × Warning BuildFailed: no such patch',
    ]);
    fleet.script('one', { ...app, namespace }, { outcome: 'succeeds' });
    await sync(app);
    expect(eventLines(app).slice(-1)).toEqual([
      '1 × Normal ReconciliationSucceeded: Reconciliation finished in 2.53s, next run in 10h0m0s',
    ]);
  });

  it('are not written before they are read', () => {
    const scheduler = createManualScheduler({ now });
    const fleet = generateFleet({ scheduler, now, deployments: 200 });
    fleets.push(fleet);
    const [cluster] = fleet.clusters;
    const written: string[] = [];
    cluster.subscribe(({ object }) =>
      written.push(`${object.kind} in ${object.metadata.namespace}`),
    );
    cluster.list('Kustomization');
    expect(written).toEqual([]);
    cluster.get({ kind: 'Event', namespace: 'team-1', name: 'any' });
    expect(new Set(written)).toEqual(new Set(['Event in team-1']));
  });
});

describe('a user without the right to list events', () => {
  it('gets 403', async () => {
    const { cluster } = worldOf(on => [repository(on)]);
    const path = `https://x/api/v1/namespaces/${namespace}/events?limit=1`;
    expect((await cluster.handle(new Request(path))).status).toBe(200);
    cluster.deny({ verbs: ['list'], resource: 'events' });
    const answer = await cluster.handle(new Request(path));
    expect(answer.status).toBe(403);
    expect((await answer.json()).message).toBe(
      'events is forbidden: User "system:serviceaccount:backstage:backstage" ' +
        'cannot list resource "events" in API group "" in the namespace "shop"',
    );
  });
});

it('pages through the events of one object', async () => {
  const { cluster } = worldOf(on => [
    repository(on),
    carts(on, { interval: '10m0s' }),
    carts(on, { name: 'other', interval: '10m0s' }),
  ]);
  const names: string[] = [];
  let token = '';
  do {
    const query = new URLSearchParams({
      fieldSelector:
        'involvedObject.kind=Kustomization,involvedObject.name=carts',
      limit: '2',
      continue: token,
    });
    const answer = await cluster.handle(
      new Request(`https://x/api/v1/namespaces/${namespace}/events?${query}`),
    );
    const { items, metadata } = await answer.json();
    expect(items.length).toBeLessThanOrEqual(2);
    names.push(...items.map((item: KubernetesObject) => item.metadata.name));
    token = metadata.continue ?? '';
  } while (token);
  expect(names.length).toBeGreaterThanOrEqual(5);
  expect(new Set(names).size).toBe(names.length);
  names.forEach(name => expect(name).toMatch(/^carts\./));
});
