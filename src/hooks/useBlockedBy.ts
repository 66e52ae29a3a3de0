import { useEffect, useMemo, useState } from 'react';
import {
  blockedBy,
  byReference,
  referenceKey,
  rootOf,
  type FluxBlockedBy,
  type FluxBlockerLink,
  type FluxLookup,
  type FluxReference,
  type FluxResource,
} from '../flux';
import { useFluxData } from './useFluxData';
import { useKnownResources } from './useKnownResources';
import { useReferencedResources } from './useReferencedResources';

const NOTHING: readonly FluxReference[] = [];

/**
 * What blocks a resource, read one hop at a time while `isRead`. Otherwise it
 * is followed as far as others have read it.
 */
export function useBlockedBy(
  resource: FluxResource,
  isRead: boolean,
): FluxBlockedBy {
  const data = useFluxData();
  const [wanted, setWanted] = useState(NOTHING);
  const read = useReferencedResources(wanted, isRead);
  const known = useKnownResources(wanted);
  const { blocked, needed } = useMemo(() => {
    const found = byReference(read.resources);
    const knownOf = byReference(known);
    const isWanted = new Set(wanted.map(referenceKey));
    // Whatever is looked up stays wanted: what it is decides what else is.
    const lookedUp = new Map<string, FluxReference>();
    const lookup: FluxLookup = reference => {
      const key = referenceKey(reference);
      lookedUp.set(key, reference);
      const object = found.get(key)?.object;
      if (object) return object;
      const isRefused =
        read.error !== undefined ||
        read.failures.some(({ cluster }) => cluster === reference.cluster);
      const place = data.referenced(reference);
      const isAnswered = place.isWatched && place.isAnswered(reference);
      if (isWanted.has(key) && !isRefused && isAnswered) return 'missing';
      return (knownOf.get(key) ?? data.objects.get(key))?.object;
    };
    return {
      blocked: blockedBy(resource, lookup),
      needed: [...lookedUp.values()],
    };
  }, [data, resource, wanted, read, known]);

  const key = needed.map(referenceKey).join('\n');
  useEffect(
    () => setWanted(needed),
    // References with the same keys are equal.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key],
  );
  return blocked;
}

/** The cause that blocks a resource, as far as something on the page read it. */
export function useKnownCause(
  resource: FluxResource,
): FluxBlockerLink | undefined {
  const blocked = useBlockedBy(resource, false);
  const cause = rootOf(blocked);
  const isFurther = blocked.chain.length > 1;
  return isFurther && cause?.note !== 'unknown' ? cause : undefined;
}
