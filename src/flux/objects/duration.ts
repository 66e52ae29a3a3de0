const millisecondsPerUnit: ReadonlyMap<string, number> = new Map([
  ['ns', 1e-6],
  ['us', 1e-3],
  ['µs', 1e-3],
  ['μs', 1e-3],
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

/** The longest duration that Go supports, about 292 years. */
const LONGEST = 2 ** 63 / 1e6;

/**
 * Milliseconds, perhaps not a whole number, of a duration as Go writes it:
 * `1h30m0s`, `30.96s`, `250ms` (Go: time.ParseDuration). Undefined if it is
 * not a duration, or a negative one, which Flux does not have.
 */
export function durationIn(text: string | undefined): number | undefined {
  if (typeof text !== 'string' || text.length > 100) return undefined;
  if (text === '0') return 0;
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text)) {
    return undefined;
  }
  let milliseconds = 0;
  for (const [, amount, unit] of text.matchAll(/([\d.]+)([^\d.]+)/g)) {
    milliseconds += Number(amount) * (millisecondsPerUnit.get(unit) ?? 0);
  }
  return milliseconds < LONGEST ? milliseconds : undefined;
}
