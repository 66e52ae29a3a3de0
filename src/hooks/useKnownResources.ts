import { useMemo, useSyncExternalStore } from 'react';
import { hasSameElements, type ObjectStore } from '../data';
import { referenceKey, type FluxReference, type FluxResource } from '../flux';
import { useFluxData } from './useFluxData';

/** What is known of some referenced objects. */
class KnownObjects {
  private readonly keys: ReadonlySet<string>;
  private known: readonly FluxResource[] = [];

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

  readonly current = (): readonly FluxResource[] => {
    const now = [...this.keys].flatMap(key => this.objects.get(key) ?? []);
    if (!hasSameElements(this.known, now)) this.known = now;
    return this.known;
  };
}

/**
 * The objects that references name, as far as anything on the page has read
 * them. Asks for nothing.
 */
export function useKnownResources(
  references: readonly FluxReference[],
): readonly FluxResource[] {
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
