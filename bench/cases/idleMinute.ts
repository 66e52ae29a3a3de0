import { createKubernetesBackend } from '../../dev/fleet/backend';
import { cartsEntity, createCartsFleet } from '../../dev/fleet/worlds/carts';
import {
  cardsShown,
  openCard,
  POLL_MS,
  type Bench,
  type Finding,
} from '../bench';
import type { MeasuredPage } from '../browser';
import { countByPurpose } from '../requests';

const POLLS_PER_MINUTE = 6;
const STEP_MS = 1_000;
const MINUTE_MS = POLLS_PER_MINUTE * POLL_MS;
const MEGABYTE = 1_000_000;

/**
 * The requests of a page with all eight cards in a minute without user input.
 */
export async function idleMinute(bench: Bench): Promise<Finding[]> {
  const fleet = createCartsFleet();
  const backend = createKubernetesBackend({ fleet, entities: [cartsEntity] });
  bench.server.answer = backend.handle;
  const cards = await openCard(bench, { path: '/flux?all' });
  await cardsShown(cards);
  await cards.settledCpuMs();
  // Requests that depend on the first answers are sent by then.
  await letPass(cards, POLL_MS);

  const visible = await minuteOf(bench, cards);
  await cards.page.evaluate(() => window.bench.hide());
  await letPass(cards, POLL_MS);
  const hidden = await minuteOf(bench, cards);
  await cards.close();
  fleet.stop();
  return [
    {
      name: 'eight cards, a minute: queries',
      unit: 'requests',
      measured: visible.queries,
      limit: POLLS_PER_MINUTE,
    },
    {
      name: 'eight cards, a minute: all requests',
      unit: 'requests',
      measured: visible.requests,
    },
    {
      name: 'eight cards, a minute: rules reviews',
      unit: 'requests',
      measured: visible.rulesReviews,
    },
    {
      name: 'eight cards, a minute: received',
      unit: 'MB',
      measured: visible.megabytes,
    },
    {
      name: 'eight cards, a minute, tab hidden: all requests',
      unit: 'requests',
      measured: hidden.requests,
      limit: 0,
    },
  ];
}

async function minuteOf(bench: Bench, cards: MeasuredPage) {
  bench.server.exchanges = [];
  await letPass(cards, MINUTE_MS);
  const { exchanges } = bench.server;
  const counts = countByPurpose(exchanges);
  return {
    queries: counts.query,
    rulesReviews: counts['rules review'],
    requests: exchanges.length,
    megabytes: exchanges.reduce((sum, { bytes }) => sum + bytes, 0) / MEGABYTE,
  };
}

/**
 * Lets time pass second by second, so that requests are answered in between.
 */
async function letPass(cards: MeasuredPage, ms: number) {
  const until = (await cards.page.evaluate(() => Date.now())) + ms;
  for (let now = 0; now < until; ) {
    await cards.settledCpuMs();
    now = await cards.page.evaluate(step => {
      window.bench.fastForward(step);
      return Date.now();
    }, STEP_MS);
  }
}
