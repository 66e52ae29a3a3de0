import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import type { FluxKind, FluxObject } from '../flux';
import { listAt, recordAt, textAt, valueAt } from '../flux/json';
import { isFluxObject, notObjects, type ClusterAnswer } from './answers';
import { clusterMeaningOf, meaningOfStatus, requestErrorOf } from './failures';
import { FluxRequestError } from './FluxRequestError';
import { matcherFor, type Matcher } from './matchers';
import { listPathOf } from './selection';
import type { ServedVersions } from './ServedVersions';
import type { FluxFailure } from './types';

const PROXY_PERMISSION = 'kubernetes.proxy';

/** What a cluster answered about one kind. */
interface KindAnswer {
  readonly objects: readonly FluxObject[];
  readonly failures: readonly FluxFailure[];
}

/**
 * Lists an entity's objects from each cluster by itself, through the proxy of
 * the Kubernetes backend, for when one answer for all of them is held back by
 * a cluster that hangs.
 *
 * What a slow cluster answers too late is not lost: it is there the next time
 * the same is asked.
 */
export class ClusterByCluster {
  private readonly pending = new Map<
    string,
    { answer: Promise<ClusterAnswer>; since: number }
  >();
  private readonly kubernetesApi: KubernetesApi;
  private readonly versions: ServedVersions;
  private readonly giveUpAfterMs: number;

  constructor(options: {
    kubernetesApi: KubernetesApi;
    versions: ServedVersions;
    /** How long one cluster's answer is waited for, over all attempts. */
    giveUpAfterMs: number;
  }) {
    this.kubernetesApi = options.kubernetesApi;
    this.versions = options.versions;
    this.giveUpAfterMs = options.giveUpAfterMs;
  }

  /**
   * Asks `clusters` and returns, once all have answered or `deadline` has
   * come, what there is; who is still silent failed with `no-answer`.
   *
   * Rejects with a {@link FluxRequestError} when the proxy may not be used.
   */
  async ask(
    entity: Entity,
    kinds: readonly FluxKind[],
    clusters: readonly string[],
    deadline: Promise<unknown>,
  ): Promise<readonly ClusterAnswer[]> {
    const silence = deadline.then(() => undefined);
    return Promise.all(
      clusters.map(async cluster => {
        const key = JSON.stringify([
          cluster,
          stringifyEntityRef(entity),
          kinds,
        ]);
        const asked = this.joinOrStart(key, cluster, entity, kinds);
        const answer = await Promise.race([asked, silence]);
        if (answer) this.pending.delete(key);
        return answer ?? noAnswer(cluster);
      }),
    );
  }

  private joinOrStart(
    key: string,
    cluster: string,
    entity: Entity,
    kinds: readonly FluxKind[],
  ): Promise<ClusterAnswer> {
    const pending = this.pending.get(key);
    if (pending && Date.now() - pending.since < this.giveUpAfterMs) {
      return pending.answer;
    }
    const answer = this.start(cluster, entity, kinds);
    this.pending.set(key, { answer, since: Date.now() });
    return answer;
  }

  private start(
    cluster: string,
    entity: Entity,
    kinds: readonly FluxKind[],
  ): Promise<ClusterAnswer> {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), this.giveUpAfterMs);
    const asked = Promise.all(
      kinds.map(kind => this.askKind(cluster, entity, kind, controller.signal)),
    )
      .then(answers => ({
        cluster,
        objects: answers.flatMap(answer => answer.objects),
        failures: answers.flatMap(answer => answer.failures),
        notServed: [],
      }))
      .finally(() => clearTimeout(timer));
    // It may fail when nobody waits for it any more.
    asked.catch(() => {});
    return asked;
  }

  private async askKind(
    cluster: string,
    entity: Entity,
    kind: FluxKind,
    signal: AbortSignal,
  ): Promise<KindAnswer> {
    const asked: string[] = [];
    for (const version of this.versions.toAsk(cluster, kind)) {
      const matcher = matcherFor(kind, version);
      const answer = await this.askVersion(cluster, entity, matcher, signal);
      asked.push(version);
      if (answer) {
        this.versions.learn(cluster, kind, [version], []);
        return answer;
      }
    }
    this.versions.learn(cluster, kind, asked, asked);
    return { objects: [], failures: [] };
  }

  /** Undefined where the cluster does not serve that version. */
  private async askVersion(
    cluster: string,
    entity: Entity,
    matcher: Matcher,
    signal: AbortSignal,
  ): Promise<KindAnswer | undefined> {
    const { kind } = matcher;
    try {
      const response = await this.kubernetesApi.proxy({
        clusterName: cluster,
        path: listPathOf(entity, matcher),
        init: { signal },
      });
      if (response.status === 404) return undefined;
      const body: unknown = await response.json();
      if (response.ok) return readList(cluster, kind, body);
      return {
        objects: [],
        failures: [refusal(cluster, kind, response, body)],
      };
    } catch (cause) {
      if (cause instanceof FluxRequestError) throw cause;
      if (signal.aborted) {
        return {
          objects: [],
          failures: [{ cluster, kind, meaning: 'no-answer' }],
        };
      }
      const error = requestErrorOf(cause, PROXY_PERMISSION);
      const meaning = clusterMeaningOf(error);
      return {
        objects: [],
        failures: [{ cluster, kind, meaning, message: error.message }],
      };
    }
  }
}

function readList(cluster: string, kind: FluxKind, body: unknown): KindAnswer {
  if (!Array.isArray(valueAt(body, 'items'))) {
    const message = 'The answer is not a list of Kubernetes objects.';
    return {
      objects: [],
      failures: [{ cluster, kind, meaning: 'malformed', message }],
    };
  }
  const items = listAt(body, 'items');
  // As the Kubernetes backend does: what a list holds is of the list's kind.
  const objects = items
    .map(item => recordAt(item))
    .flatMap(item =>
      item ? [textAt(item, 'kind') ? item : { ...item, kind }] : [],
    )
    .filter(isFluxObject);
  const missing = items.length - objects.length;
  return {
    objects,
    failures: missing > 0 ? [notObjects(cluster, missing, kind)] : [],
  };
}

function refusal(
  cluster: string,
  kind: FluxKind,
  response: Response,
  body: unknown,
): FluxFailure {
  const statusCode = response.status;
  // A Kubernetes Status has its message at the top, Backstage's errors below.
  const backstageError = recordAt(body, 'error');
  if (textAt(backstageError, 'name') === 'NotAllowedError') {
    throw new FluxRequestError({
      message: textAt(backstageError, 'message') ?? 'Not allowed',
      meaning: 'not-permitted',
      statusCode,
      permission: PROXY_PERMISSION,
    });
  }
  return {
    cluster,
    kind,
    meaning: backstageError ? 'unreachable' : meaningOfStatus(statusCode),
    statusCode,
    message: textAt(body, 'message') ?? textAt(backstageError, 'message'),
  };
}

function noAnswer(cluster: string): ClusterAnswer {
  return {
    cluster,
    objects: [],
    failures: [{ cluster, meaning: 'no-answer' }],
    notServed: [],
  };
}
