import { screen, within } from '@testing-library/react';
import { gitRevision } from '../../../dev/fleet/objects/artifact';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import { kustomization } from '../../../dev/fleet/objects/kustomization';
import type { Place } from '../../../dev/fleet/objects/place';
import { gitRepository } from '../../../dev/fleet/objects/sources';
import { failed } from '../../../dev/fleet/objects/verdict';
import type { KubernetesObject } from '../../../dev/fleet/types';
import { cartsLabels as labels } from '../../../dev/fleet/worlds/carts/names';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { settled, showCard } from '../../__testUtils__/renderCard';
import { cardTitled, rowsIn, type ShownRow } from '../../__testUtils__/table';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { DeploymentsCard, SourcesCard } from '../../__testUtils__/entityCards';
import { createUser } from '../../__testUtils__/user';

let test: TestBackend;
const LONGEST = 'n'.repeat(252);

/** Namespaces and names, each pair an object of each kind. */
const PLACES: [string, string][] = [
  // As long as Kubernetes has them, and apart in the last letter.
  ['m'.repeat(63), `${LONGEST}a`],
  ['m'.repeat(63), `${LONGEST}b`],
  // The same name in another namespace, and the same text in other parts.
  ['one', 'same'],
  ['two', 'same'],
  ['a', 'b-c/d'],
  ['a/b-c', 'd'],
  // Numbers sort as numbers.
  ['one', 'app-2'],
  ['one', 'app-10'],
  // No API server has the rest, but something in between may.
  ['one', 'عربة-التسوق'],
  ['one', 'abc\u202Egpj.exe'],
  ['one', '<img src=x onerror="globalThis.hacked = true">'],
  ['one', '<script>globalThis.hacked = true</script>&amp;'],
  ['one', 'line\nbreak\tand tab'],
  ['one', '{{name}} $t(card.sources) ${x} %s'],
  ['one', '../../a?b=c#d'],
  ['one', '__proto__'],
];

const CLUSTERS = ['eu', '<b>us</b> {{cluster}} $t(card.sources)'];

// The fleet tells objects apart by `namespace/name`: these two get their name
// on the way out.
const stored = (name: string) => (name === 'b-c/d' ? 'stored' : name);

function tamper(object: KubernetesObject): KubernetesObject {
  const { metadata } = object;
  return metadata.name === 'stored'
    ? { ...object, metadata: { ...metadata, name: 'b-c/d' } }
    : object;
}

function objects(on: Place) {
  return PLACES.flatMap(([namespace, name]) => {
    const source = { kind: 'GitRepository', name, namespace: 'shared' };
    const common = { on, namespace, name: stored(name), labels };
    return [
      kustomization({
        ...common,
        source,
        path: name,
        verdict: failed({ reason: 'BuildFailed', message: `${name} is bad` }),
      }),
      helmRelease({ ...common, chart: { name, version: '1.0.0', source } }),
      gitRepository({
        on,
        name,
        namespace: 'shared',
        url: `https://git.example/${encodeURIComponent(name)}`,
        revision: gitRevision(name, 'x'),
      }),
    ];
  });
}

async function showCards() {
  const fleet = fleetOf(...CLUSTERS.map(name => ({ name, objects })));
  CLUSTERS.forEach(name => {
    fleet.cluster(name).tamper = tamper;
  });
  test = setUp({ fleet });
  await showCard(
    <>
      <DeploymentsCard many={false} />
      <SourcesCard many={false} />
    </>,
    { test },
  );
}

function rowsOf(title: string): ShownRow[] {
  return rowsIn(cardTitled(title));
}

/** What cells hold beside what our own code made. */
function foreignElements(): string[] {
  const known = /^(td|tr|div|p|span|bdi|svg|path|circle|button|a|strong|time)$/;
  return [...document.querySelectorAll('tbody *')]
    .map(({ localName }) => localName)
    .filter(name => !known.test(name));
}

it('cards show hostile names as they are, each object in a row of its own', async () => {
  await showCards();
  const expected = CLUSTERS.flatMap(cluster =>
    PLACES.flatMap(([namespace, name]) =>
      ['HelmRelease', 'Kustomization'].map(
        kind => `${kind} ${namespace}/${name} @ ${cluster}`,
      ),
    ),
  );
  const rows = rowsOf('Deployments');
  const shown = rows.map(row => `${row.kind} ${row.name} @ ${row.cluster}`);
  expect(shown.sort()).toEqual(expected.sort());
  expect(foreignElements()).toEqual([]);
  expect(globalThis).not.toHaveProperty('hacked');

  // Names are kept from turning what is around them around.
  for (const row of rows) {
    const bdi = row.cell('Name').querySelector('bdi');
    expect(bdi?.textContent).toBe(row.name);
    for (const header of ['Repo', 'Source']) {
      expect(row.cell(header).querySelector('bdi')).not.toBeNull();
    }
    const styles = [...row.element.querySelectorAll<HTMLElement>('[style]')];
    expect(styles.filter(({ style }) => style.direction)).toEqual([]);
  }

  // What refers to a name shows it whole, too.
  for (const [namespace, name] of PLACES) {
    const found = rows.filter(
      row =>
        row.name === `${namespace}/${name}` &&
        row.cluster === 'eu' &&
        // Of the two that read the same.
        (!name.endsWith('d') || row.text('Repo') === `shared/${name}`),
    );
    const cells = found.map(row => [row.text('Repo'), row.text('Source')]);
    expect(cells.sort()).toEqual(
      [
        [`shared/${name}`, name],
        [`shared/${name}`, `${name}/1.0.0`],
      ].sort(),
    );
    const failure = found.find(({ kind }) => kind === 'Kustomization');
    expect(failure?.text('Status')).toContain(name.slice(0, 130));
  }
  // By name, in the order in which a person counts.
  const header = [...cardTitled('Deployments').querySelectorAll('th')].find(
    ({ textContent }) => textContent === 'Name',
  );
  await createUser().click(within(header!).getByRole('button'));
  const order = rowsOf('Deployments')
    .filter(({ kind, cluster }) => kind === 'HelmRelease' && cluster === 'eu')
    .map(({ name }) => name);
  expect(order.indexOf('one/app-2')).toBe(order.indexOf('one/app-10') - 1);
});

it('the card of sources follows references to hostile names', async () => {
  await showCards();
  const names = [...new Set(PLACES.map(([, name]) => `shared/${name}`))];
  for (const cluster of CLUSTERS) {
    const sources = rowsOf('Sources').filter(row => row.cluster === cluster);
    expect(sources.map(({ name }) => name).sort()).toEqual(names.sort());
    for (const row of sources) {
      const name = row.name.replace('shared/', '');
      expect(row.usedBy).toMatch(/^used by (HelmRelease|Kustomization) /);
      expect(row.usedBy).toContain(`/${name}`);
      expect(row.text('Artifact')).toContain(name.slice(0, 90));
    }
  }
  expect(foreignElements()).toEqual([]);
  expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument();
});

it('details open in one row only, even with a hostile name', async () => {
  await showCards();
  const user = createUser();
  const rows = () =>
    rowsOf('Deployments').filter(
      ({ name, kind }) => name === 'one/same' && kind === 'HelmRelease',
    );
  const open = () =>
    rowsOf('Deployments').filter(row =>
      row.element.querySelector('[aria-expanded=true]'),
    );
  const [first] = rows();
  const [button] = first.element.querySelectorAll('[aria-expanded]');
  await user.click(button);
  expect(open().map(row => [row.kind, row.name, row.cluster])).toEqual([
    ['HelmRelease', 'one/same', first.cluster],
  ]);
  // Even when one that reads the same goes.
  test.fleet
    .cluster(first.cluster)
    .delete({ kind: 'Kustomization', namespace: 'one', name: 'same' });
  await user.click(document.querySelectorAll('[aria-label="Refresh"]')[0]);
  await settled(test);
  expect(open().map(row => [row.kind, row.name, row.cluster])).toEqual([
    ['HelmRelease', 'one/same', first.cluster],
  ]);
  expect(rows()).toHaveLength(2);
});
