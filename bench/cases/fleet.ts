import { generateFleet } from '../../dev/fleet/worlds/generate';
import { median, openCard, type Bench, type Finding } from '../bench';
import { inTime } from '../browser';
import { recordFleet } from '../recordedFleet';

const CLUSTERS = 50;
const SIZE = 20_000;
const ROUNDS = 5;
const WORDS = ['app-0777', 'team-17'];
const MEGABYTE = 1_000_000;
const FLEET = '/flux?fleet';
/** The text below the table once all objects are read. */
const ALL_ROWS = /^1-10 of 20.?000$/;

/**
 * How soon a page shows all objects of a fleet, and how much memory that takes.
 */
export async function fleet(bench: Bench): Promise<Finding[]> {
  const clusters = Array.from({ length: CLUSTERS }, (_, index) => ({
    name: `cluster-${index + 1}`,
    flux: '2.9' as const,
  }));
  const recorded = recordFleet(generateFleet({ clusters, deployments: SIZE }));
  bench.server.answer = recorded.answer;
  // Fills the cache of answers.
  await (await shown(bench)).page.close();
  bench.server.exchanges = [];
  const { page, firstMs, allMs } = await shown(bench);
  const lists = bench.server.exchanges.filter(({ path }) =>
    path.includes('toolkit.fluxcd.io'),
  );
  const paths = lists.map(({ path }) => path);
  await page.collectGarbage();
  const heap = await page.heapBytes();
  const name = `fleet, ${CLUSTERS} clusters`;
  const findings: Finding[] = [
    {
      name: `${name}: first request → first row`,
      size: SIZE,
      unit: 'ms',
      measured: firstMs,
      floor: await floorMs(bench, paths.slice(0, 1)),
    },
    {
      name: `${name}: first request → all rows`,
      size: SIZE,
      unit: 'ms',
      measured: allMs,
      floor: await floorMs(bench, paths),
    },
    {
      name: `${name}: lists for each cluster`,
      size: SIZE,
      unit: 'requests',
      measured: lists.length / CLUSTERS,
      limit: 4,
    },
    {
      name: `${name}: heap`,
      size: SIZE,
      unit: 'MB',
      measured: heap / MEGABYTE,
      limit: 200,
    },
  ];
  for (const word of WORDS) {
    findings.push({
      name: `${name}: search for "${word}", after the debounce`,
      size: SIZE,
      unit: 'ms',
      measured: await searchMs(page.page, word),
      limit: 100,
    });
  }
  findings.push({
    name: `${name}: filter by state`,
    size: SIZE,
    unit: 'ms',
    measured: await filterMs(page.page),
    limit: 100,
  });
  await page.close();
  return findings;
}

type ShownPage = Awaited<ReturnType<typeof openCard>>;

async function shown(bench: Bench) {
  const page = await openCard(bench, { path: FLEET, holdTime: false });
  const firstMs = await inTime(
    page.page.evaluate(() => window.bench.firstRowSinceAskedMs()),
  );
  const allMs = await inTime(
    page.page.evaluate(
      words => window.bench.sinceAskedMs(words),
      ALL_ROWS.source,
    ),
  );
  await page.settledCpuMs();
  return { page, firstMs, allMs };
}

/** The same lists, fetched and parsed only, six at a time. */
async function floorMs(bench: Bench, paths: readonly string[]) {
  const clusters = bench.server.exchanges
    .filter(({ path }) => path.includes('toolkit.fluxcd.io'))
    .map(({ cluster }) => cluster);
  const floor = await openCard(bench, { path: '/floor' });
  const ms = await floor.page.evaluate(
    lists => window.bench.fetchLists(lists),
    paths.map((path, index) => ({ path, cluster: clusters[index] ?? '' })),
  );
  await floor.close();
  return ms;
}

async function searchMs(page: ShownPage['page'], word: string) {
  const box = page.getByRole('textbox', { name: 'Search' });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const filtered = page.evaluate(text => window.bench.filteredMs(text), word);
    await box.pressSequentially(word, { delay: 30 });
    times.push(await inTime(filtered));
    await box.fill('');
    await page.getByText(ALL_ROWS).waitFor();
  }
  return median(times);
}

async function filterMs(page: ShownPage['page']) {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    times.push(
      await inTime(
        page.evaluate(
          pattern => window.bench.clickedMs('[aria-pressed]', pattern),
          '^1-10 of 400$',
        ),
      ),
    );
    await page.locator('[aria-pressed=true]').click();
    await page.getByText(ALL_ROWS).waitFor();
  }
  return median(times);
}
