import { useMemo, useSyncExternalStore } from 'react';
import type { ObjectStore } from '../data';
import {
  referenceKey,
  statusOf,
  type FluxReference,
  type FluxState,
} from '../flux';
import { useFluxData } from './useFluxData';

const BROKEN: readonly FluxState[] = ['Failed', 'Stalled', 'Suspended'];

/** The sources among `references` that are known to be broken. */
class BrokenSources {
  private readonly keys: ReadonlySet<string>;
  private known: ReadonlyMap<string, FluxState> = new Map();

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

  readonly current = (): ReadonlyMap<string, FluxState> => {
    const now = new Map<string, FluxState>();
    for (const key of this.keys) {
      const resource = this.objects.get(key);
      const state = resource && statusOf(resource.object).state;
      if (state && BROKEN.includes(state)) now.set(key, state);
    }
    const isSame =
      now.size === this.known.size &&
      [...now].every(([key, state]) => this.known.get(key) === state);
    if (!isSame) this.known = now;
    return this.known;
  };
}

/**
 * The states of broken sources by reference key, as far as anything on the page
 * has read them. It sends no request, and only changes with these states,
 * because each change renders a table.
 */
export function useBrokenSources(
  references: readonly FluxReference[],
): ReadonlyMap<string, FluxState> {
  const { objects } = useFluxData();
  const key = references.map(referenceKey).sort().join('\n');
  const known = useMemo(
    () => new BrokenSources(objects, references),
    // References with the same keys are equal.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [objects, key],
  );
  return useSyncExternalStore(known.subscribe, known.current);
}
