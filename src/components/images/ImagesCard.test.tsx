import { screen, within } from '@testing-library/react';
import type { Fleet } from '../../../dev/fleet/fleet';
import { gitRevision } from '../../../dev/fleet/objects/artifact';
import { deploys } from '../../../dev/fleet/objects/applied/deploys';
import { deployment } from '../../../dev/fleet/objects/applied/replicas';
import {
  imagePolicy,
  imageRepository,
  imageUpdateAutomation,
  type ImagePolicyOptions,
} from '../../../dev/fleet/objects/images';
import { kustomization } from '../../../dev/fleet/objects/kustomization';
import type { Place } from '../../../dev/fleet/objects/place';
import { gitRepository } from '../../../dev/fleet/objects/sources';
import { days, hours } from '../../../dev/fleet/time';
import { cartsLabels as labels } from '../../../dev/fleet/worlds/carts/names';
import { cellsIn, detailsOf, showPage } from '../../__testUtils__/details';
import { ImagesCard } from '../../__testUtils__/entityCards';
import { fleetOf, type ClusterOf } from '../../__testUtils__/fleetOf';
import { settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import type { KubernetesObject } from '../../../dev/fleet/types';

const IMAGE = 'ghcr.io/shop/carts';
const COMMIT = '9eb98f3e74333ae8abadf0d73356a1bca9d3b9de';

let test: TestBackend;

interface ShopOptions {
  /** What runs, by the name of a Deployment. */
  images?: Record<string, string>;
  policy?: Partial<ImagePolicyOptions>;
  more?: (on: Place) => KubernetesObject[];
}

const tags = ['0.4.9', '0.4.8'];

const automation = (on: Place) => [
  imageRepository({ on, name: 'carts', image: IMAGE, tags }),
  imageUpdateAutomation({
    on,
    namespace: 'shop',
    name: 'writer',
    source: { name: 'git' },
    policies: { carts: { name: IMAGE, tag: '0.4.9' } },
    pushedCommit: COMMIT,
  }),
  gitRepository({
    on,
    namespace: 'shop',
    name: 'git',
    url: 'https://github.com/shop/manifests',
    revision: gitRevision('main', 'shop'),
  }),
];

/** A policy with its repository, which has no label, and what runs. */
const shop =
  (options: ShopOptions = {}) =>
  (on: Place) => {
    const common = { on, namespace: 'shop' };
    const { images = { carts: `${IMAGE}:0.4.9` }, policy, more } = options;
    return [
      imagePolicy({
        ...common,
        name: 'carts',
        labels,
        image: IMAGE,
        repository: { name: 'carts', namespace: 'flux-system' },
        tag: '0.4.9',
        previousTag: '0.4.8',
        sinceMs: hours(9),
        ...policy,
      }),
      ...deploys(
        { on, cluster: { server: 'https://shop.example' } },
        kustomization({
          ...common,
          name: 'carts',
          labels,
          source: { kind: 'GitRepository', name: 'git' },
          applied: gitRevision('main', 'shop'),
        }),
        Object.entries(images).map(([name, image]) =>
          deployment(name, { image }),
        ),
      ),
      ...(more?.(on) ?? automation(on)),
    ];
  };

const onStaging = (options: ShopOptions & Partial<ClusterOf> = {}) => ({
  name: 'staging',
  objects: shop(options),
});

async function show(fleet: Fleet, flux: Record<string, unknown> = {}) {
  test = setUp({ fleet });
  return showPage(<ImagesCard />, { test, flux });
}

/** The cells of a row, without those of the policy and the image. */
function cellsOf(name: string): string[] {
  const rows = cellsIn(screen.getByRole('table'));
  const row = rows.find(([policy]) => policy.startsWith(name));
  if (!row) throw new Error(`No row ${name} among ${rows.join('\n')}`);
  return row;
}

/** The lists and objects in namespaces that were read through the proxy. */
const proxied = () =>
  test.backend.requests
    .map(({ path }) => path.replace(/\?.*/, ''))
    .filter(path => /^\/proxy\/.*\/namespaces\//.test(path))
    .filter(path => !path.includes('/v1beta'));

it('shows the found, chosen and pushed tags, and that they run', async () => {
  const { user } = await show(fleetOf(onStaging()));
  const [policy, image, latest, scanned, pushed, runs] = cellsOf('shop/carts');
  expect(policy).toBe('shop/cartscluster: stagingReady');
  expect(image).toBe(IMAGE);
  expect(latest).toBe('0.4.9chosen 9 hours ago');
  expect(scanned).toBe('3 minutes ago42 tagsflux-system/carts');
  expect(pushed).toMatch(/^9eb98f3e.*9 hours agoshop\/writer$/);
  expect(runs).toBe(
    '0.4.9Up to dateDeployment shop/carts on stagingKustomization shop/carts',
  );
  expect(
    screen.getByRole('link', { name: /^9eb98f3e: .*github\.com/ }),
  ).toHaveAttribute(
    'href',
    `https://github.com/shop/manifests/commit/${COMMIT}`,
  );

  await user.click(
    screen.getByRole('button', { name: '0.4.9: latest image of shop/carts' }),
  );
  const more = screen.getByRole('dialog');
  expect(more).toHaveTextContent(`Previous image${IMAGE}:0.4.8`);
  await user.keyboard('{Escape}');

  await user.click(screen.getByRole('link', { name: 'shop/carts' }));
  await detailsOf('ImagePolicy shop/carts');
  await settled(test);
});

it('leads to what has applied a workload, and to what writes its image', async () => {
  const { user, address } = await show(fleetOf(onStaging()));
  for (const name of [
    'Kustomization shop/carts on staging',
    'shop/writer: the ImageUpdateAutomation',
    'flux-system/carts: the ImageRepository',
  ]) {
    expect(screen.getByRole('link', { name })).toBeVisible();
  }
  await user.click(
    screen.getByRole('link', { name: 'Kustomization shop/carts on staging' }),
  );
  await detailsOf('Kustomization shop/carts');
  expect(address()).toContain('flux=staging/Kustomization/shop/carts');
  await settled(test);
});

it('reads what belongs to policies with few requests, and only where there are any', async () => {
  await show(
    fleetOf(onStaging(), {
      name: 'production',
      objects: on => shop()(on).filter(({ kind }) => !kind.startsWith('Image')),
    }),
  );
  const policies =
    '/proxy/apis/image.toolkit.fluxcd.io/v1/namespaces/shop/imagepolicies';
  const [list, repository] = [
    '/proxy/apis/image.toolkit.fluxcd.io/v1/namespaces/shop/imageupdateautomations',
    '/proxy/apis/image.toolkit.fluxcd.io/v1/namespaces/flux-system/imagerepositories/carts',
  ];
  expect(proxied().sort()).toEqual(
    [
      policies,
      policies,
      list,
      repository,
      '/proxy/apis/apps/v1/namespaces/shop/deployments',
      '/proxy/apis/apps/v1/namespaces/shop/deployments',
      '/proxy/apis/source.toolkit.fluxcd.io/v1/namespaces/shop/gitrepositories/git',
    ].sort(),
  );
});

it('reads nothing more where no policy is found, and says what to do', async () => {
  await show(
    fleetOf({
      name: 'staging',
      objects: on => shop()(on).filter(({ kind }) => kind !== 'ImagePolicy'),
    }),
  );
  expect(proxied()).toEqual([
    '/proxy/apis/image.toolkit.fluxcd.io/v1/namespaces/shop/imagepolicies',
  ]);
  expect(screen.queryByRole('table')).toBeNull();
  screen.getByText('No ImagePolicy found');
  screen.getByText(/backstage\.io\/kubernetes-id/);
});

describe('policies without the label', () => {
  const names = () =>
    cellsIn(screen.getByRole('table')).map(([policy]) => policy);
  const mark = /Found by its image: it lacks the label of this entity$/;
  const unlabelled = { labels: undefined };

  it('are found by the images that run, with all that belongs to them', async () => {
    await show(
      fleetOf(
        onStaging({
          policy: unlabelled,
          more: on => [
            ...automation(on),
            imagePolicy({
              on,
              namespace: 'shop',
              name: 'orders',
              image: 'ghcr.io/shop/orders',
              repository: { name: 'orders' },
              tag: '1.0.0',
            }),
          ],
        }),
      ),
    );
    expect(names()).toEqual([expect.stringMatching(mark)]);
    const [policy, image, latest, scanned, pushed, runs] =
      cellsOf('shop/carts');
    expect(policy).toMatch(/^shop\/cartscluster: stagingReady/);
    expect(image).toBe(IMAGE);
    expect(latest).toContain('0.4.9');
    expect(scanned).toContain('42 tags');
    expect(pushed).toContain('shop/writer');
    expect(runs).toContain('Up to date');
  });

  it('are found by the image of their repository until they choose one', async () => {
    await show(
      fleetOf(onStaging({ policy: { ...unlabelled, tag: undefined } })),
    );
    const [policy, image, latest] = cellsOf('shop/carts');
    expect(policy).toMatch(mark);
    expect(image).toBe(IMAGE);
    expect(latest).toBe('nothing chosen yet');
  });

  it('are beside those with the label, which are not marked', async () => {
    await show(
      fleetOf(onStaging(), {
        name: 'production',
        objects: shop({ policy: unlabelled }),
      }),
    );
    const [production, staging] = [...names()].sort();
    expect(production).toMatch(mark);
    expect(staging).not.toMatch(mark);
  });

  it.each([
    ['that has chosen', '0.4.9'],
    ['that has not chosen', undefined],
  ])(
    'are not shown where nothing of the image runs: one %s',
    async (_what, tag) => {
      await show(
        fleetOf(
          onStaging({
            policy: { ...unlabelled, tag },
            images: { orders: 'ghcr.io/shop/orders:1.0.0' },
          }),
        ),
      );
      expect(screen.queryByRole('table')).toBeNull();
      screen.getByText('No ImagePolicy found');
    },
  );

  it('are looked for among those of deployments that lack the label too', async () => {
    const withLabels = (
      object: KubernetesObject,
      all: Record<string, string> | undefined,
    ) => ({ ...object, metadata: { ...object.metadata, labels: all } });
    const labelledWorkloads = (on: Place) =>
      shop({ policy: unlabelled })(on).map(object => {
        if (object.kind === 'Kustomization') return withLabels(object, {});
        if (object.kind !== 'Deployment') return object;
        return withLabels(object, { ...object.metadata.labels, ...labels });
      });
    await show(fleetOf({ name: 'staging', objects: labelledWorkloads }));
    expect(names()).toEqual([expect.stringMatching(mark)]);
  });
});

it('marks pending updates, and tags that the policy would not choose', async () => {
  await show(
    fleetOf(
      onStaging({
        images: {
          fine: `${IMAGE}:0.4.9`,
          late: `${IMAGE}:0.4.8`,
          odd: `${IMAGE}:main-cafe`,
          ahead: `${IMAGE}:0.5.0`,
          unrelated: 'ghcr.io/shop/orders:1.0.0',
        },
      }),
    ),
  );
  const [, , , , , runs] = cellsOf('shop/carts');
  expect(
    within(screen.getByRole('table'))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent?.replace(/ on staging.*/, '')),
  ).toEqual([
    'main-cafeA tag that the policy would not chooseDeployment shop/odd',
    '0.5.0Newer than what the policy choseDeployment shop/ahead',
    expect.stringMatching(
      /^0\.4\.8Update pending since .+Deployment shop\/late$/,
    ),
    '0.4.9Up to dateDeployment shop/fine',
  ]);
  expect(runs).not.toContain('orders');
});

it('shows more than a few workloads on demand', async () => {
  const { user } = await show(
    fleetOf(
      onStaging({
        images: Object.fromEntries(
          Array.from({ length: 6 }, (_, i) => [`carts-${i}`, `${IMAGE}:0.4.9`]),
        ),
      }),
    ),
  );
  const items = () =>
    within(screen.getByRole('table')).getAllByRole('listitem');
  expect(items()).toHaveLength(4);
  const button = screen.getByRole('button', {
    name: 'Show all 6: what runs of shop/carts',
  });
  await user.click(button);
  expect(items()).toHaveLength(6);
  expect(button).toHaveAttribute('aria-expanded', 'true');
});

it('names the environment that an app has configured', async () => {
  await show(fleetOf(onStaging()), {
    environments: [{ title: 'Test', clusters: ['staging'] }],
  });
  expect(cellsOf('shop/carts').join()).toContain(
    'Deployment shop/carts on Test',
  );
});

it('compares what runs on clusters with policies of their own', async () => {
  await show(
    fleetOf(onStaging(), {
      name: 'production',
      flux: '2.2',
      objects: shop({
        images: { carts: `${IMAGE}:0.4.8` },
        policy: { tag: '0.4.8' },
      }),
    }),
  );
  const rows = cellsIn(screen.getByRole('table'));
  expect(
    rows.map(([policy, , latest, , , runs]) => [
      policy.replace(/.*cluster: /, ''),
      latest.slice(0, 5),
      runs.replace(/Deployment.*/, ''),
    ]),
  ).toEqual([
    ['productionReady', '0.4.8', '0.4.8Up to date'],
    ['stagingReady', '0.4.9', '0.4.9Up to date'],
  ]);
});

it('marks images that are not used, scanned or written', async () => {
  await show(
    fleetOf(
      onStaging({
        images: { orders: 'ghcr.io/shop/orders:1.0.0' },
        more: on => [
          imageRepository({ on, name: 'carts', image: IMAGE, tags }),
        ],
      }),
    ),
  );
  const [, , , , pushed, runs] = cellsOf('shop/carts');
  expect(pushed).toBe('No automation pushes it');
  expect(runs).toBe('Nothing of this entity uses it');
});

it('says that a repository is missing, and that one is no longer scanned', async () => {
  await show(
    fleetOf(onStaging({ more: () => [] }), {
      name: 'production',
      objects: shop({
        more: on => [
          imageRepository({
            on: { ...on, now: on.now - days(2) },
            name: 'carts',
            image: IMAGE,
            tags,
          }),
        ],
      }),
    }),
  );
  expect(
    cellsIn(screen.getByRole('table')).map(([, , , scanned]) => scanned),
  ).toEqual([
    'The ImageRepository flux-system/carts does not exist',
    'No longer scanned2 days ago42 tagsflux-system/carts',
  ]);
});

it('names the right that is missing, and shows the rest', async () => {
  const fleet = fleetOf(onStaging());
  fleet.cluster('staging').deny({ resource: 'deployments' });
  fleet.cluster('staging').deny({ resource: 'imageupdateautomations' });
  const { user } = await show(fleet);
  const [, , latest, scanned, pushed, runs] = cellsOf('shop/carts');
  expect(latest).toContain('0.4.9');
  expect(scanned).toContain('42 tags');
  expect(pushed).toBe('not known');
  expect(runs).toBe('Not all workloads could be read');
  await user.click(screen.getByRole('button', { name: 'Details' }));
  expect(
    screen.getByText(
      /cannot list resource "deployments"|imageupdateautomations/,
    ),
  ).toBeVisible();
  screen.getByText(/ImageUpdateAutomation, Deployment/);
});

it('shows only what has the label without the permission to read more', async () => {
  test = setUp({ fleet: fleetOf(onStaging()) });
  test.backend.deny('kubernetes.proxy');
  await showPage(<ImagesCard />, { test });
  screen.getByText(/you need the permission kubernetes\.proxy/);
  const [, , latest, scanned, pushed, runs] = cellsOf('shop/carts');
  expect(latest).toContain('0.4.9');
  expect([scanned, pushed]).toEqual(['not known', 'not known']);
  expect(runs).toBe('Not all workloads could be read');
  expect(proxied()).toEqual([]);
});

it('keeps the rows when a later read fails', async () => {
  const fleet = fleetOf(onStaging());
  const { user } = await show(fleet);
  const before = cellsOf('shop/carts');
  fleet.cluster('staging').deny({ resource: 'deployments' });
  fleet.cluster('staging').deny({ resource: 'imageupdateautomations' });
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  await settled(test);
  const after = cellsOf('shop/carts');
  expect(after[4]).toBe(before[4]);
  expect(after[5]).toBe(`${before[5]}Not all workloads could be read`);
  await user.click(screen.getByRole('button', { name: 'Details' }));
  screen.getByText(/ImageUpdateAutomation, Deployment/);
  screen.getByText(/^The rows shown are from /);
});

const ofEach = (value: unknown, to: unknown) =>
  Object.fromEntries(Object.keys(Object(value)).map(key => [key, to]));

it.each<[what: string, tamper: (object: KubernetesObject) => unknown]>([
  ['without a status', ({ status: _, ...object }) => object],
  ['without a spec', ({ spec: _, ...object }) => object],
  [
    'with null in every field',
    object => ({
      ...object,
      spec: ofEach(object.spec, null),
      status: ofEach(object.status, null),
    }),
  ],
  [
    'with text for what should be objects',
    object => ({
      ...object,
      spec: ofEach(object.spec, 'text'),
      status: ofEach(object.status, 'text'),
    }),
  ],
])('shows policies whose objects are %s', async (_what, tamper) => {
  const fleet = fleetOf(onStaging());
  fleet.cluster('staging').tamper = tamper;
  await show(fleet);
  expect(cellsOf('shop/carts')).toHaveLength(6);
  expect(document.body).not.toHaveTextContent(
    /[Ww]ent wrong|\[object Object\]|undefined|NaN|Invalid/,
  );
});
