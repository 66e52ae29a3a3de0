import { median, openCard, type Bench, type Finding } from '../bench';
import type { RecordedFleet } from '../recordedFleet';
import { QUERY_PATH } from '../server';

const ROUNDS = 7;

/** How long after the response's end the first row is on the screen. */
export async function firstRow(
  bench: Bench,
  fleet: RecordedFleet,
  size: number,
  floor: number,
): Promise<Finding> {
  bench.server.answer = fleet.answer;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const card = await openCard(bench);
    times.push(
      await card.page.evaluate(
        path => window.bench.firstRowMs(path),
        QUERY_PATH,
      ),
    );
    await card.close();
  }
  return {
    name: '(c) response to first row painted',
    size,
    unit: 'ms',
    measured: median(times),
    floor,
    limit: 1.5 * floor + 40,
  };
}
