import { screen, waitFor, within } from '@testing-library/react';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import type { JsonObject } from '../../../dev/fleet/types';
import { helmRepository } from '../../../dev/fleet/objects/sources';
import { detailsOf, queryOf, showPage } from '../../__testUtils__/details';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
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
function given(values: JsonObject, from: typeof valuesFrom = valuesFrom) {
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
  [['events', 'history'], ['Overview', 'YAML'], true],
  [['values'], ['Overview', 'Events', 'History', 'YAML'], false],
  [['yaml', 'overview', 'nonsense'], ['Overview', 'Events', 'History'], false],
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
