import type { Entity } from '@backstage/catalog-model';
import type { ClusterProxy } from '../transport/ClusterProxy';
import { apiVersionOfType } from '../transport/paths';
import { objectsIn, type ClusterAnswer, type KindAnswer } from './answers';
import { askKinds } from './ClusterLists';
import type { ClusterQuery } from './EntityLister';
import { listPathOf } from './selection';
import type { WorkloadKind } from './workloads';

const TYPES = {
  Deployment: { group: 'apps', version: 'v1', plural: 'deployments' },
  StatefulSet: { group: 'apps', version: 'v1', plural: 'statefulsets' },
  DaemonSet: { group: 'apps', version: 'v1', plural: 'daemonsets' },
  CronJob: { group: 'batch', version: 'v1', plural: 'cronjobs' },
} as const satisfies Record<WorkloadKind, object>;

/** Lists an entity's workloads from one cluster through the proxy. */
export class WorkloadLists implements ClusterQuery<WorkloadKind> {
  private readonly proxy: ClusterProxy;

  constructor(options: { proxy: ClusterProxy }) {
    this.proxy = options.proxy;
  }

  /** {@inheritdoc ClusterQuery.ask} */
  async ask(
    cluster: string,
    entity: Entity,
    kinds: readonly WorkloadKind[],
    signal: AbortSignal,
  ): Promise<ClusterAnswer> {
    return askKinds(cluster, kinds, kind =>
      this.askKind(cluster, entity, kind, signal),
    );
  }

  private async askKind(
    cluster: string,
    entity: Entity,
    kind: WorkloadKind,
    signal: AbortSignal,
  ): Promise<KindAnswer> {
    const type = TYPES[kind];
    const path = listPathOf(entity, type);
    const answer = await this.proxy.get(cluster, path, signal);
    switch (answer.outcome) {
      case 'found': {
        const { group } = type;
        const apiVersion = apiVersionOfType(type);
        return objectsIn({ cluster, group, kind, apiVersion }, answer.body);
      }
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
