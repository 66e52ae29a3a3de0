/*
 * The faults of the plugin that this one replaces (facts/peers.md, section
 * (d)), and the test that fails with each. Files without a path are in this
 * folder; `…` stands for what a table fills in.
 *
 * | fault | test |
 * | ----- | ---- |
 * | d1  errors of one cluster dropped | FluxEntityCard.test.tsx: with …: has the rows of the others, and says why; cards.test.tsx: show the rows of the other cluster when one fails; and that unserved versions are none: mixedFleet.test.tsx: shows everything on Flux 0.41 to 2.9 once, and no version error |
 * | d2  `cluster=[object Object]` | FluxEntityCard.test.tsx: with …: has the rows of the others, and says why; badInput.test.tsx |
 * | d3  fixed API versions | mixedFleet.test.tsx: shows everything on Flux 0.41 to 2.9 once, and no version error |
 * | d4  a poll for each card, hidden or not | cards.test.tsx: have search, filters and pages, and share one request; api/FluxClient.test.ts: asks twice until the versions are known, and once from then on; hooks/EntityPoll.test.ts: sends one request per interval, …; is silent while the page is hidden …; backs off …; never has two polls under way |
 * | d5  a failed poll drops the data | FluxEntityCard.test.tsx: keeps what was there, and says how old it is |
 * | d6  an error in place of the card | FluxEntityCard.test.tsx: with … later on: keeps its rows, and says how old they are; cards.test.tsx: say why the request failed, and all try again when one is told to |
 * | d7  one cluster fails all of them | here: says that one cluster made the request fail for all |
 * | d8  every object made into text and back | api/FluxClient.test.ts: keeps the identity of objects that did not change; here: renders no row anew when nothing changed |
 * | d9  crash without `status` | here: survives objects … (without a status); cards.test.tsx: the card Helm Repositories |
 * | d10 crash on malformed fields | here: survives objects …; badInput.test.tsx for HelmReleases |
 * | d11 crash on GitHub's limit | the runtime page: a later issue |
 * | d12 one cluster's refusal fails the runtime page | the runtime page: a later issue |
 * | d13 crash on `lastHandledReconcileAt` | Sync: the issue of the actions |
 * | d14 no chart version, no source of `chartRef` | FluxEntityCard.test.tsx: tells the truth about every state on both clusters; cards.test.tsx: the card Helm Releases |
 * | d15 no latest image from `latestRef` | cards.test.tsx: the card Image Policies. That policies cannot be suspended: the issue of the actions |
 * | d16 red without conditions, while waiting or unknown | cards.test.tsx: the cards Kustomizations and Helm Repositories; FluxEntityCard.test.tsx: tells the truth about every state on both clusters |
 * | d17 Updated sorts as text, in English | FluxEntityCard.test.tsx: sorts by every column, by time in the column Updated; RelativeTime/RelativeTime.test.tsx: speaks the language of the person |
 * | d18 Verified and Artifact sort by nothing of theirs | here: sorts by verification and by artifact; finds by verification and by artifact, and nothing that is not shown |
 * | d19 "No  foundfor this entity." | cards.test.tsx: say which label to set when there is nothing |
 * | d20 one row id for two kinds | hostileNames.test.tsx: shows names as they are, each object in a row of its own; opens what belongs to one row only, whatever its name |
 * | d21 the table forgets when a row comes | here: keeps page, search and sort when rows come and go |
 * | d22 no status filter, five rows, no links, cut and turned names | FluxEntityCard.test.tsx: filters by cluster and by status; tells the truth about every state … (100 rows); cards.test.tsx: shows what is on both clusters (links); hostileNames.test.tsx |
 * | d23 a second Flux is merged into the first | the runtime page: a later issue |
 * | d24 sources are not followed | references.test.tsx |
 */
import { registerMswTestHooks } from '@backstage/test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { Profiler } from 'react';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import type { KubernetesObject } from '../../../dev/fleet/types';
import { cartsLabels, shopChart } from '../../../dev/fleet/worlds/carts/names';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { renderCard, settled } from '../../__testUtils__/renderCard';
import { rowsIn } from '../../__testUtils__/table';
import {
  createTestBackend,
  handlersFor,
  type TestBackend,
} from '../../__testUtils__/testBackend';
import { FLUX_KINDS } from '../../flux';
import {
  DeploymentsCard,
  GitRepositoriesCard,
  HelmReleasesCard,
  ImagePoliciesCard,
  SourcesCard,
} from '../entityCards';

const server = setupServer();
registerMswTestHooks(server);

let test: TestBackend;

function setUp(fleet?: TestBackend['fleet']) {
  const timings = { askEachAfterMs: 5_000, answerWithinMs: 10_000 };
  test = createTestBackend({ fleet, fetch: globalThis.fetch, timings });
  server.use(...handlersFor(test.backend));
  return userEvent.setup();
}

afterEach(() => test.fleet.stop());

function names(): string[] {
  return rowsIn().map(({ name, cluster }) => `${name} @ ${cluster}`);
}

// d7
it('says that one cluster made the request fail for all', async () => {
  const user = setUp();
  await renderCard(<HelmReleasesCard />, { test });
  await settled(test);
  const before = names();
  // A list without kind makes the backend answer nobody.
  test.fleet.cluster('staging').break({ kind: 'listWithoutKind' });
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  await settled(test);
  expect(
    screen.getByText(/^Flux resources could not be read: Unexpected answer/),
  ).toBeVisible();
  expect(screen.getByText(/HTTP status 500/)).toBeVisible();
  expect(names()).toEqual(before);

  test.fleet.cluster('staging').mend();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await settled(test);
  expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument();
});

// d8
it('renders no row anew when nothing changed', async () => {
  const user = setUp();
  let spentMs = 0;
  await renderCard(
    <Profiler id="card" onRender={(_id, _phase, actual) => (spentMs += actual)}>
      <DeploymentsCard many={false} />
    </Profiler>,
    { test },
  );
  await settled(test);
  const atFirst = spentMs;
  spentMs = 0;
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  await settled(test);
  // The sign that it is refreshing takes a hundredth of what all took at
  // first, and all the rows a fifth.
  expect(spentMs).toBeGreaterThan(0);
  expect(spentMs).toBeLessThan(atFirst / 10);
});

// d9, d10
type Spoil = (object: KubernetesObject) => unknown;

const SPOILT: [string, Spoil][] = [
  ['without a status', ({ status: _, ...object }) => object],
  ['with an empty status', object => ({ ...object, status: {} })],
  ['without a spec', ({ spec: _, ...object }) => object],
  ['with null for spec and status', o => ({ ...o, spec: null, status: null })],
  [
    'with text for what should be objects',
    object => ({
      ...object,
      spec: { ...ofText(object.spec), suspend: 'no' },
      status: ofText(object.status),
    }),
  ],
  [
    'with null in every field',
    object => ({
      ...object,
      spec: ofNull(object.spec),
      status: ofNull(object.status),
    }),
  ],
];

function withEach(value: unknown, to: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.keys(Object(value)).map(key => [key, to]));
}

function ofText(value: unknown) {
  return withEach(value, 'text');
}

function ofNull(value: unknown) {
  return withEach(value, null);
}

/** Of each kind, the objects on staging that differ most. */
const SPOILT_NAMES = [
  'carts',
  'carts-base',
  'carts-config',
  'carts-gateway',
  'carts-manifests',
  'carts-assets',
  'carts-registry',
  'carts-session-store',
  'frontend',
];

it.each(SPOILT)('survives objects %s', async (_what, spoil) => {
  const { fleet } = createTestBackend();
  const found = FLUX_KINDS.filter(({ kind }) =>
    fleet.cluster('staging').serves(kind),
  )
    .flatMap(({ kind }) => fleet.cluster('staging').list(kind))
    .filter(({ metadata }) => SPOILT_NAMES.includes(metadata.name));
  fleet.stop();
  setUp(fleetOf({ name: 'staging', objects: () => found }));
  test.fleet.cluster('staging').tamper = spoil;
  await renderCard(
    <>
      <DeploymentsCard many={false} />
      <SourcesCard many={false} />
      <ImagePoliciesCard many={false} />
    </>,
    { test },
  );
  await settled(test);
  const shown = [...document.querySelectorAll('table')].flatMap(table =>
    rowsIn(table).map(({ kind, name }) => `${kind} ${name}`),
  );
  const onCards =
    /^(Kustomization|HelmRelease|\w+Repository|Bucket|ExternalArtifact|ImagePolicy)$/;
  const expected = found
    .filter(
      ({ kind, metadata }) =>
        metadata.labels?.['backstage.io/kubernetes-id'] &&
        kind !== 'ImageRepository' &&
        onCards.test(kind),
    )
    .map(
      ({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`,
    );
  expect(expected.length).toBeGreaterThan(10);
  expect(shown).toEqual(expect.arrayContaining(expected));
  expect(document.body).not.toHaveTextContent(
    /[Ww]ent wrong|\[object Object\]|undefined|NaN|Invalid/,
  );
});

// d18
it('sorts by verification and by artifact', async () => {
  const user = setUp();
  await renderCard(<GitRepositoriesCard many={false} />, { test });
  await settled(test);
  // Numbers as a person counts, in hashes, too.
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  for (const header of ['Verified', 'Artifact']) {
    const title = [...document.querySelectorAll('thead th')].find(
      ({ textContent }) => textContent === header,
    );
    const button = title?.querySelector('[role=button]');
    if (!button) throw new Error(`No sorting by ${header}`);
    // There is one order, the other, and the one from before.
    const orders: string[][] = [];
    for (let clicks = 0; clicks < 3; clicks++) {
      await user.click(button);
      const texts = rowsIn().map(row => row.text(header));
      orders.push(texts.filter(text => text !== ''));
    }
    const sorted = [...orders[0]].sort(compare);
    expect(new Set(sorted).size).toBeGreaterThan(2);
    expect(orders).toContainEqual(sorted);
    expect(orders).toContainEqual([...sorted].reverse());
  }
});

const SEARCHES: [string, string[]][] = [
  ['pending', ['carts/carts-policies']],
  // Its status does not tell it.
  ['SHA1:c6322ec2', ['carts/carts-policies']],
  // Not those of which nothing is configured, or told.
  ['config', ['carts/carts-config']],
  ['undefined', []],
  ['not-', []],
];

it('finds by verification and by artifact, and nothing that is not shown', async () => {
  const user = setUp();
  test.fleet.cluster('production').break({ kind: 'status', status: 404 });
  await renderCard(<GitRepositoriesCard />, { test });
  await settled(test);
  const search = screen.getByRole('textbox', { name: 'Search' });
  const found: typeof SEARCHES = [];
  for (const [query] of SEARCHES) {
    await user.clear(search);
    await waitFor(() => expect(rowsIn()).toHaveLength(5));
    await user.paste(query);
    // The table searches a moment after the last letter.
    await act(() => new Promise(resolve => setTimeout(resolve, 300)));
    found.push([query, rowsIn().map(({ name }) => name)]);
  }
  expect(found).toEqual(SEARCHES);
});

// d21
it('keeps page, search and sort when rows come and go', async () => {
  const user = setUp();
  await renderCard(<HelmReleasesCard />, { test });
  await settled(test);
  const search = screen.getByRole('textbox', { name: 'Search' });
  await user.click(search);
  await user.paste('carts-');
  await user.click(
    within(screen.getByRole('columnheader', { name: 'Name' })).getByRole(
      'button',
    ),
  );
  await user.click(screen.getByRole('button', { name: 'Next page' }));
  const before = names();
  const open = document.querySelector('tbody [aria-expanded=false]');
  if (!open) throw new Error('Nothing to open');
  await user.click(open);

  const refresh = async () => {
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    await settled(test);
  };
  const staging = test.fleet.cluster('staging');
  // Comes last, so that the page shows the same rows.
  const added = helmRelease({
    on: { release: '2.9', now: Date.now() },
    namespace: 'zoo',
    name: 'carts-zebra',
    labels: cartsLabels,
    chart: shopChart('zebra', '1.0.0'),
  });
  const expectSame = () => {
    expect(names()).toEqual(before);
    expect(search).toHaveValue('carts-');
    expect(document.querySelectorAll('[aria-expanded=true]')).toHaveLength(1);
  };
  staging.put(added);
  await refresh();
  expectSame();
  expect(screen.getAllByText(/^6-10 of/)).not.toEqual([]);
  staging.delete({
    kind: 'HelmRelease',
    namespace: 'zoo',
    name: 'carts-zebra',
  });
  await refresh();
  expectSame();
});
