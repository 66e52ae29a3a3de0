import {
  nameOf,
  type FluxKind,
  type FluxObject,
  type FluxReference,
} from '../../flux';
import { objectsIn, type ClusterAnswer, type KindAnswer } from './answers';
import {
  answerOfKinds,
  noAnswer,
  withTimeout,
} from '../transport/clusterAnswer';
import type { ClusterProxy, ProxyAnswer } from '../transport/ClusterProxy';
import { LateAnswers } from '../transport/LateAnswers';
import { matcherFor } from './matchers';
import { namespacePathOf } from './selection';
import type { ServedVersions } from '../transport/ServedVersions';

/** References that one request can answer. */
interface Group {
  readonly kind: FluxKind;
  readonly namespace: string;
  readonly names: readonly string[];
}

/**
 * Reads objects by their names, through the proxy: one request for those of a
 * kind in a namespace of a cluster.
 */
export class NamedObjects {
  private readonly proxy: ClusterProxy;
  private readonly versions: ServedVersions;
  private readonly giveUpAfterMs: number;
  private readonly late: LateAnswers<ClusterAnswer>;

  constructor(options: {
    proxy: ClusterProxy;
    versions: ServedVersions;
    giveUpAfterMs: number;
  }) {
    this.proxy = options.proxy;
    this.versions = options.versions;
    this.giveUpAfterMs = options.giveUpAfterMs;
    this.late = new LateAnswers({ keepForMs: options.giveUpAfterMs });
  }

  /**
   * The objects that there are of those named; clusters that are silent until
   * `deadline` failed with `no-answer`.
   *
   * Rejects with a {@link FluxRequestError} when the proxy may not be used.
   */
  async get(
    references: readonly FluxReference[],
    deadline: Promise<unknown>,
  ): Promise<readonly ClusterAnswer[]> {
    const clusters = [...new Set(references.map(({ cluster }) => cluster))];
    return Promise.all(
      clusters.map(async cluster => {
        const groups = groupsOf(references, cluster);
        const answer = await this.late.ask(
          JSON.stringify([cluster, groups]),
          () => this.getFrom(cluster, groups),
          deadline,
        );
        return answer ?? noAnswer(cluster);
      }),
    );
  }

  private async getFrom(
    cluster: string,
    groups: readonly Group[],
  ): Promise<ClusterAnswer> {
    return withTimeout(this.giveUpAfterMs, async signal => {
      const answers: KindAnswer[] = [];
      for (const group of groups) {
        // One by one: browsers open six connections, for everything.
        answers.push(await this.getGroup(cluster, group, signal));
      }
      return answerOfKinds(cluster, answers);
    });
  }

  private async getGroup(
    cluster: string,
    group: Group,
    signal: AbortSignal,
  ): Promise<KindAnswer> {
    const { kind, namespace, names } = group;
    const [onlyName] = names.length === 1 ? names : [];
    const answer = await this.versions.firstServed(cluster, kind, version =>
      this.proxy.get(
        cluster,
        namespacePathOf(matcherFor(kind, version), namespace, onlyName),
        signal,
      ),
    );
    return readGroup(cluster, group, answer);
  }
}

function readGroup(
  cluster: string,
  group: Group,
  answer: ProxyAnswer | undefined,
): KindAnswer {
  const { kind, names } = group;
  if (answer?.outcome === 'failed') {
    return { objects: [], failures: [{ cluster, kind, ...answer.failure }] };
  }
  if (answer?.outcome !== 'found') return { objects: [], failures: [] };
  const list = names.length === 1 ? { items: [answer.body] } : answer.body;
  const { objects, failures } = objectsIn(cluster, kind, list);
  return { objects: objects.filter(isNamed(names)), failures };
}

function isNamed(names: readonly string[]) {
  const wanted = new Set(names);
  return (object: FluxObject) => wanted.has(nameOf(object));
}

function groupsOf(
  references: readonly FluxReference[],
  cluster: string,
): readonly Group[] {
  const namesIn = new Map<string, Set<string>>();
  const places = new Map<string, Pick<Group, 'kind' | 'namespace'>>();
  for (const reference of references) {
    if (reference.cluster !== cluster) continue;
    const { kind, namespace, name } = reference;
    const key = JSON.stringify([kind, namespace]);
    const names = namesIn.get(key) ?? new Set();
    namesIn.set(key, names.add(name));
    places.set(key, { kind, namespace });
  }
  return [...places].map(([key, place]) => ({
    ...place,
    names: [...(namesIn.get(key) ?? [])].sort(),
  }));
}
