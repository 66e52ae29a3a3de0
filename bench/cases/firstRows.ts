import type { BrowserContext } from 'playwright-core';
import { median, type Bench, type Finding } from '../bench';
import { inTime, loadPage } from '../browser';
import { entityFleet } from '../entityFleet';
import type { LoadTimes } from '../page/load';
import { recordFleet } from '../recordedFleet';

/**
 * Loads that are not counted, to fill the caches of scripts and compiled code.
 */
const WARM_UP = 2;
/** Time until a closed page has stopped using the CPU. */
const PAUSE_MS = 200;

type PageName = 'flux' | 'stand-in';

interface Setup {
  name: string;
  /** Objects on the first card, or of each kind. */
  size: number;
  rounds: number;
  search: string;
  /** Whether the limits apply to this page. */
  isLimited: boolean;
}

/**
 * How soon a page shows its rows, compared with a stand-in; loads alternate.
 */
export async function firstRows(bench: Bench): Promise<Finding[]> {
  const eight = { search: '?all', rounds: 7, isLimited: false };
  const one = { search: '', rounds: 7, isLimited: false };
  const findings: Finding[] = [];

  const small = entityFleet({
    clusters: ['cluster-1', 'cluster-2', 'cluster-3'],
    deployments: 100,
    others: 50,
  });
  bench.server.answer = recordFleet(small).answer;
  findings.push(
    ...(await compared(bench, {
      ...eight,
      name: 'eight cards, 3 clusters',
      size: 50,
      rounds: 15,
      isLimited: true,
    })),
    ...(await compared(bench, {
      ...one,
      name: 'one card, 3 clusters',
      size: 50,
    })),
  );
  small.stop();

  const big = entityFleet({
    clusters: ['cluster-1'],
    deployments: 2_000,
    others: 50,
  });
  bench.server.answer = recordFleet(big).answer;
  findings.push(
    ...(await compared(bench, { ...eight, name: 'eight cards', size: 2_000 })),
    ...(await compared(bench, { ...one, name: 'one card', size: 2_000 })),
  );
  big.stop();
  return findings;
}

async function compared(bench: Bench, setup: Setup): Promise<Finding[]> {
  const context = await bench.browser.newContext();
  const load = (page: PageName) => loadOnce({ bench, context, page, setup });
  for (let round = 0; round < WARM_UP; round += 1) {
    await load('flux');
    await load('stand-in');
  }
  const ours: LoadTimes[] = [];
  const theirs: LoadTimes[] = [];
  for (let round = 0; round < setup.rounds; round += 1) {
    // Alternate the order, so that neither page is always the second one.
    if (round % 2 === 0) {
      ours.push(await load('flux'));
      theirs.push(await load('stand-in'));
    } else {
      theirs.push(await load('stand-in'));
      ours.push(await load('flux'));
    }
  }
  await context.close();
  return findingsOf(setup, ours, theirs);
}

async function loadOnce(options: {
  bench: Bench;
  context: BrowserContext;
  page: PageName;
  setup: Setup;
}): Promise<LoadTimes> {
  const { bench, context, setup } = options;
  const { probe, server } = bench;
  const path = `/${options.page}`;
  const page = await loadPage({
    context,
    probe,
    url: `${server.url}${path}${setup.search}`,
  });
  const times = await inTime(
    page.evaluate(
      scripts => window.bench.loadTimes(scripts),
      server.lazyScriptsOf(path),
    ),
  );
  await page.close();
  await new Promise(resolve => {
    setTimeout(resolve, PAUSE_MS);
  });
  return times;
}

function findingsOf(
  { name, size, search, isLimited }: Setup,
  ours: readonly LoadTimes[],
  theirs: readonly LoadTimes[],
): Finding[] {
  function finding(
    what: string,
    ms: (times: LoadTimes) => number,
    limit?: number | 'stand-in',
  ): Finding {
    const standIn = median(theirs.map(ms));
    return {
      name: `${name}: ${what}`,
      size,
      unit: 'ms',
      measured: median(ours.map(ms)),
      standIn,
      ...(isLimited && { limit: limit === 'stand-in' ? standIn : limit }),
    };
  }

  const hasMore = search !== '';
  return [
    finding('navigation → first row', times => times.firstRow),
    ...(hasMore
      ? [finding('navigation → all cards', times => times.allCards)]
      : []),
    finding(
      'last script → first row',
      times => times.firstRow - times.lastScript,
      'stand-in',
    ),
    ...(hasMore
      ? [
          finding(
            'last script → all cards',
            times => times.allCards - times.lastScript,
            'stand-in',
          ),
        ]
      : []),
    finding('navigation → first request', times => times.firstRequest),
    finding(
      "plugin's script runs → first request",
      times => times.firstRequest - times.pluginScript,
      50,
    ),
  ];
}
