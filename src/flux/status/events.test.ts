import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { commit, fluxObject } from '../__fixtures__/objects';
import {
  eventSelector,
  eventsOf,
  eventSubjectsOf,
  type FluxObject,
  type FluxResource,
} from '..';

const on = (object: unknown, cluster = 'staging'): FluxResource => ({
  cluster,
  object: object as FluxObject,
});

/** As kustomize-controller records it with the recorder of core/v1. */
function oldEvent(name: string, more: FluxObject = {}): FluxObject {
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `apps.${name}`,
      namespace: 'flux-system',
      uid: `uid-of-${name}`,
      creationTimestamp: '2026-11-20T08:00:00Z',
      annotations: {
        'kustomize.toolkit.fluxcd.io/revision': `main@sha1:${commit}`,
        'kustomize.toolkit.fluxcd.io/originRevision': `v1@sha1:${commit}`,
      },
    },
    involvedObject: {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      namespace: 'flux-system',
      name: 'apps',
      uid: 'uid-of-apps',
    },
    type: 'Warning',
    reason: 'HealthCheckFailed',
    message: 'timeout waiting for: [Deployment/shop/carts]',
    firstTimestamp: '2026-11-20T08:00:00Z',
    lastTimestamp: '2026-11-20T09:00:00Z',
    count: 7,
    eventTime: null,
    source: { component: 'kustomize-controller' },
    reportingComponent: '',
    ...more,
  };
}

/** As a recorder of events.k8s.io/v1 does, read through the core API. */
const newEvent: FluxObject = {
  metadata: {
    name: 'carts.18a2b3c4d5e6f708',
    namespace: 'shop',
    uid: 'uid-of-new',
    creationTimestamp: '2026-11-20T08:30:00Z',
    annotations: {
      'helm.toolkit.fluxcd.io/revision': '6.6.0',
      'helm.toolkit.fluxcd.io/app-version': '6.6.1',
      'helm.toolkit.fluxcd.io/oci-digest': 'sha256:0',
    },
  },
  involvedObject: {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    namespace: 'shop',
    name: 'carts',
  },
  type: 'Normal',
  reason: 'UpgradeSucceeded',
  message: 'Helm upgrade succeeded',
  eventTime: '2026-11-20T08:30:00.123456Z',
  series: { count: 3, lastObservedTime: '2026-11-20T08:45:00.000000Z' },
  firstTimestamp: null,
  lastTimestamp: null,
  source: {},
  reportingComponent: 'helm-controller',
};

const namesOf = (...objects: unknown[]) =>
  eventsOf(objects.map(object => on(object))).map(({ message }) => message);

describe('events', () => {
  it('of the old recorder are read', () => {
    expect(eventsOf([on(oldEvent('1'))])).toEqual([
      {
        key: '["staging","","Event","flux-system","apps.1"]',
        type: 'Warning',
        reason: 'HealthCheckFailed',
        message: 'timeout waiting for: [Deployment/shop/carts]',
        count: 7,
        first: '2026-11-20T08:00:00Z',
        last: '2026-11-20T09:00:00Z',
        from: 'kustomize-controller',
        about: {
          kind: 'Kustomization',
          namespace: 'flux-system',
          name: 'apps',
          uid: 'uid-of-apps',
        },
        revision: `main@sha1:${commit}`,
        originRevision: `v1@sha1:${commit}`,
        isCombined: false,
      },
    ]);
  });

  it('of the new recorder are read', () => {
    expect(eventsOf([on(newEvent)])).toMatchObject([
      {
        type: 'Normal',
        count: 3,
        first: '2026-11-20T08:30:00.123456Z',
        last: '2026-11-20T08:45:00.000000Z',
        from: 'helm-controller',
        revision: '6.6.0',
        appVersion: '6.6.1',
        digest: 'sha256:0',
      },
    ]);
  });

  it('that happened once have only one time', () => {
    const once = { ...newEvent, series: null };
    expect(eventsOf([on(once)])).toMatchObject([
      {
        count: 1,
        first: '2026-11-20T08:30:00.123456Z',
        last: '2026-11-20T08:30:00.123456Z',
      },
    ]);
    const untimed = { ...once, eventTime: null };
    expect(eventsOf([on(untimed)])).toMatchObject([
      { first: '2026-11-20T08:30:00Z', last: '2026-11-20T08:30:00Z' },
    ]);
  });

  it('name the controller that their API calls reportingController', () => {
    const event = {
      ...newEvent,
      reportingComponent: undefined,
      reportingController: 'helm-controller',
    };
    expect(eventsOf([on(event)])).toMatchObject([{ from: 'helm-controller' }]);
  });

  it('that combine similar ones are marked, without the prefix of the message', () => {
    const event = oldEvent('1', {
      message: '(combined from similar events): dry-run failed',
    });
    expect(eventsOf([on(event)])).toMatchObject([
      { message: 'dry-run failed', isCombined: true },
    ]);
  });

  it('have no credentials and no paths of receivers in their messages', () => {
    const event = oldEvent('1', {
      message: `Receiver initialized for path: /hook/${'bed6d00b'.repeat(8)}`,
    });
    expect(eventsOf([on(event)])[0].message).toBe(
      'Receiver initialized for path: /hook/***',
    );
  });

  it.each([
    [
      'Post "https://x.org/T0/s3cret": refused',
      'Post "https://x.org/***": refused',
    ],
    [
      'POST https://x.org/T0/s3cret giving up',
      'POST https://x.org/*** giving up',
    ],
    ['Endpoint=sb://x/;SharedAccessKey=s3cret no', 'Endpoint=*** no'],
    ['nothing of it', 'nothing of it'],
  ])('about an Alert have no address in %s', (message, expected) => {
    const involvedObject = { kind: 'Alert', namespace: 'shop', name: 'carts' };
    const [event] = eventsOf([on(oldEvent('a', { message, involvedObject }))]);
    expect(event.message).toBe(expected);
  });

  it('have the revision from the annotation of the API group of their object', () => {
    const event = oldEvent('1', {
      involvedObject: { apiVersion: 'v1', kind: 'Pod', name: 'carts' },
    });
    expect(eventsOf([on(event)])[0].revision).toBeUndefined();
  });

  it('are sorted, the latest first', () => {
    const at = (message: string, lastTimestamp: unknown) =>
      oldEvent(message, { message, lastTimestamp });
    expect(
      namesOf(
        at('first', '2026-11-20T08:10:00Z'),
        at('third', '2026-11-20T10:10:00+01:00'),
        at('none', 'yesterday'),
        at('second', '2026-11-20T08:40:00Z'),
      ),
    ).toEqual(['third', 'second', 'first', 'none']);
  });

  it('of one second are sorted by when they were created', () => {
    const named = (suffix: string) => oldEvent(suffix, { message: suffix });
    expect(
      namesOf(
        named('18a2b3c4d5e6f701'),
        named('18a2b3c4d5e6f7ff'),
        named('by-hand'),
        named('18a2b3c4d5e6f70a'),
      ),
    ).toEqual([
      '18a2b3c4d5e6f7ff',
      '18a2b3c4d5e6f70a',
      '18a2b3c4d5e6f701',
      'by-hand',
    ]);
  });

  it('that are in several answers occur once, as they are now', () => {
    const older = oldEvent('1', { count: 1 });
    const newer = oldEvent('1', {
      count: 2,
      lastTimestamp: '2026-11-20T09:30:00Z',
    });
    const events = eventsOf([on(older), on(newer), on(older)]);
    expect(events.map(({ count }) => count)).toEqual([2]);
    expect(eventsOf([on(older), on(older, 'prod')])).toHaveLength(2);
  });

  it('are read if there are 10,000', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      on(oldEvent(String(index))),
    );
    expect(eventsOf(many)).toHaveLength(10_000);
  });

  it.each([
    ['count', -1, { count: 1 }],
    ['count', 'many', { count: 1 }],
    ['count', 2.4, { count: 2 }],
    ['type', 'Error', { type: 'Normal' }],
    ['type', null, { type: 'Normal' }],
    ['message', null, { message: '' }],
    ['message', ['x'], { message: '' }],
    ['involvedObject', null, { about: { kind: '', namespace: '', name: '' } }],
    ['metadata', null, { message: expect.any(String) }],
    ['source', 'me', { from: undefined }],
  ])('survive %s being %p', (field, bad, expected) => {
    expect(eventsOf([on(oldEvent('1', { [field]: bad }))])).toMatchObject([
      expected,
    ]);
  });

  it.each([[null], [7], ['x'], [[]]])('are none in %j', bad => {
    expect(eventsOf([on(bad)])).toEqual([]);
  });
});

const recorded = (file: string): FluxObject =>
  JSON.parse(
    readFileSync(resolve(__dirname, '../../__fixtures__', file), 'utf8'),
  );

/** `Kind namespace/name`, with ` !` if the uid is known. */
function subjectsOf(object: FluxObject, chart?: FluxObject): string[] {
  const subjects = eventSubjectsOf(on(object), chart && on(chart));
  return subjects.map(({ reference, uid }) => {
    const { kind, namespace, name } = reference;
    return `${kind} ${namespace}/${name}${uid ? ' !' : ''}`;
  });
}

describe('the objects whose events belong to an object', () => {
  const metadata = { uid: 'uid-of-carts' };
  const release = fluxObject('HelmRelease', {
    metadata,
    spec: {
      chart: {
        spec: {
          chart: 'carts',
          sourceRef: {
            kind: 'HelmRepository',
            name: 'charts',
            namespace: 'hub',
          },
        },
      },
    },
  });
  const chartRef = { kind: 'HelmChart', name: 'carts', namespace: 'hub' };
  const chart = fluxObject('HelmChart', {
    metadata: { name: 'carts', namespace: 'hub', uid: 'uid-of-chart' },
    spec: { sourceRef: { kind: 'GitRepository', name: 'charts' } },
  });

  it('are the object and its source', () => {
    const object = recorded('Kustomization/ready.json');
    expect(subjectsOf(object)).toEqual([
      expect.stringMatching(/^Kustomization .* !$/),
      expect.stringMatching(/^GitRepository /),
    ]);
  });

  it('include the chart of a release, and the source of that', () => {
    expect(subjectsOf(release)).toEqual([
      'HelmRelease shop/carts !',
      'HelmRepository hub/charts',
      'HelmChart hub/shop-carts',
    ]);
    const referring = fluxObject('HelmRelease', {
      metadata,
      spec: { chartRef },
    });
    expect(subjectsOf(referring)).toEqual([
      'HelmRelease shop/carts !',
      'HelmChart hub/carts',
    ]);
    expect(subjectsOf(referring, chart)).toEqual([
      'HelmRelease shop/carts !',
      'HelmChart hub/carts !',
      'GitRepository hub/charts',
    ]);
  });

  it.each([
    [
      fluxObject('ImagePolicy', {
        spec: { imageRepositoryRef: { name: 'carts', namespace: 'images' } },
      }),
      'ImageRepository images/carts',
    ],
    [
      fluxObject('Alert', { spec: { providerRef: { name: 'slack' } } }),
      'Provider shop/slack',
    ],
    [
      fluxObject('ImageUpdateAutomation', {
        spec: { sourceRef: { kind: 'GitRepository', name: 'shop' } },
      }),
      'GitRepository shop/shop',
    ],
    [
      fluxObject('ArtifactGenerator', {
        spec: { sources: [{ kind: 'Bucket', name: 'files' }] },
      }),
      'Bucket shop/files',
    ],
  ])('include the references of %j', (object, expected) => {
    expect(subjectsOf(object)).toEqual([`${object.kind} shop/carts`, expected]);
  });

  it.each([
    fluxObject('Provider', { spec: { providerRef: { name: 'slack' } } }),
    fluxObject('Alert', { spec: { providerRef: 'slack' } }),
    fluxObject('Receiver', { spec: null as unknown as FluxObject }),
  ])('are only the object itself without a reference: $kind', object => {
    expect(subjectsOf(object)).toEqual([`${object.kind} shop/carts`]);
  });

  it('are none on a cluster with an ambiguous name, or without a name', () => {
    const ambiguous = { ...on(release), clusterIsAmbiguous: true };
    expect(eventSubjectsOf(ambiguous)).toEqual([]);
    expect(eventSubjectsOf(on({ kind: 'Kustomization' }))).toEqual([]);
    expect(eventSubjectsOf(on(null))).toEqual([]);
  });

  it('are listed once each, also if there are many', () => {
    const sources = Array.from({ length: 20_000 }, (_, index) => ({
      kind: 'Bucket',
      name: `files-${index % 5000}`,
    }));
    const object = fluxObject('ArtifactGenerator', { spec: { sources } });
    expect(subjectsOf(object)).toHaveLength(5001);
  });
});

describe('the field selector for events', () => {
  it.each([
    [
      'apps',
      undefined,
      'involvedObject.kind=Kustomization,involvedObject.name=apps',
    ],
    [
      'apps',
      'a-b',
      'involvedObject.kind=Kustomization,involvedObject.name=apps,involvedObject.uid=a-b',
    ],
    [
      'a,type=Normal\\',
      undefined,
      'involvedObject.kind=Kustomization,involvedObject.name=a\\,type\\=Normal\\\\',
    ],
  ])('for %s with uid %s', (name, uid, expected) => {
    expect(eventSelector({ kind: 'Kustomization', name }, uid)).toBe(expected);
  });
});
