import { median, openCard, openFloor, POLL_MS } from '../bench';
import type { Bench, Finding } from '../bench';
import type { MeasuredPage } from '../browser';
import type { RecordedFleet } from '../recordedFleet';
import { QUERY_PATH } from '../server';

const ROUNDS = 9;

/** What a poll costs when nothing, and when one object, has changed. */
export async function polls(
  bench: Bench,
  fleet: RecordedFleet,
  size: number,
): Promise<{ floorMs: number; findings: Finding[] }> {
  bench.server.answer = fleet.answer;
  const asked = bench.server.answered(QUERY_PATH);
  const card = await openCard(bench);
  const { body } = await asked;
  await card.page.waitForSelector('tbody tr td');
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
  return {
    floorMs,
    findings: [
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
    ],
  };
}

/** Lets the card poll because its time has come. */
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
