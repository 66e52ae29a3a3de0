import type { Entity } from '@backstage/catalog-model';
import { kindInfo, type FluxKind } from '../../flux';
import type { FluxFailure } from '../FluxRequestError';
import type { ClusterProxy } from '../transport/ClusterProxy';
import type { ServedVersions } from '../transport/ServedVersions';
import { objectsIn, type ClusterAnswer, type KindAnswer } from './answers';
import type { ClusterQuery } from './EntityLister';
import { matcherFor } from './matchers';
import { listPathOf } from './selection';

const NOTHING = { objects: [], failures: [], notServed: [] };

/**
 * Lists an entity's objects from one cluster through the proxy, with one
 * request per kind.
 */
export class ClusterLists implements ClusterQuery<FluxKind> {
  private readonly proxy: ClusterProxy;
  private readonly versions: ServedVersions;

  constructor(options: { proxy: ClusterProxy; versions: ServedVersions }) {
    this.proxy = options.proxy;
    this.versions = options.versions;
  }

  /** Rejects with a {@link FluxRequestError} if the proxy may not be used. */
  async ask(
    cluster: string,
    entity: Entity,
    kinds: readonly FluxKind[],
    signal: AbortSignal,
  ): Promise<ClusterAnswer> {
    return askKinds(cluster, kinds, kind =>
      this.askKind(cluster, entity, kind, signal),
    );
  }

  private async askKind(
    cluster: string,
    entity: Entity,
    kind: FluxKind,
    signal: AbortSignal,
  ): Promise<KindAnswer> {
    const { group } = kindInfo(kind);
    const answer = await this.versions.firstServed(cluster, kind, version =>
      this.proxy.get(
        cluster,
        listPathOf(entity, matcherFor(kind, version)),
        signal,
      ),
    );
    switch (answer?.outcome) {
      case 'found':
        return objectsIn({ cluster, group, kind }, answer.body);
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

/** Lists several kinds of one cluster, one after another. */
export async function askKinds<Kind>(
  cluster: string,
  kinds: readonly Kind[],
  ask: (kind: Kind) => Promise<KindAnswer>,
): Promise<ClusterAnswer> {
  // One first: a cluster that hangs must not take all the connections that
  // a browser opens, which are six.
  const [firstKind, ...otherKinds] = kinds;
  const first = await ask(firstKind);
  const obstacle = first.failures.find(isOfAllKinds);
  if (obstacle) {
    const { kind: _kind, ...failure } = obstacle;
    return { ...NOTHING, cluster, id: cluster, failures: [failure] };
  }
  const others = await Promise.all(otherKinds.map(ask));
  const answers = [first, ...others];
  return {
    ...NOTHING,
    cluster,
    id: cluster,
    objects: answers.flatMap(({ objects }) => objects),
    failures: answers.flatMap(({ failures }) => failures),
  };
}

/** Whether a cluster that answered one kind so would answer all of them so. */
function isOfAllKinds({ meaning, statusCode }: FluxFailure): boolean {
  return (
    meaning === 'unreachable' ||
    meaning === 'no-answer' ||
    // The user is not signed in; the cluster did not reject anything.
    (meaning === 'not-signed-in' && statusCode === undefined)
  );
}
