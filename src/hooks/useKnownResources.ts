import { useMemo, useSyncExternalStore } from 'react';
import type { ObjectStore } from '../data';
import { referenceKey, type FluxReference, type FluxResource } from '../flux';
import { useFluxData } from './useFluxData';

/** What is known of some objects, because anything on the page has read it. */
class KnownObjects {
  private readonly keys: ReadonlySet<string>;
  private known: ReadonlyMap<string, FluxResource> = new Map();

  constructor(
    private readonly objects: ObjectStore,
    references: readonly FluxReference[],
  ) {
    this.keys = new Set(references.map(referenceKey));
  }

  readonly subscribe = (listener: () => void): (() => void) =>
    this.objects.subscribe(changed => {
      const isForgetting = changed.size === 0;
      if (isForgetting || [...changed.keys()].some(key => this.keys.has(key))) {
        listener();
      }
    });

  readonly current = (): ReadonlyMap<string, FluxResource> => {
    const now = new Map<string, FluxResource>();
    for (const key of this.keys) {
      const resource = this.objects.get(key);
      if (resource) now.set(key, resource);
    }
    const isSame =
      now.size === this.known.size &&
      [...now].every(([key, resource]) => this.known.get(key) === resource);
    if (!isSame) this.known = now;
    return this.known;
  };
}

/**
 * The objects that references name, by their keys, as far as anything on the
 * page has read them. Asks for nothing.
 */
export function useKnownResources(
  references: readonly FluxReference[],
): ReadonlyMap<string, FluxResource> {
  const { objects } = useFluxData();
  const key = references.map(referenceKey).sort().join('\n');
  const known = useMemo(
    () => new KnownObjects(objects, references),
    // References are what their keys say.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [objects, key],
  );
  return useSyncExternalStore(known.subscribe, known.current);
}
