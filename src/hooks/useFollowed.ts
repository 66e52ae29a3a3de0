import { useEffect, useMemo, useState } from 'react';
import type { LiveObjects } from '../data';
import {
  byReference,
  referenceKey,
  type FluxLookup,
  type FluxReference,
} from '../flux';
import { useFluxData } from './useFluxData';
import { useKnownResources } from './useKnownResources';
import { useReferencedResources } from './useReferencedResources';

const NOTHING: readonly FluxReference[] = [];

/** What following references has led to. */
export interface Followed<Result> {
  readonly result: Result;
  /** The objects on the way. */
  readonly read: LiveObjects;
}

/**
 * What `follow` makes of the objects that it looks up, which are read one hop at
 * a time while `isRead`: each answer names what to read next. Otherwise they are
 * followed as far as others have read them. Only the first `most` are read.
 * `follow` has to be memoised.
 */
export function useFollowed<Result>(
  follow: (lookup: FluxLookup) => Result,
  isRead: boolean,
  most?: number,
): Followed<Result> {
  const data = useFluxData();
  const [wanted, setWanted] = useState(NOTHING);
  const read = useReferencedResources(wanted, isRead);
  const known = useKnownResources(wanted);
  const { result, needed } = useMemo(() => {
    const found = byReference(read.resources);
    const knownOf = byReference(known);
    const isWanted = new Set(wanted.map(referenceKey));
    // Looked-up objects stay subscribed: further lookups depend on them.
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
      result: follow(lookup),
      needed: [...lookedUp.values()].slice(0, most),
    };
  }, [data, follow, wanted, read, known, most]);

  const key = needed.map(referenceKey).join('\n');
  useEffect(
    () => setWanted(needed),
    // References with the same keys are equal.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key],
  );
  return { result, read };
}
