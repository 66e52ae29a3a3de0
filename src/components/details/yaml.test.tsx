import { act, screen, waitFor, within } from '@testing-library/react';
import { event } from '../../../dev/fleet/objects/event';
import { receiver } from '../../../dev/fleet/objects/notifications';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import type { JsonObject } from '../../../dev/fleet/types';
import { helmRepository } from '../../../dev/fleet/objects/sources';
import {
  detailsOf,
  queryOf,
  renderPage,
  showPage,
} from '../../__testUtils__/details';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { dataOf } from '../../data';
import { DetailsHost } from '../common';

const valuesFrom = [
  { kind: 'ConfigMap', name: 'defaults' },
  {
    kind: 'Secret',
    name: 'passwords',
    valuesKey: 'password',
    targetPath: 'db.password',
    optional: true,
  },
];

let test: TestBackend;
function given(values: JsonObject, from: JsonObject[] = valuesFrom) {
  test = setUp({
    fleet: fleetOf({
      name: 'staging',
      objects: on => [
        helmRepository({
          on,
          namespace: 'shop',
          name: 'charts',
          url: 'https://jane:s3cret@charts.example/shop',
        }),
        helmRelease({
          on,
          namespace: 'shop',
          name: 'orders',
          chart: {
            name: 'orders',
            version: '1.0.0',
            source: { kind: 'HelmRepository', name: 'charts' },
          },
          suspended: { by: 'jane' },
          values,
          spec: { valuesFrom: from },
        }),
      ],
    }),
  });
}

async function show(
  kind = 'HelmRelease',
  name = 'orders',
  flux: Record<string, unknown> = {},
) {
  const address = `/${queryOf(kind, name, { tab: 'yaml' })}`;
  const page = await showPage(<DetailsHost />, { test, address, flux });
  return { ...page, details: await detailsOf(`${kind} shop/${name}`) };
}

const region = (details: HTMLElement, name: string) =>
  within(details).getByRole('region', { name });

it('shows the values of a release, and names those of ConfigMaps and Secrets in order', async () => {
  given({ replicas: 2, mirror: 'https://jane:s3cret@mirror.example' });
  const { details } = await show();
  const values = region(details, 'Values');
  await waitFor(() => expect(values).toHaveTextContent('replicas: 2'));
  expect(values).toHaveTextContent('mirror.example');
  expect(values).not.toHaveTextContent('s3cret');
  const [first, second] = within(values).getAllByRole('listitem');
  expect(first).toHaveTextContent('ConfigMap defaults, key values.yaml');
  expect(second).toHaveTextContent(
    'Secret passwords, key password, at db.password, optional, not read, because it is a Secret',
  );
});

describe('the values in ConfigMaps', () => {
  const SHOW = 'Show values of ConfigMap defaults';
  const staging = () => test.fleet.cluster('staging');
  const ofConfigMaps = () =>
    test.backend.requests.filter(({ path }) => path.includes('/configmaps'));
  const putConfigMap = (data: Record<string, string>, name = 'defaults') =>
    staging().put({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: 'shop' },
      data,
    } as never);

  it('are read one by one when they are asked for, in the order of merging', async () => {
    given({ replicas: 2 }, [
      { kind: 'ConfigMap', name: 'defaults' },
      { kind: 'Secret', name: 'passwords' },
      {
        kind: 'ConfigMap',
        name: 'hosts',
        valuesKey: 'main',
        targetPath: 'host',
      },
    ]);
    putConfigMap({
      'values.yaml': 'color: blue\nmirror: https://jane:s3cret@mirror.example',
      other: 'color: red',
    });
    putConfigMap({ main: 'shop.example' }, 'hosts');
    const { details, user } = await show();
    const values = region(details, 'Values');
    expect(
      within(values)
        .getAllByRole('button', { name: /^Show values/ })
        .map(({ textContent }) => textContent),
    ).toEqual([SHOW, 'Show values of ConfigMap hosts']);
    expect(ofConfigMaps()).toEqual([]);

    await user.click(within(values).getByRole('button', { name: SHOW }));
    await settled(test);
    const block = await within(values).findByRole('group', {
      name: 'Values of ConfigMap defaults, values.yaml',
    });
    await waitFor(() => expect(block).toHaveTextContent('color: blue'));
    expect(block).not.toHaveTextContent('red');
    expect(values).not.toHaveTextContent('s3cret');
    expect(ofConfigMaps().map(({ method, path }) => [method, path])).toEqual([
      [
        'GET',
        expect.stringMatching(/\/namespaces\/shop\/configmaps\/defaults$/),
      ],
    ]);
    const [first, , third] = within(values).getAllByRole('listitem');
    expect(first).toContainElement(block);

    await user.click(within(third).getByRole('button', { name: /hosts$/ }));
    await settled(test);
    await waitFor(() => expect(third).toHaveTextContent('shop.example'));
    expect(third).toHaveTextContent('key main, at host');
    await user.click(
      within(values).getByRole('button', {
        name: 'Hide values of ConfigMap defaults',
      }),
    );
    expect(block).not.toBeInTheDocument();
  });

  it.each<[string, JsonObject, Record<string, string> | undefined, string]>([
    ['there is none', {}, undefined, 'There is no such ConfigMap.'],
    [
      'there is none, and it is optional',
      { optional: true },
      undefined,
      'There is no such ConfigMap, which the release allows.',
    ],
    [
      'it lacks the key',
      { valuesKey: 'main' },
      { other: 'x' },
      'The ConfigMap has no key main.',
    ],
  ])('are marked as missing if %s', async (_, more, data, says) => {
    given({}, [{ kind: 'ConfigMap', name: 'defaults', ...more }]);
    if (data) putConfigMap(data);
    const { details, user } = await show();
    await user.click(within(details).getByRole('button', { name: SHOW }));
    await settled(test);
    expect(within(details).getByText(says)).toBeVisible();
  });

  it('name the rule where they may not be read', async () => {
    given({}, [{ kind: 'ConfigMap', name: 'defaults' }]);
    putConfigMap({ 'values.yaml': 'color: blue' });
    staging().deny({ verbs: ['get'], resource: 'configmaps' });
    const { details, user } = await show();
    await user.click(within(details).getByRole('button', { name: SHOW }));
    await settled(test);
    expect(
      within(details).getByText(
        'ConfigMap defaults could not be read: Not permitted',
      ),
    ).toBeVisible();
    expect(
      within(details).getByText(
        /the right to get configmaps in the namespace shop\./,
      ),
    ).toBeVisible();
    staging().allow();
    await user.click(within(details).getByText('Try again'));
    await waitFor(() => expect(details).toHaveTextContent('color: blue'));
  });

  it('are not offered without the right to use the proxy', async () => {
    given({ replicas: 2 }, [{ kind: 'ConfigMap', name: 'defaults' }]);
    test.backend.deny('kubernetes.proxy');
    const { go } = await renderPage(<DetailsHost />, { test });
    const release = staging().get({
      kind: 'HelmRelease',
      namespace: 'shop',
      name: 'orders',
    });
    const { objects } = dataOf(test.fluxClient);
    act(() => {
      objects.take(
        [{ cluster: 'staging', object: release as never }],
        objects.now(),
      );
    });
    go(`/${queryOf('HelmRelease', 'orders', { tab: 'yaml' })}`);
    await settled(test);
    const details = await detailsOf('HelmRelease shop/orders');
    expect(region(details, 'Values')).toHaveTextContent('ConfigMap defaults');
    expect(within(details).queryByRole('button', { name: SHOW })).toBeNull();
  });
});

it('shows the manifest without what only programs read, spec and status apart', async () => {
  given({ replicas: 2 });
  const { details } = await show();
  const manifest = region(details, 'Manifest');
  const [spec, status] = within(manifest).getAllByRole('group');
  await waitFor(() => expect(spec).toHaveTextContent('kind: HelmRelease'));
  expect(spec).toHaveAccessibleName('Metadata and spec');
  expect(spec).toHaveTextContent('interval: 10m0s');
  expect(spec).not.toHaveTextContent('managedFields');
  expect(spec).not.toHaveTextContent('conditions');
  expect(status).toHaveAccessibleName('Status');
  expect(status).toHaveTextContent('conditions');
});

it('masks credentials in the address of a source, which has no values', async () => {
  given({});
  const { details } = await show('HelmRepository', 'charts');
  const manifest = region(details, 'Manifest');
  await waitFor(() => expect(manifest).toHaveTextContent('charts.example'));
  expect(details).not.toHaveTextContent('s3cret');
  expect(within(details).queryByRole('region', { name: 'Values' })).toBeNull();
});

it('shows the path of a receiver, which is a secret, nowhere', async () => {
  given({});
  const now = test.fleet.scheduler.now();
  const hook = receiver({
    on: { release: '2.9', now },
    namespace: 'shop',
    name: 'hook',
    type: 'generic',
    events: ['push'],
    resources: [],
  });
  const { webhookPath } = hook.status as { webhookPath: string };
  test.fleet.cluster('staging').put(hook);
  test.fleet.cluster('staging').put(
    event({
      about: hook,
      controller: 'notification-controller',
      told: {
        type: 'Normal',
        reason: 'Succeeded',
        message: `Receiver initialized for path: ${webhookPath}`,
      },
      firstAt: now,
      lastAt: now,
      release: '2.9',
    }),
  );
  const { details, user } = await show('Receiver', 'hook');
  for (const name of ['YAML', 'Events', 'Overview']) {
    await user.click(within(details).getByRole('tab', { name }));
    await settled(test);
    await waitFor(() => expect(details).toHaveTextContent('/hook/***'));
    expect(details.innerHTML).not.toContain(webhookPath.slice(6, 20));
  }
});

it('says that a release sets no values', async () => {
  given({}, []);
  test.fleet
    .cluster('staging')
    .update(
      { kind: 'HelmRelease', namespace: 'shop', name: 'orders' },
      object => {
        const { values: _, ...spec } = Object(object.spec);
        return { ...object, spec };
      },
    );
  const { details } = await show();
  expect(region(details, 'Values')).toHaveTextContent(
    'The release sets no values, so those of the chart apply.',
  );
});

it('can be copied and downloaded whole, however much of it is shown', async () => {
  const big = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [
      `key${index}`,
      `${index} ${'x'.repeat(40)}`,
    ]),
  );
  given({ ...big, last: 'the end' });
  const made: Blob[] = [];
  URL.createObjectURL = blob => {
    made.push(blob as Blob);
    return 'blob:made';
  };
  URL.revokeObjectURL = () => {};
  const clicked: string[] = [];
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function click(this: HTMLAnchorElement) {
      clicked.push(this.download);
    });
  const { details, user } = await show();
  const values = region(details, 'Values');
  expect(values).toHaveTextContent(/key0: 0 x+/);
  expect(values).not.toHaveTextContent('the end');
  await user.click(
    within(values).getByRole('button', { name: 'Download Values' }),
  );
  expect(clicked).toEqual(['orders-values.yaml']);
  expect(made[0].size).toBeGreaterThan(1_000_000);
  // jsdom has no clipboard: what is selected is what would be copied.
  let copied = '';
  document.execCommand = () => {
    copied = document.getSelection()?.toString() ?? '';
    return true;
  };
  await user.click(within(values).getByRole('button', { name: 'Copy Values' }));
  expect(copied).toContain('last: the end');
  jest.restoreAllMocks();
});

it.each<[string[], string[], boolean]>([
  [
    ['events', 'history'],
    ['Overview', 'Resources', 'Delivery', 'Logs', 'YAML'],
    true,
  ],
  [
    ['values'],
    ['Overview', 'Resources', 'Delivery', 'Events', 'History', 'Logs', 'YAML'],
    false,
  ],
  [
    ['yaml', 'overview', 'delivery', 'nonsense'],
    ['Overview', 'Resources', 'Events', 'History', 'Logs'],
    false,
  ],
])('an app can hide %j', async (hide, tabs, hasValues) => {
  given({ replicas: 2 });
  const { details } = await show('HelmRelease', 'orders', {
    details: { hide },
  });
  expect(
    within(details)
      .getAllByRole('tab')
      .map(({ textContent }) => textContent),
  ).toEqual(tabs);
  expect(
    within(details).queryByRole('region', { name: 'Values' }) !== null,
  ).toBe(hasValues);
  expect(screen.queryByText('Something Went Wrong')).toBeNull();
});
