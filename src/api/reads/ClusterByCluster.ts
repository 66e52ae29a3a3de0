import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { FluxKind } from '../../flux';
import {
  answerOfKinds,
  noAnswer,
  withTimeout,
} from '../transport/clusterAnswer';
import { objectsIn, type ClusterAnswer, type KindAnswer } from './answers';
import type { ClusterProxy } from '../transport/ClusterProxy';
import { LateAnswers } from '../transport/LateAnswers';
import { matcherFor } from './matchers';
import { listPathOf } from './selection';
import type { ServedVersions } from '../transport/ServedVersions';

/**
 * Lists an entity's objects from each cluster by itself, for when one answer
 * for all of them is held back by a cluster that hangs.
 */
export class ClusterByCluster {
  private readonly proxy: ClusterProxy;
  private readonly versions: ServedVersions;
  private readonly giveUpAfterMs: number;
  private readonly late: LateAnswers<ClusterAnswer>;

  constructor(options: {
    proxy: ClusterProxy;
    versions: ServedVersions;
    /** How long one cluster's answer is waited for, over all attempts. */
    giveUpAfterMs: number;
  }) {
    this.proxy = options.proxy;
    this.versions = options.versions;
    this.giveUpAfterMs = options.giveUpAfterMs;
    this.late = new LateAnswers({ keepForMs: options.giveUpAfterMs });
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
    return Promise.all(
      clusters.map(async cluster => {
        const answer = await this.late.ask(
          JSON.stringify([cluster, stringifyEntityRef(entity), kinds]),
          () => this.askCluster(cluster, entity, kinds),
          deadline,
        );
        return answer ?? noAnswer(cluster);
      }),
    );
  }

  private async askCluster(
    cluster: string,
    entity: Entity,
    kinds: readonly FluxKind[],
  ): Promise<ClusterAnswer> {
    return withTimeout(this.giveUpAfterMs, async signal => {
      const ask = (kind: FluxKind) =>
        this.askKind(cluster, entity, kind, signal);
      // One first: a cluster that hangs must not take all the connections that
      // a browser opens, which are six.
      const [firstKind, ...otherKinds] = kinds;
      const first = await ask(firstKind);
      const others = await Promise.all(otherKinds.map(ask));
      return answerOfKinds(cluster, [first, ...others]);
    });
  }

  private async askKind(
    cluster: string,
    entity: Entity,
    kind: FluxKind,
    signal: AbortSignal,
  ): Promise<KindAnswer> {
    const answer = await this.versions.firstServed(cluster, kind, version =>
      this.proxy.get(
        cluster,
        listPathOf(entity, matcherFor(kind, version)),
        signal,
      ),
    );
    switch (answer?.outcome) {
      case 'found':
        return objectsIn(cluster, kind, answer.body);
      case 'failed':
        return {
          objects: [],
          failures: [{ cluster, kind, ...answer.failure }],
        };
      default:
        return { objects: [], failures: [] };
    }
  }
}
