import PQueue from 'p-queue';
import { resourceKey, type FluxResource } from '../flux';
import { AppliedObjects } from './AppliedObjects';
import type { DataPart, DataPartOptions } from './fluxData';

/** Browsers open six connections to one server (HTTP/1.1). */
const AT_ONCE = 6;

/** What objects applied, shared by everything that shows it. */
export class AppliedData implements DataPart {
  private readonly options: DataPartOptions;
  private readonly queue = new PQueue({ concurrency: AT_ONCE });
  private readonly all = new Map<string, AppliedObjects>();

  constructor(options: DataPartOptions) {
    this.options = options;
  }

  /** What an object applied. */
  of(resource: FluxResource): AppliedObjects {
    const key = resourceKey(resource);
    const known = this.all.get(key);
    if (known) return known;
    const { api, objects, client, health, intervals, onFewer } = this.options;
    const made = new AppliedObjects({
      api,
      objects,
      client,
      queue: this.queue,
      resource,
      intervalMs: intervals.appliedMs,
      onRead: tree => health.set(key, tree),
      onForgotten: () => {
        if (this.all.get(key) === made) this.all.delete(key);
        health.forget(key);
        onFewer();
      },
    });
    this.all.set(key, made);
    return made;
  }

  *inUse(): Iterable<FluxResource> {
    for (const each of this.all.values()) yield* each.inUse();
  }
}
