import { textAt } from '../objects/json';
import { FluxObject } from '../objects/types';

const secondsPerUnit: ReadonlyMap<string, number> = new Map([
  ['ns', 1e-9],
  ['us', 1e-6],
  ['µs', 1e-6],
  ['μs', 1e-6],
  ['ms', 1e-3],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
]);

/**
 * How often an object is reconciled without a request, in seconds:
 * `spec.interval`. Undefined if it has none or if that is not a Go duration.
 */
export function intervalOf(object: FluxObject): number | undefined {
  return parseDuration(textAt(object, 'spec', 'interval'));
}

/** Parses a Go duration that is not negative, `1h2m3.5s`, to seconds. */
export function parseDuration(text: string | undefined): number | undefined {
  if (typeof text !== 'string' || text.length > 100) return undefined;
  if (text === '0') return 0;
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text)) {
    return undefined;
  }
  let seconds = 0;
  for (const [, amount, unit] of text.matchAll(/([\d.]+)([^\d.]+)/g)) {
    seconds += Number(amount) * (secondsPerUnit.get(unit) ?? 0);
  }
  return Number.isFinite(seconds) ? seconds : undefined;
}
