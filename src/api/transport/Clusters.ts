import type { Entity } from '@backstage/catalog-model';
import type {
  KubernetesRequestAuth,
  KubernetesRequestBody,
} from '@backstage/plugin-kubernetes-common';
import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import { requestErrorOf } from '../kubernetesPlugin';

type Cluster = Awaited<ReturnType<KubernetesApi['getClusters']>>[number];

/**
 * The clusters that Backstage knows, asked for once in a while rather than
 * with every poll, and the credentials to ask them with.
 */
export class Clusters {
  private latest?: { answer: Promise<Cluster[]>; since: number };
  private readonly kubernetesApi: KubernetesApi;
  private readonly kubernetesAuthProvidersApi: KubernetesAuthProvidersApi;
  private readonly keepForMs: number;

  constructor(options: {
    kubernetesApi: KubernetesApi;
    kubernetesAuthProvidersApi: KubernetesAuthProvidersApi;
    keepForMs: number;
  }) {
    this.kubernetesApi = options.kubernetesApi;
    this.kubernetesAuthProvidersApi = options.kubernetesAuthProvidersApi;
    this.keepForMs = options.keepForMs;
  }

  async names(): Promise<readonly string[]> {
    return (await this.list()).map(({ name }) => name);
  }

  /** What the backend wants in `auth`, from each provider the clusters use. */
  async authFor(entity: Entity): Promise<KubernetesRequestAuth> {
    const clusters = await this.list();
    const providers = new Set(
      clusters.map(({ authProvider, oidcTokenProvider }) =>
        oidcTokenProvider
          ? `${authProvider}.${oidcTokenProvider}`
          : authProvider,
      ),
    );
    let body: KubernetesRequestBody = { entity };
    for (const provider of providers) {
      // One after the other: each may open a login window.
      body = await this.kubernetesAuthProvidersApi.decorateRequestBodyForAuth(
        provider,
        body,
      );
    }
    return body.auth ?? {};
  }

  private async list(): Promise<Cluster[]> {
    const now = Date.now();
    if (!this.latest || now - this.latest.since > this.keepForMs) {
      const latest = { answer: this.kubernetesApi.getClusters(), since: now };
      this.latest = latest;
      latest.answer.catch(() => {
        if (this.latest === latest) this.latest = undefined;
      });
    }
    try {
      return await this.latest.answer;
    } catch (cause) {
      throw requestErrorOf(cause, 'kubernetes.clusters.read');
    }
  }
}
