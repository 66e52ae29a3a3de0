import { fluxObject } from '../__fixtures__/objects';
import { everything } from '../__fixtures__/everything';
import { hostile, pathsOf, replaced } from '../__testUtils__/hostile';
import type { FluxKind } from '../kinds/kinds';
import type { FluxObject, FluxResource } from '../objects/types';
import { alertsOf, isSending, mayBeAlerted, triggersOf } from './alerts';

const on = (object: FluxObject): FluxResource => ({
  cluster: 'staging',
  object,
});
const made = (
  kind: FluxKind,
  name: string,
  spec: FluxObject,
  more: { metadata?: FluxObject; status?: FluxObject } = {},
) =>
  on(
    fluxObject(kind, {
      ...more,
      metadata: { name, namespace: 'shop', ...more.metadata },
      spec,
    }),
  );

const carts = made(
  'Kustomization',
  'carts',
  {},
  {
    metadata: { labels: { team: 'carts', tier: 'web' } },
  },
);
const alert = (spec: FluxObject, metadata: FluxObject = {}) =>
  made(
    'Alert',
    'alert',
    { providerRef: { name: 'chat' }, ...spec },
    {
      metadata,
    },
  );
const chat = made('Provider', 'chat', {
  type: 'slack',
  channel: 'shop',
  address: 'https://hooks.example/s3cret',
});
const one = (spec: FluxObject, providers = [chat]) =>
  alertsOf(
    carts,
    [alert({ eventSources: [{ kind: 'Kustomization', name: '*' }], ...spec })],
    providers,
  )[0];

it.each<[string, FluxObject, boolean]>([
  ['by its name', { kind: 'Kustomization', name: 'carts' }, true],
  ['by any name', { kind: 'Kustomization', name: '*' }, true],
  ['not by another name', { kind: 'Kustomization', name: 'cart' }, false],
  ['not by a part of its name', { kind: 'Kustomization', name: 'c*' }, false],
  ['not by another kind', { kind: 'HelmRelease', name: '*' }, false],
  ['not by any kind', { kind: '*', name: '*' }, false],
  ['not by a kind in lower case', { kind: 'kustomization', name: '*' }, false],
  [
    'in the namespace that is named',
    { kind: 'Kustomization', name: '*', namespace: 'shop' },
    true,
  ],
  [
    'not in another namespace',
    { kind: 'Kustomization', name: '*', namespace: 'other' },
    false,
  ],
  [
    'not in any namespace',
    { kind: 'Kustomization', name: '*', namespace: '*' },
    false,
  ],
  [
    'with all labels',
    { kind: 'Kustomization', name: '*', matchLabels: { team: 'carts' } },
    true,
  ],
  [
    'with no labels named',
    { kind: 'Kustomization', name: '*', matchLabels: {} },
    true,
  ],
  [
    'not with some of the labels',
    {
      kind: 'Kustomization',
      name: 'carts',
      matchLabels: { team: 'carts', tier: 'db' },
    },
    false,
  ],
  [
    'not with a label that every JavaScript object has',
    {
      kind: 'Kustomization',
      name: '*',
      matchLabels: { constructor: Object as unknown as string },
    },
    false,
  ],
  ['not without a name', { kind: 'Kustomization' }, false],
])('an Alert covers an object %s', (_, source, covers) => {
  const other = { kind: 'Bucket', name: '*' };
  expect(
    alertsOf(carts, [alert({ eventSources: [other, source] })], []),
  ).toHaveLength(covers ? 1 : 0);
});

it('the namespace of an Alert is the default for the objects it names', () => {
  const eventSources = [{ kind: 'Kustomization', name: '*' }];
  const elsewhere = alert({ eventSources }, { namespace: 'flux-system' });
  expect(alertsOf(carts, [elsewhere], [])).toEqual([]);
});

it('an Alert of another namespace sends through a Provider of its own', () => {
  const eventSources = [
    { kind: 'Kustomization', name: '*', namespace: 'shop' },
  ];
  const elsewhere = alert({ eventSources }, { namespace: 'flux-system' });
  const [{ provider }] = alertsOf(carts, [elsewhere], [chat]);
  expect(provider).toEqual({
    reference: {
      cluster: 'staging',
      group: 'notification.toolkit.fluxcd.io',
      kind: 'Provider',
      namespace: 'flux-system',
      name: 'chat',
    },
  });
});

it('has the severity, the expressions and the target', () => {
  const found = one({
    eventSeverity: 'error',
    inclusionList: ['failed', '(?!x)'],
    exclusionList: ['^waiting', 7],
  });
  expect(found).toMatchObject({
    state: 'Ready',
    severity: 'error',
    including: [
      { text: 'failed', isValid: true },
      { text: '(?!x)', isValid: false },
    ],
    excluding: [{ text: '^waiting', isValid: true }],
    provider: { state: 'Ready', type: 'slack', channel: 'shop' },
  });
  expect(JSON.stringify(found)).not.toContain('hooks');
  expect(one({}).severity).toBe('info');
});

it('an address in the place of a channel is masked', () => {
  const channel = 'https://hooks.example/s3cret';
  const { provider } = one({}, [
    made('Provider', 'chat', { type: 'discord', channel }),
  ]);
  expect(provider?.channel).toBe('https://hooks.example/***');
});

it('the channel of PagerDuty, which is a key, is not read', () => {
  const { provider } = one({}, [
    made('Provider', 'chat', { type: 'pagerduty', channel: 's3cret' }),
  ]);
  expect(provider).toMatchObject({ type: 'pagerduty', channel: undefined });
});

it.each<[string, ReturnType<typeof one>, boolean, boolean]>([
  ['sends', one({}), true, true],
  ['that is suspended does not', one({ suspend: true }), true, false],
  ['without a Provider does not', one({ providerRef: {} }), true, false],
  ['whose Provider is missing does not', one({}, []), true, false],
  ['whose Provider was not read may send', one({}, []), false, true],
  [
    'whose Provider is suspended does not',
    one({}, [made('Provider', 'chat', { suspend: true })]),
    true,
    false,
  ],
  [
    'whose expressions are all ignored does not',
    one({ inclusionList: ['('] }),
    true,
    false,
  ],
  [
    'with one expression that is valid sends',
    one({ inclusionList: ['(', 'x'], exclusionList: ['('] }),
    true,
    true,
  ],
])('an Alert %s', (_, given, isRead, sends) => {
  expect(isSending(given, () => isRead)).toBe(sends);
});

const receiver = (resources: unknown, more: FluxObject = {}) =>
  made(
    'Receiver',
    'push',
    { type: 'github', events: ['ping', 'push'], resources, ...more },
    { status: { webhookPath: '/hook/0123456789abcdef' } },
  );

it.each<[string, FluxObject, 'triggers' | 'is refused' | undefined]>([
  ['its name', { kind: 'Kustomization', name: 'carts' }, 'triggers'],
  ['another name', { kind: 'Kustomization', name: 'x' }, undefined],
  ['another kind', { kind: 'Bucket', name: 'carts' }, undefined],
  [
    'another namespace',
    { kind: 'Kustomization', name: 'carts', namespace: 'x' },
    undefined,
  ],
  [
    'its labels',
    { kind: 'Kustomization', name: '*', matchLabels: { team: 'carts' } },
    'triggers',
  ],
  [
    'other labels',
    { kind: 'Kustomization', name: '*', matchLabels: { team: 'x' } },
    undefined,
  ],
  [
    'any name without labels',
    { kind: 'Kustomization', name: '*' },
    'is refused',
  ],
  [
    'its name and labels, which do not count then',
    { kind: 'Kustomization', name: 'carts', matchLabels: { team: 'x' } },
    'triggers',
  ],
])('a Receiver that names %s', (_, entry, expected) => {
  const [trigger] = triggersOf(carts, [receiver([entry])]);
  expect(trigger && (trigger.lacksLabels ? 'is refused' : 'triggers')).toBe(
    expected,
  );
});

it('a Receiver has its type, events and filters, but not its path', () => {
  const named = { kind: 'Kustomization', name: 'carts' };
  const filtered = { ...named, filter: 'object.spec.wait' };
  const all = 'req.ref == "main"';
  const [trigger] = triggersOf(carts, [
    receiver([filtered], { resourceFilter: all }),
  ]);
  expect(trigger).toMatchObject({
    type: 'github',
    events: ['ping', 'push'],
    filters: [all, 'object.spec.wait'],
  });
  expect(JSON.stringify(trigger)).not.toContain('/hook/');
  // One entry without a filter is enough.
  const [both] = triggersOf(carts, [receiver([filtered, named])]);
  expect(both.filters).toEqual([]);
});

it('covers what Alerts can name', () => {
  const named = everything.filter(mayBeAlerted).map(({ kind }) => kind);
  expect(named).toEqual(
    expect.arrayContaining(['Kustomization', 'HelmRelease', 'ImagePolicy']),
  );
  for (const kind of ['Alert', 'Provider', 'Receiver', 'ResourceSet']) {
    expect(mayBeAlerted({ kind })).toBe(false);
  }
});

it.each(hostile)('every field %s costs at most the object', (_, bad) => {
  const sources = [
    { kind: 'Kustomization', name: '*', matchLabels: { team: 'carts' } },
  ];
  const covering = alert({
    eventSources: sources,
    inclusionList: ['a'],
    exclusionList: ['b'],
  });
  const triggering = receiver(sources);
  const intact = alert({ eventSources: sources }, { name: 'intact' });
  for (const each of [covering, triggering, chat]) {
    for (const path of pathsOf(each.object)) {
      const bent = on(replaced(each.object, path, bad) as FluxObject);
      const alerts = alertsOf(carts, [bent, intact], [bent]);
      expect(alerts.at(-1)?.reference.name).toBe('intact');
      expect(alerts.every(({ state }) => state)).toBe(true);
      triggersOf(carts, [bent]);
    }
  }
  for (const path of pathsOf(carts.object)) {
    const bent = on(replaced(carts.object, path, bad) as FluxObject);
    alertsOf(bent, [covering], [chat]);
    triggersOf(bent, [triggering]);
  }
});
