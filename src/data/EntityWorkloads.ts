import type { Entity } from '@backstage/catalog-model';
import type { QueryClient } from '@tanstack/react-query';
import {
  errorOf,
  type FluxApi,
  type FluxClusterList,
  type FluxList,
} from '../api';
import {
  deployersOf,
  recordAt,
  textAt,
  type FluxDeployer,
  type FluxResource,
} from '../flux';
import {
  NO_DATA,
  withAnswer,
  withError,
  type LiveFailure,
  type LiveObjects,
  type LiveProblem,
} from './liveObjects';
import { SharedQuery } from './SharedQuery';

/**
 * Which objects deploy a workload changes seldom, and the query costs a list of
 * a dozen kinds on each cluster: time between two reads.
 */
export const WORKLOADS_INTERVAL_MS = 300_000;

/** The same where something could not be read, which may pass. */
const FAILED_INTERVAL_MS = 60_000;

/** What deploys an entity's workloads, as far as that is known. */
export interface EntityDeployers {
  /** Whether there may be more in a moment. */
  readonly loading: boolean;
  readonly deployers: readonly FluxDeployer[];
  /** Clusters with workloads of which nothing can be read by name. */
  readonly ambiguousClusters: readonly string[];
  readonly failures: readonly LiveFailure[];
  readonly error?: LiveProblem;
}

const NOT_ASKED: EntityDeployers = {
  loading: false,
  deployers: [],
  ambiguousClusters: [],
  failures: [],
};

/**
 * The deployers of the workloads of one entity, from the labels of these. Only
 * the labels of the workloads are kept.
 */
export class EntityWorkloads {
  private readonly api: FluxApi;
  private readonly query: SharedQuery;
  private readonly listeners = new Set<() => void>();
  private readonly lastSeen = new Map<string, number>();
  private entity: Entity;
  private workloads: LiveObjects = NO_DATA;
  private known: EntityDeployers = NOT_ASKED;
  private isAsked = false;
  private isWantedByPerson = false;

  constructor(options: {
    api: FluxApi;
    client: QueryClient;
    /** Cache key of the entity. */
    key: string;
    entity: Entity;
    intervalMs?: number;
    onForgotten?: () => void;
  }) {
    this.api = options.api;
    this.entity = options.entity;
    this.query = new SharedQuery({
      client: options.client,
      key: ['flux', 'workloads', options.key],
      read: signal => this.read(signal),
      intervalMs: () =>
        options.intervalMs ??
        (this.hasFailed() ? FAILED_INTERVAL_MS : WORKLOADS_INTERVAL_MS),
      onForgotten: () => options.onForgotten?.(),
    });
  }

  /** Reads them until the function returned has been called. */
  watch(entity: Entity): () => void {
    this.entity = entity;
    this.isAsked = true;
    this.show(this.workloads);
    return this.query.watch();
  }

  /** What is known. */
  readonly current = (): EntityDeployers => this.known;

  /** Calls `listener` whenever something else is known. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads now, because a person wants it, if anything uses it. */
  async refresh(): Promise<void> {
    this.isWantedByPerson = true;
    await this.query.refresh();
    this.isWantedByPerson = false;
  }

  private async read(signal: AbortSignal): Promise<void> {
    const { isWantedByPerson } = this;
    this.isWantedByPerson = false;
    try {
      const list = await this.api.workloads(this.entity, {
        signal,
        signInAgain: isWantedByPerson,
        onClusterList: part => {
          if (!signal.aborted) this.take(part, part.cluster);
        },
      });
      signal.throwIfAborted();
      this.take(list);
    } catch (cause) {
      if (!signal.aborted) {
        const at = this.lastSeen.get('');
        this.show(withError(this.workloads, errorOf(cause), at));
      }
      throw cause;
    }
  }

  /** Whether something failed for a reason that is no right of the account. */
  private hasFailed(): boolean {
    const { failures, error } = this.workloads;
    return (
      error !== undefined ||
      failures.some(({ meaning }) => meaning !== 'not-permitted')
    );
  }

  private take(answer: FluxList | FluxClusterList, only?: string) {
    const { resources, failures, clusters } = answer;
    const owned = resources.flatMap(ownedIn);
    this.show(
      withAnswer(
        this.workloads,
        { resources: owned, failures, clusters, only },
        cluster => this.lastSeen.get(cluster),
      ),
    );
    const now = Date.now();
    const failed = new Set(failures.map(({ cluster }) => cluster));
    if (only === undefined) this.lastSeen.set('', now);
    for (const { name } of clusters) {
      const isIn = only === undefined || only === name;
      if (isIn && !failed.has(name)) this.lastSeen.set(name, now);
    }
  }

  private show(workloads: LiveObjects) {
    const isSame = workloads === this.workloads;
    this.workloads = workloads;
    if (isSame && this.known !== NOT_ASKED) return;
    const { resources, failures, error, clusters, isPartial } = workloads;
    const isAmbiguous = resources.filter(
      ({ clusterIsAmbiguous }) => clusterIsAmbiguous,
    );
    this.known = {
      loading: this.isAsked && !error && (!clusters || isPartial === true),
      deployers: deployersOf(resources),
      ambiguousClusters: [
        ...new Set(isAmbiguous.map(({ cluster }) => cluster)),
      ],
      failures,
      error,
    };
    this.listeners.forEach(listener => listener());
  }
}

/** Prefixes of the labels that name the owner of an object. */
const OWNER = /^(?:kustomize|helm)\.toolkit\.fluxcd\.io\//;

/** Copies only the owner labels of a workload; none without such labels. */
function ownedIn({ object, ...place }: FluxResource): FluxResource[] {
  const labels = Object.entries(recordAt(object, 'metadata', 'labels') ?? {});
  const owners = labels.filter(([name]) => OWNER.test(name));
  if (owners.length === 0) return [];
  return [
    {
      ...place,
      object: {
        apiVersion: textAt(object, 'apiVersion'),
        kind: textAt(object, 'kind'),
        metadata: {
          namespace: textAt(object, 'metadata', 'namespace'),
          name: textAt(object, 'metadata', 'name'),
          labels: Object.fromEntries(owners),
        },
      },
    },
  ];
}
