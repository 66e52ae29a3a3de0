import { createKubernetesBackend } from '../../dev/fleet/backend';
import { createFleet } from '../../dev/fleet/fleet';
import { fluxInstallation } from '../../dev/fleet/objects/runtime';
import { cartsEntity } from '../../dev/fleet/worlds/carts/names';
import { allControllers } from '../../dev/fleet/worlds/carts/platform';
import { median, openCard, type Bench, type Finding } from '../bench';
import { inTime } from '../browser';
import { countByPurpose } from '../requests';

const CLUSTERS = 50;
const LATENCY_MS = 100;
const ROUNDS = 5;
const AFTERWARDS_MS = 3_000;

/** How soon the runtime page shows many clusters, and with how many requests. */
export async function runtime(bench: Bench): Promise<Finding[]> {
  const name = `runtime, ${CLUSTERS} clusters`;
  const healthy = await showing(bench, { broken: false });
  const broken = await showing(bench, { broken: true });
  return [
    {
      name: `${name}: first row`,
      unit: 's',
      measured: healthy.first,
      limit: 0.6,
    },
    { name: `${name}: all rows`, unit: 's', measured: healthy.all, limit: 2 },
    {
      name: `${name}: all requests`,
      unit: 'requests',
      measured: healthy.requests,
      limit: 2 * CLUSTERS + 2,
    },
    {
      name: `${name}: of these for the list of clusters`,
      unit: 'requests',
      measured: healthy.clusterRequests,
    },
    {
      name: `${name}, one failing, one hanging: first row`,
      unit: 's',
      measured: broken.first,
      limit: 0.6,
    },
    {
      name: `${name}, one failing, one hanging: the other rows`,
      unit: 's',
      measured: broken.all,
      limit: 2,
    },
  ];
}

async function showing(bench: Bench, options: { broken: boolean }) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(await show(bench, options));
  }
  return {
    first: median(rounds.map(({ firstMs }) => firstMs)) / 1000,
    all: median(rounds.map(({ allMs }) => allMs)) / 1000,
    requests: median(rounds.map(({ requests }) => requests)),
    clusterRequests: median(
      rounds.map(({ clusterRequests }) => clusterRequests),
    ),
  };
}

async function show(bench: Bench, options: { broken: boolean }) {
  const fleet = manyClusters();
  if (options.broken) {
    fleet.clusters[10].break({ kind: 'status', status: 500 });
    fleet.clusters[20].break({ kind: 'hang' });
  }
  const rows = options.broken ? CLUSTERS - 2 : CLUSTERS;
  const backend = createKubernetesBackend({ fleet, entities: [cartsEntity] });
  bench.server.answer = backend.handle;
  bench.server.exchanges = [];
  const page = await openCard(bench, {
    path: '/flux?runtime',
    holdTime: false,
  });
  const { firstMs, allMs } = await inTime(
    page.page.evaluate(
      count => window.bench.runtimeMs(`${count} installations`),
      rows,
    ),
  );
  // Count later requests for the rows, too. The page never becomes idle: a row
  // that waits has a progress indicator.
  await page.page.waitForTimeout(AFTERWARDS_MS);
  const { exchanges } = bench.server;
  const requests = exchanges.length;
  const { clusters: clusterRequests } = countByPurpose(exchanges);
  await page.close();
  fleet.stop();
  return { firstMs, allMs, requests, clusterRequests };
}

function manyClusters() {
  const flux = '2.9' as const;
  const controllers = allControllers(flux);
  const fleet = createFleet({
    clusters: Array.from({ length: CLUSTERS }, (_, index) => ({
      name: `cluster-${index + 1}`,
      flux,
      controllers,
      latencyMs: LATENCY_MS,
    })),
  });
  const on = { release: flux, now: fleet.scheduler.now() };
  for (const cluster of fleet.clusters) {
    fluxInstallation({ on, controllers }).forEach(cluster.put);
  }
  return fleet;
}
