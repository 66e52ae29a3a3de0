import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { QueryClient } from '@tanstack/react-query';
import type { FluxApi } from '../api';
import { referenceKey, type FluxReference, type FluxResource } from '../flux';
import { RunningActions } from './actions/RunningActions';
import { EntityObjects, type EntityIntervals } from './EntityObjects';
import { EntityWorkloads } from './EntityWorkloads';
import { KnownHealth } from './KnownHealth';
import { LISTS } from './listQuery';
import { ObjectStore } from './ObjectStore';
import { OneObject } from './OneObject';
import { createQueryClient } from './queryClient';
import { ReferencedObjects } from './ReferencedObjects';

/** Intervals of all reads, in milliseconds; for tests. */
export interface DataIntervals {
  readonly entity?: EntityIntervals;
  readonly referencesMs?: number;
  readonly workloadsMs?: number;
  readonly followMs?: number;
  readonly appliedMs?: number;
  readonly fleetRoundMs?: number;
}

/** Data that only some views read, so that only their scripts contain it. */
export interface DataPart {
  /** All objects that are shown. */
  inUse(): Iterable<FluxResource>;
  /** Forgets what nothing shows any more. */
  forgetUnused?(): void;
}

/** What a {@link DataPart} is made from. */
export interface DataPartOptions {
  readonly api: FluxApi;
  readonly objects: ObjectStore;
  readonly client: QueryClient;
  readonly health: KnownHealth;
  readonly intervals: DataIntervals;
  /** Has to be called when fewer objects are in use. */
  readonly onFewer: () => void;
}

/** All data that a client has read, and the running actions. */
export class FluxData {
  readonly client: QueryClient = createQueryClient();
  readonly objects = new ObjectStore();
  readonly actions = new RunningActions();
  readonly health = new KnownHealth();
  readonly api: FluxApi;
  readonly intervals: DataIntervals;
  private readonly entities = new Map<string, EntityObjects>();
  private readonly deployers = new Map<string, EntityWorkloads>();
  private readonly references = new Map<string, ReferencedObjects>();
  private readonly single = new Map<string, OneObject>();
  private readonly parts = new Map<unknown, DataPart>();

  constructor(options: { api: FluxApi; intervals?: DataIntervals }) {
    const { api, intervals = {} } = options;
    this.api = api;
    this.intervals = intervals;
  }

  /** The objects of an entity, shared by everything that shows them. */
  entity(entity: Entity): EntityObjects {
    const key = keyOf(entity);
    return this.findOrMake(this.entities, key, onForgotten => {
      const { api, objects, client } = this;
      const intervals = this.intervals.entity;
      return new EntityObjects({
        api,
        objects,
        client,
        key,
        entity,
        intervals,
        onFewer: () => this.forgetUnused(),
        onForgotten,
      });
    });
  }

  /** What deploys the workloads of an entity. */
  workloads(entity: Entity): EntityWorkloads {
    const key = keyOf(entity);
    return this.findOrMake(this.deployers, key, onForgotten => {
      const { api, client } = this;
      const intervalMs = this.intervals.workloadsMs;
      return new EntityWorkloads({
        api,
        client,
        key,
        entity,
        intervalMs,
        onForgotten,
      });
    });
  }

  /** The objects that references to one place name. */
  referenced(place: Omit<FluxReference, 'name'>): ReferencedObjects {
    const key = referenceKey({ ...place, name: '' });
    return this.findOrMake(this.references, key, onForgotten => {
      const { api, objects, client } = this;
      const intervalMs = this.intervals.referencesMs;
      return new ReferencedObjects({
        api,
        objects,
        client,
        place,
        intervalMs,
        onForgotten,
      });
    });
  }

  /** One object, by reference. */
  object(reference: FluxReference): OneObject {
    const key = referenceKey(reference);
    return this.findOrMake(this.single, key, onForgotten => {
      const { api, objects, client } = this;
      return new OneObject({ api, objects, client, reference, onForgotten });
    });
  }

  /** A part, which is made when it is used for the first time. */
  part<T extends DataPart>(Part: new (options: DataPartOptions) => T): T {
    const known = this.parts.get(Part);
    if (known instanceof Part) return known;
    const { api, objects, client, health, intervals } = this;
    const onFewer = () => this.forgetUnused();
    const part = new Part({
      api,
      objects,
      client,
      health,
      intervals,
      onFewer,
    });
    this.parts.set(Part, part);
    return part;
  }

  /** Reads everything that the page shows of an entity now. */
  async refresh(entity: Entity): Promise<void> {
    await Promise.all([
      this.entity(entity).refresh(),
      this.deployers.get(keyOf(entity))?.refresh(),
      ...[...this.references.values()].map(each => each.refresh()),
      this.client.refetchQueries({ queryKey: LISTS, type: 'active' }),
    ]);
  }

  private findOrMake<T>(
    all: Map<string, T>,
    key: string,
    make: (onForgotten: () => void) => T,
  ): T {
    const known = all.get(key);
    if (known) return known;
    const made = make(() => {
      if (all.get(key) === made) all.delete(key);
      this.forgetUnused();
    });
    all.set(key, made);
    return made;
  }

  private forgetUnused() {
    this.parts.forEach(part => part.forgetUnused?.());
    this.objects.keepOnly(this.inUse());
  }

  private *inUse(): Iterable<FluxResource> {
    for (const each of this.entities.values()) yield* each.inUse();
    for (const each of this.references.values()) yield* each.inUse();
    for (const each of this.single.values()) yield* each.inUse();
    for (const each of this.parts.values()) yield* each.inUse();
  }
}

// Data is kept per API object, not in a React context, because the cards of a
// page have no common parent of ours.
const dataByApi = new WeakMap<FluxApi, FluxData>();

/** The data of a client. */
export function dataOf(api: FluxApi, intervals?: DataIntervals): FluxData {
  const known = dataByApi.get(api);
  if (known) return known;
  const made = new FluxData({ api, intervals });
  dataByApi.set(api, made);
  return made;
}

/**
 * The key contains the annotations that select an entity's objects, because
 * changing them selects other objects.
 */
function keyOf(entity: Entity): string {
  const annotations = Object.entries(entity.metadata.annotations ?? {})
    .filter(([name]) => name.startsWith('backstage.io/kubernetes-'))
    .sort();
  return JSON.stringify([stringifyEntityRef(entity), annotations]);
}
