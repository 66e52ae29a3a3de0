import { generateFleet } from '../../dev/fleet/worlds/generate';
import { cardsShown, median, openCard, openFloor, POLL_MS } from '../bench';
import type { Bench, Finding } from '../bench';
import type { MeasuredPage } from '../browser';
import { recordFleet } from '../recordedFleet';
import { QUERY_PATH } from '../server';

const SIZES = [2_000, 10_000];
const ROUNDS = 9;

/** CPU time of a poll, without changes and with one changed object. */
export async function polls(bench: Bench): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const size of SIZES) findings.push(...(await pollsAt(bench, size)));
  return findings;
}

async function pollsAt(bench: Bench, size: number): Promise<Finding[]> {
  const fleet = recordFleet(generateFleet({ deployments: size }));
  bench.server.answer = fleet.answer;
  const asked = bench.server.answered(QUERY_PATH);
  const card = await openCard(bench);
  const { body } = await asked;
  await cardsShown(card);
  const floor = await openFloor(bench);

  const pollOnce = () => costOf(bench, card, () => poll(card));
  const fetchOnce = () => costOf(bench, floor, () => fetchQuery(floor, body));

  await pollOnce();
  await fetchOnce();
  const floors: number[] = [];
  const unchanged: number[] = [];
  const changed: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    floors.push(await fetchOnce());
    unchanged.push(await pollOnce());
    const words = fleet.change();
    changed.push(await pollOnce());
    await card.page.getByText(words).first().waitFor({ timeout: 1_000 });
  }
  await card.close();
  await floor.close();

  const floorMs = median(floors);
  const common = { size, unit: 'ms', floor: floorMs } as const;
  return [
    {
      ...common,
      name: '(a) poll, nothing changed',
      measured: median(unchanged),
      limit: 1.5 * floorMs + 15,
    },
    {
      ...common,
      name: '(b) poll, one object changed',
      measured: median(changed),
      limit: 2 * floorMs + 25,
    },
  ];
}

/** Makes the next poll of the card due. */
export function poll(card: MeasuredPage): Promise<void> {
  return card.page.evaluate(ms => window.bench.fastForward(ms), POLL_MS);
}

function fetchQuery(floor: MeasuredPage, body: string): Promise<void> {
  return floor.page.evaluate(
    ([path, text]) => window.bench.fetchQuery(path, text),
    [QUERY_PATH, body],
  );
}

async function costOf(
  bench: Bench,
  page: MeasuredPage,
  act: () => Promise<void>,
): Promise<number> {
  await page.collectGarbage();
  const before = await page.settledCpuMs();
  const answered = bench.server.answered(QUERY_PATH);
  await act();
  await answered;
  return (await page.settledCpuMs()) - before;
}
