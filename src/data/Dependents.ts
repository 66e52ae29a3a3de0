import {
  neededBy,
  type FluxDependent,
  type FluxReference,
  referenceKey,
  type FluxResource,
} from '../flux';
import type { DataPart, DataPartOptions } from './fluxData';
import type { ObjectStore } from './ObjectStore';
import { inTurn } from './turns';

/** How many objects are looked at before something else has its turn. */
const AT_ONCE = 250;

/**
 * The objects in a store that need an object. Each is looked at when it has
 * changed, a few at a time: all of ten thousand would take a quarter of a second.
 */
export class Dependents {
  private readonly objects: ObjectStore;
  private readonly self: FluxReference;
  /** The objects that need it, by their keys. */
  private readonly needing = new Map<string, readonly FluxDependent[]>();
  /** The keys of what has not been looked at yet. */
  private readonly pending = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private list: readonly FluxDependent[] = [];
  private stopListening?: () => void;
  private leaveTurn?: () => void;

  constructor(objects: ObjectStore, self: FluxReference) {
    this.objects = objects;
    this.self = self;
  }

  /** Looks at objects until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    if (!this.isWatched) {
      this.stopListening = this.objects.subscribe(changed =>
        // What was removed may be any of them.
        this.lookAt(changed.size > 0 ? changed.keys() : this.needing.keys()),
      );
      this.lookAt(this.needing.keys());
      this.lookAt(this.objects.keys());
    }
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.isWatched) return;
      this.stopListening?.();
      this.leaveTurn?.();
      this.leaveTurn = undefined;
    };
  };

  /** Whether objects are looked at. */
  get isWatched(): boolean {
    return this.listeners.size > 0;
  }

  /** The objects that are known to need it, in no particular order. */
  readonly current = (): readonly FluxDependent[] => this.list;

  private lookAt(keys: Iterable<string>) {
    for (const key of keys) this.pending.add(key);
    if (this.pending.size > 0)
      this.leaveTurn ??= inTurn(this.takeTurn, 'others');
  }

  private readonly takeTurn = () => {
    this.leaveTurn = undefined;
    if (this.lookAtSome()) this.listeners.forEach(listener => listener());
    this.lookAt([]);
  };

  /** Whether that has changed the list. */
  private lookAtSome(): boolean {
    let hasChanged = false;
    let count = 0;
    for (const key of this.pending) {
      if (count >= AT_ONCE) break;
      count += 1;
      this.pending.delete(key);
      const resource = this.objects.get(key);
      const before = this.needing.get(key)?.[0]?.resource;
      if (resource === undefined || resource !== before) {
        hasChanged = this.note(key, resource) || hasChanged;
      }
    }
    if (hasChanged) this.list = [...this.needing.values()].flat();
    return hasChanged;
  }

  private note(key: string, resource: FluxResource | undefined): boolean {
    const found = resource ? neededBy(this.self, [resource]) : [];
    if (found.length === 0) return this.needing.delete(key);
    this.needing.set(key, found);
    return true;
  }
}

/** What needs an object, of the one that was asked for last. */
export class DependentsData implements DataPart {
  private readonly objects: ObjectStore;
  private last?: { readonly key: string; readonly dependents: Dependents };

  constructor({ objects }: DataPartOptions) {
    this.objects = objects;
  }

  /** What needs an object. */
  of(self: FluxReference): Dependents {
    const key = referenceKey(self);
    if (this.last?.key !== key) {
      this.last = { key, dependents: new Dependents(this.objects, self) };
    }
    return this.last.dependents;
  }

  /** Objects that other components show. */
  inUse(): readonly FluxResource[] {
    return [];
  }

  forgetUnused() {
    if (!this.last?.dependents.isWatched) this.last = undefined;
  }
}
