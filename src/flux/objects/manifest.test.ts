import { fluxObject } from '../__fixtures__/objects';
import {
  manifestOf,
  valuesIn,
  valuesOf,
  type FluxKind,
  type FluxObject,
} from '..';

describe('the manifest of an object', () => {
  const object = fluxObject('Kustomization', {
    metadata: {
      managedFields: [{ manager: 'flux' }],
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': '{"spec":{}}',
        'reconcile.fluxcd.io/requestedAt': '2026-11-20T09:00:00Z',
      },
      labels: { team: 'shop' },
    },
    spec: { interval: '10m', prune: true, dependsOn: [{ name: 'db' }, null] },
    status: { observedGeneration: 1, conditions: [] },
  });

  it('is all of it, in two parts, except what only programs read', () => {
    expect(manifestOf(object)).toEqual({
      metadataAndSpec: {
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        kind: 'Kustomization',
        metadata: {
          name: 'carts',
          namespace: 'shop',
          generation: 1,
          annotations: {
            'reconcile.fluxcd.io/requestedAt': '2026-11-20T09:00:00Z',
          },
          labels: { team: 'shop' },
        },
        spec: {
          interval: '10m',
          prune: true,
          dependsOn: [{ name: 'db' }, null],
        },
      },
      status: { observedGeneration: 1, conditions: [] },
    });
  });

  it('keeps the order of the fields', () => {
    const { metadataAndSpec } = manifestOf(object);
    expect(Object.keys(metadataAndSpec)).toEqual([
      'apiVersion',
      'kind',
      'metadata',
      'spec',
    ]);
  });

  it('stays the same for the same object, which it does not change', () => {
    const before = JSON.stringify(object);
    expect(manifestOf(object)).toBe(manifestOf(object));
    expect(JSON.stringify(object)).toBe(before);
  });

  it('has no status if the object has none', () => {
    expect(manifestOf(fluxObject('Alert'))).not.toHaveProperty('status');
  });

  it.each([
    [null, {}],
    ['x', {}],
    [
      { metadata: null, spec: 7 },
      { metadata: null, spec: 7 },
    ],
    [{ metadata: { annotations: [7] } }, { metadata: { annotations: [7] } }],
  ])('of %j is read', (bad, expected) => {
    const sent = bad as unknown as FluxObject;
    expect(manifestOf(sent).metadataAndSpec).toEqual(expected);
  });

  it('survives keys that mean something to JavaScript', () => {
    const sent = JSON.parse('{"spec":{"__proto__":{"x":1},"toString":2}}');
    const { metadataAndSpec } = manifestOf(sent);
    expect(JSON.stringify(metadataAndSpec)).toBe(JSON.stringify(sent));
    expect(Object.prototype).not.toHaveProperty('x');
  });

  it('ends, however deep an object is', () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 5000; depth++) deep = { deep };
    const { metadataAndSpec } = manifestOf({ spec: deep });
    expect(JSON.stringify(metadataAndSpec).length).toBeLessThan(5000);
  });
});

describe('credentials in a manifest', () => {
  const specOf = (kind: FluxKind, spec: FluxObject) =>
    manifestOf(fluxObject(kind, { spec })).metadataAndSpec.spec;

  it.each([
    ['https://charts.example.com/stable', 'https://charts.example.com/stable'],
    ['https://user:secret@x.org/a', 'https://***@x.org/a'],
    ['https://secret@x.org/a', 'https://***@x.org/a'],
    ['https://us@er:se@cret@x.org/a', 'https://***@x.org/a'],
    ['https://:secret@x.org:8443/a', 'https://***@x.org:8443/a'],
    ['https://x.org/a?private_token=secret', 'https://x.org/a?***'],
    ['https://x.org/a#secret', 'https://x.org/a#***'],
    ['ssh://git@x.org/a', 'ssh://git@x.org/a'],
    ['ssh://git:secret@x.org/a', 'ssh://git:***@x.org/a'],
    ['git@x.org:a/b.git', 'git@x.org:a/b.git'],
    ['oci://user:secret@x.org/a', 'oci://***@x.org/a'],
    ['https:user:secret@x.org', '***@x.org'],
    ['user:secret@x.org:a/b', '***@x.org:a/b'],
    ['', ''],
  ])('are masked in the url %p', (url, expected) => {
    expect(specOf('HelmRepository', { url })).toEqual({ url: expected });
    expect(specOf('Bucket', { endpoint: url })).toEqual({ endpoint: expected });
  });

  it.each([
    [
      'slack',
      'https://hooks.slack.com/services/T0/B0/x',
      'https://hooks.slack.com/***',
    ],
    ['generic', 'https://x.org/hook?token=secret', 'https://x.org/***'],
    [undefined, 'https://x.org/hook', 'https://x.org/***'],
    ['azureeventhub', 'Endpoint=sb://x/;SharedAccessKey=secret', '***'],
    ['github', 'https://github.com/org/fleet', 'https://github.com/org/fleet'],
    [
      'gitlabmergerequestcomment',
      'https://me:secret@gitlab.com/org/fleet',
      'https://***@gitlab.com/org/fleet',
    ],
    [
      'alertmanager',
      'https://alerts.example/api/v2/alerts/',
      'https://alerts.example/api/v2/alerts/',
    ],
  ])('are masked in the address of a provider: %s', (type, address, shown) => {
    expect(specOf('Provider', { type, address })).toEqual({
      type,
      address: shown,
    });
  });

  it.each([
    ['slack', 'team-shop', 'team-shop'],
    ['pagerduty', 's3cret', '***'],
    ['discord', 'https://x.org/s3cret', 'https://x.org/***'],
  ])('are masked in the channel of a provider: %s', (type, channel, shown) => {
    expect(specOf('Provider', { type, channel })).toEqual({
      type,
      channel: shown,
    });
  });

  it.each([
    [
      'unable to clone https://me:secret@x.org/a: authentication required',
      'unable to clone https://***@x.org/a: authentication required',
    ],
    [
      'Get "https://x.org/index.yaml?a=1&X-Amz-Signature=secret&b=2": 403',
      'Get "https://x.org/index.yaml?a=1&X-Amz-Signature=***&b=2": 403',
    ],
    ['?access_token=secret', '?access_token=***'],
    ['https://x.org/a?sig=secret&sv=1', 'https://x.org/a?sig=***&sv=1'],
    ['postgres://app:secret@db:5432/app', 'postgres://***@db:5432/app'],
    [
      'ssh://git@x.org/a and ssh://git:secret@x.org/a',
      'ssh://git@x.org/a and ssh://***@x.org/a',
    ],
    [
      'Receiver initialized for path: /hook/bed6d00b5555b1603e1f59b94d7fdbca58089cb5663633fb83f2815dc626d92b',
      'Receiver initialized for path: /hook/***',
    ],
    [
      'mail to jane@example.com about a?b=c',
      'mail to jane@example.com about a?b=c',
    ],
    ['ghcr.io/org/app:1.0@sha256:00', 'ghcr.io/org/app:1.0@sha256:00'],
    ['https://x.org/pkg@1.0', 'https://x.org/pkg@1.0'],
  ])('are masked wherever they are: %s', (text, expected) => {
    const object = fluxObject('HelmRelease', {
      metadata: { annotations: { note: text } },
      spec: { values: { list: [{ text }] } },
      status: { conditions: [{ message: text }] },
    });
    expect(manifestOf(object)).toMatchObject({
      metadataAndSpec: {
        metadata: { annotations: { note: expected } },
        spec: { values: { list: [{ text: expected }] } },
      },
      status: { conditions: [{ message: expected }] },
    });
    expect(valuesOf(object).inline).toEqual({ list: [{ text: expected }] });
  });

  it.each([
    '://',
    ':',
    'https://a',
    '?token',
    '?',
    'a',
    '/hook/0',
    ' https://@',
  ])('are looked for in a text of a megabyte: %s', part => {
    const text = part.repeat(Math.ceil(1e6 / part.length));
    expect(specOf('HelmRepository', { url: text, text })).toHaveProperty(
      'text',
    );
  });
});

describe('the values of a HelmRelease', () => {
  it('come from objects, in order, and from its spec', () => {
    const object = fluxObject('HelmRelease', {
      spec: {
        values: { replicas: 2 },
        valuesFrom: [
          { kind: 'ConfigMap', name: 'defaults' },
          {
            kind: 'Secret',
            name: 'db',
            valuesKey: 'password',
            targetPath: 'db.password',
            optional: true,
            literal: true,
          },
        ],
      },
    });
    expect(valuesOf(object)).toEqual({
      inline: { replicas: 2 },
      from: [
        {
          kind: 'ConfigMap',
          name: 'defaults',
          key: 'values.yaml',
          optional: false,
          literal: false,
          isSecret: false,
        },
        {
          kind: 'Secret',
          name: 'db',
          key: 'password',
          targetPath: 'db.password',
          optional: true,
          literal: true,
          isSecret: true,
        },
      ],
    });
  });

  it.each([
    [null],
    [{ values: 'x', valuesFrom: {} }],
    [{ values: [], valuesFrom: [null, 7, {}, { kind: 'Secret' }] }],
  ])('are none in %j', spec => {
    const object = fluxObject('HelmRelease', { spec: spec as FluxObject });
    expect(valuesOf(object)).toEqual({ from: [] });
  });

  it('are none of other kinds', () => {
    const object = fluxObject('Kustomization', { spec: { values: { a: 1 } } });
    expect(valuesOf(object)).toEqual({ from: [] });
  });
});

describe('the values that a ConfigMap has for a release', () => {
  const [source] = valuesOf(
    fluxObject('HelmRelease', {
      spec: { valuesFrom: [{ kind: 'ConfigMap', name: 'defaults' }] },
    }),
  ).from;

  it.each<[string, unknown, string | undefined]>([
    ['are those of its key', { 'values.yaml': 'a: 1\n', b: 'x' }, 'a: 1\n'],
    ['may be empty', { 'values.yaml': '' }, ''],
    [
      'have no credentials in addresses',
      { 'values.yaml': 'url: https://jane:s3cret@git.example/shop' },
      'url: https://***@git.example/shop',
    ],
    ['are none without the key', { b: 'x' }, undefined],
    ['are none of another type', { 'values.yaml': { a: 1 } }, undefined],
    ['are none without data', undefined, undefined],
    ['are none of a list', ['x'], undefined],
  ])('%s', (_, data, expected) => {
    expect(valuesIn({ kind: 'ConfigMap', data }, source)).toBe(expected);
  });
});
