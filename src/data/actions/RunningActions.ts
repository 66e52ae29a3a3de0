import {
  referenceKey,
  referenceOf,
  type FluxReference,
  type FluxResource,
} from '../../flux';
import type { FluxProgress } from './outcome';

/** One run of an action. */
export interface ActionRun {
  readonly reference: FluxReference;
  /** Aborted without subscribers. */
  readonly signal: AbortSignal;
  /** Shows that a source is being synced first, or none any more. */
  show(source?: FluxReference): void;
  end(): void;
}

/**
 * The actions that are running, at most one per object at a time. Subscribers
 * receive the progress. Runs are followed while a component that shows actions
 * is mounted.
 */
export class RunningActions {
  private readonly running = new Map<string, FluxProgress>();
  private readonly listeners = new Set<() => void>();
  private watchers = 0;
  private leaving = new AbortController();

  constructor() {
    this.leaving.abort();
  }

  /** Calls `listener` after each change of progress. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The progress of the action that is running on a resource. */
  progressOf(resource: FluxResource): FluxProgress | undefined {
    const reference = referenceOf(resource);
    return reference && this.running.get(referenceKey(reference));
  }

  /**
   * Follows runs until the returned function is called. After that, requested
   * changes still happen but are not followed.
   */
  watch(): () => void {
    this.watchers++;
    if (this.leaving.signal.aborted) this.leaving = new AbortController();
    let isWatching = true;
    return () => {
      if (isWatching) this.watchers--;
      isWatching = false;
      // Entity refresh re-runs effects: unwatch and watch in the same tick.
      setTimeout(() => {
        if (this.watchers === 0) this.leaving.abort();
      }, 0);
    };
  }

  /**
   * Begins a run of an action; undefined if another one is running on the
   * resource, or if there is no reference to it.
   */
  begin(action: string, resource: FluxResource): ActionRun | undefined {
    const reference = referenceOf(resource);
    if (!reference || this.progressOf(resource)) return undefined;
    this.set(reference, { action });
    return {
      reference,
      signal: this.leaving.signal,
      show: source => this.set(reference, { action, source }),
      end: () => this.set(reference, undefined),
    };
  }

  private set(reference: FluxReference, progress: FluxProgress | undefined) {
    const key = referenceKey(reference);
    if (progress) this.running.set(key, progress);
    else this.running.delete(key);
    this.listeners.forEach(listener => listener());
  }
}
