import { errorOf, type FluxApi } from '../../api';
import {
  isReconcilable,
  referenceKey,
  referenceOf,
  type FluxReference,
  type FluxResource,
} from '../../flux';
import { follow } from './follow';
import type {
  FluxAction,
  FluxOutcome,
  FluxProgress,
  SyncOptions,
} from './outcome';
import { syncSources } from './syncSources';
import { newToken } from './token';

/** Distributes over the kinds of outcome, which a plain Omit does not. */
type Ending = FluxOutcome extends infer T
  ? T extends FluxOutcome
    ? Omit<T, 'action' | 'resource' | 'notes'> & Partial<Pick<T, 'notes'>>
    : never
  : never;

/**
 * The actions under way on an entity's resources: one at a time for each, told
 * to whoever shows it, and followed for as long as anybody does.
 */
export class ActionRuns {
  private readonly api: FluxApi;
  private readonly onSeen: (resource: FluxResource) => void;
  private readonly underWay = new Map<string, FluxProgress>();
  private readonly listeners = new Set<() => void>();
  private leaving = new AbortController();

  constructor(options: {
    api: FluxApi;
    /** Is told the newest state of each resource that is acted on. */
    onSeen: (resource: FluxResource) => void;
  }) {
    this.api = options.api;
    this.onSeen = options.onSeen;
  }

  /** Calls `listener` whenever progress is made. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What is under way on a resource. */
  progressOf(resource: FluxResource): FluxProgress | undefined {
    const reference = referenceOf(resource);
    return reference && this.underWay.get(referenceKey(reference));
  }

  /**
   * Stops following; what was requested goes on without anybody looking, and
   * so does what is requested until {@link startFollowing} is called.
   */
  stopFollowing() {
    this.leaving.abort();
  }

  /** Follows again what is requested from now on. */
  startFollowing() {
    if (this.leaving.signal.aborted) this.leaving = new AbortController();
  }

  /**
   * Requests a reconciliation and follows it to its end. Resolves to undefined
   * where something is under way already, or nobody looks any more.
   */
  async sync(
    resource: FluxResource,
    options: SyncOptions,
  ): Promise<FluxOutcome | undefined> {
    const { withSource, ...extras } = options;
    return this.run('sync', resource, async (reference, signal) => {
      const request = () => this.request(resource, extras);
      if (!withSource) return this.requestAndFollow(reference, request, signal);

      const sources = await syncSources({
        api: this.api,
        resource,
        signal,
        onSource: source => this.tell(reference, { action: 'sync', source }),
        onSeen: this.onSeen,
      }).catch(error => {
        // Whoever asked has left: what was asked for is requested all the same.
        if (signal.aborted) void request().catch(() => {});
        throw error;
      });
      const { notes } = sources;
      switch (sources.end) {
        case 'suspended':
          return { result: 'source-suspended', source: sources.source, notes };
        case 'failed': {
          const { source, status } = sources;
          return { result: 'source-failed', source, status, notes };
        }
        case 'refused': {
          const { source, error } = sources;
          return { result: 'refused', source, error, notes };
        }
        default:
          this.tell(reference, { action: 'sync' });
          return {
            ...(await this.requestAndFollow(reference, request, signal)),
            notes,
          };
      }
    });
  }

  /** Suspends a resource. */
  async suspend(
    resource: FluxResource,
    note: { by?: string; reason?: string },
  ): Promise<FluxOutcome | undefined> {
    return this.run('suspend', resource, async () => {
      const at = newToken();
      this.onSeen(await this.api.suspend(resource, { ...note, at }));
      return { result: 'accepted' };
    });
  }

  /** Resumes a resource and follows its reconciliation to its end. */
  async resume(resource: FluxResource): Promise<FluxOutcome | undefined> {
    return this.run('resume', resource, async (reference, signal) => {
      const request = async () => {
        const token = newToken();
        this.onSeen(await this.api.resume(resource, token));
        return token;
      };
      if (!isReconcilable(resource.object)) {
        await request();
        return { result: 'accepted' };
      }
      return this.requestAndFollow(reference, request, signal);
    });
  }

  private async request(
    resource: FluxResource,
    extras: Omit<SyncOptions, 'withSource'>,
  ): Promise<string> {
    const token = newToken();
    this.onSeen(await this.api.reconcile(resource, token, extras));
    return token;
  }

  private async requestAndFollow(
    reference: FluxReference,
    request: () => Promise<string>,
    signal: AbortSignal,
  ): Promise<Ending> {
    const token = await request();
    const { api, onSeen } = this;
    const followed = await follow({ api, reference, token, signal, onSeen });
    switch (followed.end) {
      case 'suspended':
        return { result: 'suspended-meanwhile' };
      case 'deleted':
        return { result: 'deleted-meanwhile' };
      case 'timed-out':
        return { result: 'timed-out', status: followed.status };
      default: {
        const { status, overtaken } = followed;
        return { result: 'settled', status, overtaken };
      }
    }
  }

  private async run(
    action: FluxAction,
    resource: FluxResource,
    act: (reference: FluxReference, signal: AbortSignal) => Promise<Ending>,
  ): Promise<FluxOutcome | undefined> {
    const reference = referenceOf(resource);
    if (!reference || this.progressOf(resource)) return undefined;
    const { signal } = this.leaving;
    this.tell(reference, { action });
    try {
      const ending = await act(reference, signal);
      return { action, resource: reference, notes: [], ...ending };
    } catch (error) {
      if (signal.aborted) return undefined;
      return {
        action,
        resource: reference,
        notes: [],
        result: 'refused',
        error: errorOf(error),
      };
    } finally {
      this.tell(reference, undefined);
    }
  }

  private tell(reference: FluxReference, progress: FluxProgress | undefined) {
    const key = referenceKey(reference);
    if (progress) this.underWay.set(key, progress);
    else this.underWay.delete(key);
    this.listeners.forEach(listener => listener());
  }
}
