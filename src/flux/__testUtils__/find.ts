import {
  referenceKey,
  resourceKey,
  type FluxReference,
  type FluxResource,
} from '..';

/** Finds resources by their references. */
export function finderIn(
  resources: readonly FluxResource[],
): (reference: FluxReference) => FluxResource | undefined {
  const known = new Map(resources.map(each => [resourceKey(each), each]));
  return reference => known.get(referenceKey(reference));
}
