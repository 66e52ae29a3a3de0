import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { requestErrorOf, withSignal } from '../kubernetesPlugin';
import { abortable } from '../transport/deadlines';
import type { ClusterAnswer } from './answers';
import type { CombinedQuery, EntityQuery } from './EntityLister';
import { workloadAnswersOf, type WorkloadKind } from './workloads';

/** Lists an entity's workloads from all clusters with one query. */
export class WorkloadQuery implements CombinedQuery<WorkloadKind> {
  private readonly kubernetesApi: KubernetesApi;

  constructor(options: { kubernetesApi: KubernetesApi }) {
    this.kubernetesApi = options.kubernetesApi;
  }

  /** {@inheritdoc CombinedQuery.ask} */
  async ask(
    { entity, auth }: EntityQuery<WorkloadKind>,
    signal: AbortSignal,
  ): Promise<readonly ClusterAnswer[]> {
    try {
      const client = withSignal(this.kubernetesApi, signal);
      const answer = client.getWorkloadsByEntity({ entity, auth });
      return workloadAnswersOf(await abortable(answer, signal));
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw requestErrorOf(cause, 'kubernetes.resources.read');
    }
  }
}
