import { generateFleet } from '../../dev/fleet/worlds/generate';
import { cardsShown, openCard, type Bench, type Finding } from '../bench';
import type { MeasuredPage } from '../browser';
import { recordFleet, type RecordedFleet } from '../recordedFleet';
import { QUERY_PATH } from '../server';
import { poll } from './polls';

const SIZE = 2_000;
const WARM_UP = 30;
const POLLS_PER_HOUR = 360;
const MEGABYTE = 1_000_000;

/** Memory in use after an hour of polls, compared with before. */
export async function heap(bench: Bench): Promise<Finding[]> {
  const fleet = recordFleet(generateFleet({ deployments: SIZE }));
  bench.server.answer = fleet.answer;
  const card = await openCard(bench);
  await cardsShown(card);
  await pollTimes(bench, card, fleet, WARM_UP);
  const before = await heapOf(card);
  await pollTimes(bench, card, fleet, POLLS_PER_HOUR);
  const after = await heapOf(card);
  await card.close();
  return [
    {
      name: '(e) heap after an hour of polls',
      size: SIZE,
      unit: 'MB',
      measured: (after - before) / MEGABYTE,
      floor: before / MEGABYTE,
      limit: 3,
    },
  ];
}

async function pollTimes(
  bench: Bench,
  card: MeasuredPage,
  fleet: RecordedFleet,
  times: number,
) {
  for (let count = 0; count < times; count += 1) {
    // Objects that were replaced must not stay in memory either.
    const words = count % 10 === 0 ? fleet.change() : undefined;
    const answered = bench.server.answered(QUERY_PATH);
    await poll(card);
    await answered;
    await card.page
      .locator('[role="progressbar"]')
      .waitFor({ state: 'detached' });
    if (words) await card.page.getByText(words).first().waitFor();
  }
}

async function heapOf(card: MeasuredPage): Promise<number> {
  await card.settledCpuMs();
  await card.collectGarbage();
  await card.collectGarbage();
  return card.heapBytes();
}
