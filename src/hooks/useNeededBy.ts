import { useMemo, useSyncExternalStore } from 'react';
import { hasSameElements, type ObjectStore } from '../data';
import { neededBy, type FluxDependent, type FluxResource } from '../flux';
import { useFluxData } from './useFluxData';

/** The objects that need a resource, among all that are known. */
class Dependents {
  private known: readonly FluxDependent[] = [];

  constructor(
    private readonly objects: ObjectStore,
    private readonly resource: FluxResource,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) =>
    this.objects.subscribe(listener);

  readonly current = (): readonly FluxDependent[] => {
    const now = neededBy(this.resource, [...this.objects.all()]);
    const isSame = hasSameElements(resourcesIn(this.known), resourcesIn(now));
    if (!isSame) this.known = now;
    return this.known;
  };
}

function resourcesIn(dependents: readonly FluxDependent[]) {
  return dependents.map(({ resource }) => resource);
}

/**
 * The objects that need a resource, among those that anything on the page has
 * read. Asks for nothing.
 */
export function useNeededBy(resource: FluxResource): readonly FluxDependent[] {
  const { objects } = useFluxData();
  const dependents = useMemo(
    () => new Dependents(objects, resource),
    [objects, resource],
  );
  return useSyncExternalStore(dependents.subscribe, dependents.current);
}
