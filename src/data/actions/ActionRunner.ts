import { errorOf, FluxRequestError, type FluxApi } from '../../api';
import {
  referenceKey,
  referenceOf,
  uidOf,
  type FluxPatch,
  type FluxReference,
  type FluxResource,
} from '../../flux';
import type { ObjectStore } from '../ObjectStore';
import type { OneObject } from '../OneObject';
import type { RightsQueries } from '../RightsQueries';
import type { RunnableAction } from './action';
import { follow, type Followed } from './follow';
import type {
  FluxOutcome,
  FluxProgress,
  FluxResult,
  SourceNote,
} from './outcome';
import { syncSources } from './syncSources';
import { newToken } from './token';

/** The object to act on. The uid excludes another object of the same name. */
export interface ActionTarget {
  readonly reference: FluxReference;
  readonly uid: string | undefined;
}

/** What the steps of an action need. */
export interface ActionSteps {
  readonly signal: AbortSignal;
  /** Reads an object; undefined if it does not exist. Rejects on failure. */
  read(reference: FluxReference): Promise<FluxResource | undefined>;
  patch(target: ActionTarget, patch: FluxPatch): Promise<void>;
  /** Waits for the reconciliation that was requested with `token`. */
  follow(target: ActionTarget, token: string): Promise<Followed>;
}

/**
 * Runs actions, at most one per object at a time. Subscribers receive the
 * progress. Runs are followed while a component that shows actions is mounted.
 */
export class ActionRunner {
  private readonly api: FluxApi;
  private readonly objects: ObjectStore;
  private readonly rights: RightsQueries;
  private readonly objectOf: (reference: FluxReference) => OneObject;
  private readonly followIntervalMs: number;
  private readonly running = new Map<string, FluxProgress>();
  private readonly listeners = new Set<() => void>();
  private watchers = 0;
  private leaving = new AbortController();

  constructor(options: {
    api: FluxApi;
    objects: ObjectStore;
    rights: RightsQueries;
    objectOf: (reference: FluxReference) => OneObject;
    followIntervalMs: number;
  }) {
    this.api = options.api;
    this.objects = options.objects;
    this.rights = options.rights;
    this.objectOf = options.objectOf;
    this.followIntervalMs = options.followIntervalMs;
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
   * Runs an action on a resource. Resolves to undefined if another action is
   * running on it, if there is no reference to it, or if the run was not
   * followed to its end.
   */
  async run<Input>(
    action: RunnableAction<Input>,
    resource: FluxResource,
    input: Input,
    by?: string,
  ): Promise<FluxOutcome | undefined> {
    const reference = referenceOf(resource);
    if (!reference || this.progressOf(resource)) return undefined;
    const { signal } = this.leaving;
    const { id } = action;
    const steps = this.steps(signal);
    const notes: SourceNote[] = [];
    this.setProgress(reference, { action: id });
    try {
      const result = await this.result(
        { action, resource, reference, input, by },
        steps,
        notes,
      );
      return { action: id, resource: reference, notes, ...result };
    } catch (cause) {
      if (signal.aborted) return undefined;
      const error = errorOf(cause);
      return {
        action: id,
        resource: reference,
        notes,
        result: 'refused',
        error,
      };
    } finally {
      this.setProgress(reference, undefined);
    }
  }

  private async result<Input>(
    run: {
      action: RunnableAction<Input>;
      resource: FluxResource;
      reference: FluxReference;
      input: Input;
      by?: string;
    },
    steps: ActionSteps,
    notes: SourceNote[],
  ): Promise<FluxResult> {
    const { action, resource, reference, input, by } = run;
    const { object } = resource;
    const target = { reference, uid: uidOf(object) };
    const request = async () => {
      const token = newToken();
      await steps.patch(target, action.patch(object, input, { token, by }));
      return token;
    };
    if (action.syncsSources?.(input)) {
      const onSource = (source: FluxReference) =>
        this.setProgress(reference, { action: action.id, source });
      try {
        const obstacle = await syncSources(resource, steps, notes, onSource);
        if (obstacle) return obstacle;
      } catch (cause) {
        // The user left the page; the request is still sent.
        if (steps.signal.aborted) void request().catch(() => {});
        throw cause;
      }
      this.setProgress(reference, { action: action.id });
    }
    const token = await request();
    if (!action.follows(object)) return { result: 'accepted' };
    const followed = await steps.follow(target, token);
    const deletes = action.deletes?.(object);
    return followed.result === 'deleted-meanwhile' && deletes
      ? { result: 'deleted', ...deletes }
      : followed;
  }

  private steps(signal: AbortSignal): ActionSteps {
    const { api, objects, rights, followIntervalMs: intervalMs } = this;
    return {
      signal,
      read: async reference => {
        const askedAt = objects.now();
        const { resources, failures } = await api.get([reference], { signal });
        if (failures.length > 0) throw new FluxRequestError(failures[0]);
        return objects.take(resources, askedAt)[0];
      },
      patch: async ({ reference, uid }, patch) => {
        const askedAt = objects.now();
        try {
          const patched = await api.patch(reference, patch, { uid });
          objects.take([patched], askedAt);
        } catch (cause) {
          if (errorOf(cause).statusCode === 403) rights.forget(reference);
          throw cause;
        }
      },
      follow: async ({ reference, uid }, token) =>
        follow({
          object: this.objectOf(reference),
          uid,
          token,
          intervalMs,
          signal,
        }),
    };
  }

  private setProgress(
    reference: FluxReference,
    progress: FluxProgress | undefined,
  ) {
    const key = referenceKey(reference);
    if (progress) this.running.set(key, progress);
    else this.running.delete(key);
    this.listeners.forEach(listener => listener());
  }
}
