import type {
  FluxCluster,
  FluxClusterList,
  FluxList,
  FluxObjects,
} from '../FluxApi';
import type { FluxFailure, FluxFailureMeaning } from '../FluxRequestError';
import type { Cluster } from '../transport/Clusters';
import type { ClusterAnswer } from './answers';
import { received, withoutDuplicates } from './received';

/** What has been answered about an entity, in one piece or by each cluster. */
export class EntityAnswers<Kind extends string> {
  pauseMs?: number;
  private readonly kinds: readonly Kind[];
  private readonly clusters: readonly Cluster[];
  private readonly isNotInstalled: (cluster: string, kind: Kind) => boolean;
  private readonly onClusterList?: (list: FluxClusterList) => void;
  /** Undefined while there is no combined answer. */
  private combined?: readonly ClusterAnswer[];
  private readonly byCluster = new Map<string, ClusterAnswer>();
  private notSignedInTo: readonly FluxFailure[] = [];

  constructor(options: {
    kinds: readonly Kind[];
    clusters: readonly Cluster[];
    isNotInstalled: (cluster: string, kind: Kind) => boolean;
    onClusterList?: (list: FluxClusterList) => void;
  }) {
    this.kinds = options.kinds;
    this.clusters = options.clusters;
    this.isNotInstalled = options.isNotInstalled;
    this.onClusterList = options.onClusterList;
  }

  takeAll(answers: readonly ClusterAnswer[]) {
    this.combined = answers;
  }

  /** Takes the separate answer of one cluster. */
  take(answer: ClusterAnswer) {
    const { cluster } = answer;
    this.byCluster.set(cluster, answer);
    const { resources, failures } = this.objectsIn([answer]);
    this.onClusterList?.({
      resources,
      failures: [...failures, ...this.notInstalledOn(cluster)],
      cluster,
      clusters: this.known(),
    });
  }

  /** Takes the reason why a cluster did not answer separately. */
  takeFailure(cluster: string, meaning: FluxFailureMeaning) {
    const failures = [{ cluster, meaning }];
    this.take({ cluster, id: cluster, objects: [], failures, notServed: [] });
  }

  /** Reports that a cluster has not answered, unless it has. */
  isSilent(cluster: string) {
    if (!this.byCluster.has(cluster)) this.takeFailure(cluster, 'no-answer');
  }

  notSignedIn(failures: readonly FluxFailure[]) {
    this.notSignedInTo = failures;
  }

  hasNotSignedIn(): boolean {
    return this.notSignedInTo.length > 0;
  }

  isNotSignedIn(cluster: string): boolean {
    return this.notSignedInTo.some(failure => failure.cluster === cluster);
  }

  list(): FluxList {
    const { pauseMs, combined } = this;
    // Clusters are asked separately after the backend, so their answer is
    // newer.
    const own = [...this.byCluster.values()].filter(
      ({ failures }) => !combined || failures.length === 0,
    );
    const answered = new Set(own.map(({ cluster }) => cluster));
    const used = [
      ...own,
      ...(combined ?? []).filter(({ cluster }) => !answered.has(cluster)),
    ];
    used.forEach(({ cluster }) => answered.add(cluster));
    const { resources, failures } = this.objectsIn(used);
    return {
      resources,
      failures: [
        ...failures,
        ...this.notSignedInTo.filter(({ cluster }) => !answered.has(cluster)),
        ...this.clusters
          .filter(({ isAmbiguous }) => !isAmbiguous)
          .flatMap(({ name }) => this.notInstalledOn(name)),
      ],
      clusters: this.known(),
      ...(pauseMs && { pauseMs }),
    };
  }

  private known(): readonly FluxCluster[] {
    return this.clusters.map(({ provider: _provider, ...cluster }) => cluster);
  }

  private objectsIn(answers: readonly ClusterAnswer[]): FluxObjects {
    const infos = new Map(this.clusters.map(each => [each.name, each]));
    return {
      resources: withoutDuplicates(
        answers.flatMap(({ cluster, title, objects }) => {
          const info: FluxCluster = infos.get(cluster) ?? { name: cluster };
          // For clusters that share a name, only the answer has the right
          // title.
          const own = info.isAmbiguous ? { ...info, title } : info;
          return objects.map(object => received(own, object));
        }),
      ),
      failures: answers.flatMap(answer => unique(answer.failures)),
    };
  }

  private notInstalledOn(cluster: string): FluxFailure[] {
    return this.kinds
      .filter(kind => this.isNotInstalled(cluster, kind))
      .map(kind => ({ cluster, kind, meaning: 'not-installed' as const }));
  }
}

/** A kind that is requested in two versions fails twice for the same reason. */
function unique(failures: readonly FluxFailure[]): readonly FluxFailure[] {
  return [...new Map(failures.map(f => [JSON.stringify(f), f])).values()];
}
