import { generateFleet } from '../../dev/fleet/worlds/generate';
import { median, openCard, type Bench, type Finding } from '../bench';
import { recordFleet } from '../recordedFleet';

const SIZE = 10_000;
const ROUNDS = 7;

/**
 * Words that match ten rows, a twentieth of the rows, and half of them. Until
 * the last letter is typed, other rows come first.
 */
const WORDS = ['app-0777', 'team-17', 'apps'];

/** Time from the debounce's end until only matching rows are on the screen. */
export async function search(bench: Bench): Promise<Finding[]> {
  const fleet = recordFleet(generateFleet({ deployments: SIZE }));
  bench.server.answer = fleet.answer;
  const { page, close, collectGarbage } = await openCard(bench);
  const box = page.getByRole('textbox', { name: 'Search' });
  await box.waitFor();

  async function type(word: string): Promise<number> {
    await collectGarbage();
    const filtered = page.evaluate(text => window.bench.filteredMs(text), word);
    await box.pressSequentially(word, { delay: 30 });
    const ms = await filtered;
    await box.fill('');
    const all = page.getByText(/^1-10 of 10.?000$/).filter({ visible: true });
    await all.first().waitFor();
    return ms;
  }

  const findings: Finding[] = [];
  for (const word of WORDS) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      times.push(await type(word));
    findings.push({
      name: `(d) search for "${word}", after the debounce`,
      size: SIZE,
      unit: 'ms',
      measured: median(times),
      limit: 100,
    });
  }
  await close();
  return findings;
}
