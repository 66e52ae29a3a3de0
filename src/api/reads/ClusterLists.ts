import type { Entity } from '@backstage/catalog-model';
import type { FluxKind } from '../../flux';
import type { ClusterProxy } from '../transport/ClusterProxy';
import type { ServedVersions } from '../transport/ServedVersions';
import { objectsIn, type ClusterAnswer, type KindAnswer } from './answers';
import { matcherFor } from './matchers';
import { listPathOf } from './selection';

/**
 * Lists an entity's objects from one cluster through the proxy, one request
 * for each kind.
 */
export class ClusterLists {
  private readonly proxy: ClusterProxy;
  private readonly versions: ServedVersions;

  constructor(options: { proxy: ClusterProxy; versions: ServedVersions }) {
    this.proxy = options.proxy;
    this.versions = options.versions;
  }

  /** Rejects with a {@link FluxRequestError} when the proxy may not be used. */
  async ask(
    cluster: string,
    entity: Entity,
    kinds: readonly FluxKind[],
    signal: AbortSignal,
  ): Promise<ClusterAnswer> {
    const ask = (kind: FluxKind) => this.askKind(cluster, entity, kind, signal);
    // One first: a cluster that hangs must not take all the connections that
    // a browser opens, which are six.
    const [firstKind, ...otherKinds] = kinds;
    const first = await ask(firstKind);
    const others = await Promise.all(otherKinds.map(ask));
    const answers = [first, ...others];
    return {
      cluster,
      objects: answers.flatMap(({ objects }) => objects),
      failures: answers.flatMap(({ failures }) => failures),
      notServed: [],
    };
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
        return objectsIn({ cluster, kind }, answer.body);
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
