import { useMemo, useSyncExternalStore } from 'react';
import type { ObjectStore } from '../data';
import {
  brokenSourceOf,
  referenceKey,
  resourceKey,
  suppliersOf,
  type BrokenSource,
  type FluxReference,
  type FluxResource,
} from '../flux';
import { useFluxData } from './useFluxData';

const NOTHING_BROKEN: ReadonlyMap<string, BrokenSource> = new Map();

/** Which sources of some resources are known to have stopped working. */
class BrokenSources {
  /** All that was looked for: whether it is known or not, it matters. */
  private readonly keys = new Set<string>();
  private known = NOTHING_BROKEN;

  constructor(
    private readonly objects: ObjectStore,
    private readonly resources: readonly FluxResource[],
  ) {}

  readonly subscribe = (listener: () => void): (() => void) =>
    this.objects.subscribe(changed => {
      const isForgetting = changed.size === 0;
      if (isForgetting || [...changed.keys()].some(key => this.keys.has(key))) {
        listener();
      }
    });

  readonly current = (): ReadonlyMap<string, BrokenSource> => {
    const now = new Map<string, BrokenSource>();
    for (const resource of this.resources) {
      const broken = brokenSourceOf(resource, this.find);
      if (broken) now.set(resourceKey(resource), broken);
    }
    const isSame =
      now.size === this.known.size &&
      [...now].every(([key, broken]) => isSaid(this.known.get(key), broken));
    if (!isSame) this.known = now;
    return this.known;
  };

  private readonly find = (reference: FluxReference) => {
    const key = referenceKey(reference);
    this.keys.add(key);
    return this.objects.get(key);
  };
}

function isSaid(before: BrokenSource | undefined, now: BrokenSource): boolean {
  return (
    before?.state === now.state &&
    referenceKey(before.reference) === referenceKey(now.reference)
  );
}

/**
 * The sources that have stopped working, by the keys of the resources that use
 * them, if another component has read them. Sends no request, and notifies only
 * of changes to these, because each change renders a table.
 */
export function useBrokenSources(
  resources: readonly FluxResource[],
): ReadonlyMap<string, BrokenSource> {
  const { objects } = useFluxData();
  const key = useMemo(() => suppliedKey(resources), [resources]);
  const known = useMemo(
    () => new BrokenSources(objects, resources),
    // Of a resource only its references matter.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [objects, key],
  );
  return useSyncExternalStore(known.subscribe, known.current);
}

/** What two lists share that are made from the same sources. */
function suppliedKey(resources: readonly FluxResource[]): string {
  return resources
    .map(resource =>
      [
        resourceKey(resource),
        ...suppliersOf(resource).map(referenceKey),
      ].join(),
    )
    .sort()
    .join('\n');
}
