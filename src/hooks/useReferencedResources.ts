import { useEffect, useMemo, useSyncExternalStore } from 'react';
import {
  hasSameElements,
  type FluxData,
  type LiveObjects,
  type ReferencedObjects,
} from '../data';
import {
  isSecret,
  referenceKey,
  resourceKey,
  type FluxReference,
} from '../flux';
import { useFluxData } from './useFluxData';

/** A selection of all referenced objects on the page. */
class WantedObjects {
  private readonly groups: readonly {
    readonly objects: ReferencedObjects;
    readonly references: readonly FluxReference[];
  }[];
  private readonly keys: ReadonlySet<string>;
  private parts: readonly LiveObjects[] = [];
  private combined?: LiveObjects;

  constructor(data: FluxData, references: readonly FluxReference[]) {
    const groups = new Map<ReferencedObjects, FluxReference[]>();
    for (const reference of references.filter(each => !isSecret(each))) {
      const objects = data.referenced(reference);
      const group = groups.get(objects);
      if (group) group.push(reference);
      else groups.set(objects, [reference]);
    }
    this.groups = [...groups].map(([objects, all]) => ({
      objects,
      references: all,
    }));
    this.keys = new Set(references.map(referenceKey));
  }

  watch(): () => void {
    const stops = this.groups.map(({ objects, references }) =>
      objects.watch(references),
    );
    return () => stops.forEach(stop => stop());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const stops = this.groups.map(({ objects }) => objects.subscribe(listener));
    return () => stops.forEach(stop => stop());
  };

  readonly current = (): LiveObjects => {
    const now = this.groups.map(({ objects }) => objects.current());
    const isPartial = this.groups.some(({ objects, references }) =>
      references.some(reference => !objects.isAnswered(reference)),
    );
    const isSame =
      hasSameElements(this.parts, now) &&
      isPartial === (this.combined?.isPartial ?? false);
    if (!this.combined || !isSame) {
      this.combined = {
        resources: now
          .flatMap(({ resources }) => resources)
          .filter(resource => this.keys.has(resourceKey(resource))),
        failures: now.flatMap(({ failures }) => failures),
        error: now.find(({ error }) => error)?.error,
        ...(isPartial && { isPartial }),
      };
    }
    this.parts = now;
    return this.combined;
  };
}

/**
 * The objects that references name, polled while the component is mounted. An
 * object that several components refer to is read once, and Secrets never are.
 * Without `isRead` it is what other components have read.
 */
export function useReferencedResources(
  references: readonly FluxReference[],
  isRead: boolean = true,
): LiveObjects {
  const data = useFluxData();
  const key = references.map(referenceKey).sort().join('\n');
  const wanted = useMemo(
    () => new WantedObjects(data, references),
    // References with the same keys are equal.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [data, key],
  );
  useEffect(() => (isRead ? wanted.watch() : undefined), [wanted, isRead]);
  return useSyncExternalStore(wanted.subscribe, wanted.current);
}
