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

  /** Takes what one cluster answered by itself. */
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

  /** Takes note of why a cluster has not answered by itself. */
  takeFailure(cluster: string, meaning: FluxFailureMeaning) {
    const failures = [{ cluster, meaning }];
    this.take({ cluster, id: cluster, objects: [], failures, notServed: [] });
  }

  /** Says that a cluster has not answered, if it has not. */
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
    // A cluster is asked by itself after the backend: that answer is newer.
    const own = [...this.byCluster.values()].filter(
      ({ failures }) => !combined || failures.length === 0,
    );
    const answered = new Set(own.map(({ cluster }) => cluster));
    const said = [
      ...own,
      ...(combined ?? []).filter(({ cluster }) => !answered.has(cluster)),
    ];
    said.forEach(({ cluster }) => answered.add(cluster));
    const { resources, failures } = this.objectsIn(said);
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
          // Of clusters that share a name, only the answer has the right title.
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

/** A kind asked for in two versions fails twice, for the same reason. */
function unique(failures: readonly FluxFailure[]): readonly FluxFailure[] {
  return [...new Map(failures.map(f => [JSON.stringify(f), f])).values()];
}
