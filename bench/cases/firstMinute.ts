import { cardsShown, openCard, type Bench, type Finding } from '../bench';
import { entityFleet } from '../entityFleet';
import { recordFleet } from '../recordedFleet';
import { countByPurpose } from '../requests';

const CLUSTERS = ['cluster-1', 'cluster-2', 'cluster-3'];
const MINUTE_MS = 60_000;

/** The requests of a page with all eight cards in its first minute. */
export async function firstMinute(bench: Bench): Promise<Finding[]> {
  const fleet = entityFleet({
    clusters: CLUSTERS,
    deployments: 100,
    others: 50,
  });
  bench.server.answer = recordFleet(fleet).answer;
  bench.server.exchanges = [];
  const cards = await openCard(bench, { path: '/flux?all', holdTime: false });
  const namespacesShown = () =>
    cards.page.evaluate(
      clusters => window.bench.namespacesShown(clusters),
      CLUSTERS,
    );
  await cardsShown(cards);
  const shownAtFirst = await namespacesShown();
  // In real time, counted from the navigation.
  const passed = await cards.page.evaluate(() => performance.now());
  await cards.page.waitForTimeout(MINUTE_MS - passed);
  const shown = new Set([...shownAtFirst, ...(await namespacesShown())]);
  const counts = countByPurpose(bench.server.exchanges);
  const all = bench.server.exchanges.length;
  await cards.close();
  fleet.stop();

  const name = 'eight cards, first minute';
  const unit = 'requests';
  return [
    { name: `${name}: queries`, unit, measured: counts.query },
    { name: `${name}: lists of clusters`, unit, measured: counts.clusters },
    {
      name: `${name}: access reviews`,
      unit,
      measured: counts['access review'],
    },
    {
      name: `${name}: other proxied requests`,
      unit,
      measured: counts.proxied + counts.other,
    },
    {
      name: `${name}: all requests but rules reviews`,
      unit,
      measured: all - counts['rules review'],
      limit: 8,
    },
    {
      name: `${name}: rules reviews`,
      unit,
      measured: counts['rules review'],
      // One for each namespace of each cluster with a row on the screen.
      limit: shown.size,
    },
  ];
}
