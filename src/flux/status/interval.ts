import { durationIn } from '../objects/duration';
import { textAt } from '../objects/json';
import { FluxObject } from '../objects/types';

/**
 * How often an object is reconciled without a request, in seconds:
 * `spec.interval`. Undefined if it has none or if that is not a Go duration.
 */
export function intervalOf(object: FluxObject): number | undefined {
  const interval = durationIn(textAt(object, 'spec', 'interval'));
  return interval === undefined ? undefined : interval / 1000;
}
