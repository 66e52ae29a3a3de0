import { artifactOf } from '../sources/artifact';
import { conditionOf } from './conditions';
import { FluxObject } from '../objects/types';

/**
 * When what an object tells last changed: when a source last got another
 * artifact, else when Ready last changed. RFC 3339, as sent.
 *
 * @public
 */
export function lastUpdatedOf(object: FluxObject): string | undefined {
  return (
    artifactOf(object)?.lastUpdateTime ??
    conditionOf(object, 'Ready')?.lastTransitionTime
  );
}
