import type { Entity } from '@backstage/catalog-model';
import type {
  KubernetesRequestAuth,
  KubernetesRequestBody,
} from '@backstage/plugin-kubernetes-common';
import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import { textAt } from '../../flux/objects/json';
import type { FluxCluster } from '../FluxApi';
import { FluxRequestError, type FluxFailure } from '../FluxRequestError';
import { requestErrorOf } from '../kubernetesPlugin';
import { abortable, deadline } from './deadlines';

type BackendCluster = Awaited<ReturnType<KubernetesApi['getClusters']>>[number];

/** A cluster, and whom to sign in with to use it. */
export interface Cluster extends FluxCluster {
  /** Key of the auth provider, such as `serviceAccount` or `oidc.okta`. */
  readonly provider: string;
}

/** The credentials for a query, and the clusters there are none for. */
export interface SignIn {
  readonly auth: KubernetesRequestAuth;
  readonly failures: readonly FluxFailure[];
}

/** An answer that is kept for a while. */
interface Kept<T> {
  readonly answer: T;
  readonly since: number;
}

/**
 * The clusters that Backstage knows, read once in a while rather than before
 * every request, and the credentials to ask them with.
 */
export class Clusters {
  private latest?: Kept<Promise<BackendCluster[]>>;
  private readonly refused = new Map<string, Kept<string>>();
  private readonly kubernetesApi: KubernetesApi;
  private readonly kubernetesAuthProvidersApi: KubernetesAuthProvidersApi;
  private readonly keepForMs: number;
  private readonly giveUpAfterMs: number;

  constructor(options: {
    kubernetesApi: KubernetesApi;
    kubernetesAuthProvidersApi: KubernetesAuthProvidersApi;
    keepForMs: number;
    /** How long an answer is waited for. */
    giveUpAfterMs: number;
  }) {
    this.kubernetesApi = options.kubernetesApi;
    this.kubernetesAuthProvidersApi = options.kubernetesAuthProvidersApi;
    this.keepForMs = options.keepForMs;
    this.giveUpAfterMs = options.giveUpAfterMs;
  }

  /** As the backend lists them; rejects as the Kubernetes client does. */
  asListed(): Promise<BackendCluster[]> {
    if (!this.latest || !this.isFresh(this.latest)) {
      const latest = {
        answer: this.kubernetesApi.getClusters(),
        since: Date.now(),
      };
      this.latest = latest;
      latest.answer.catch(() => this.forget(latest));
    }
    return this.latest.answer;
  }

  /** Rejects with a {@link FluxRequestError}. */
  async list(): Promise<readonly Cluster[]> {
    const signal = deadline(this.giveUpAfterMs);
    try {
      const listed = await abortable(this.asListed(), signal);
      const names = listed.map(({ name }) => name);
      return listed.map(cluster => {
        const { name, authProvider, oidcTokenProvider } = cluster;
        // The backend sends it; the type of the client does not have it.
        const title = textAt(cluster, 'title');
        const isAmbiguous = names.indexOf(name) !== names.lastIndexOf(name);
        return {
          name,
          ...(title && { title }),
          ...(isAmbiguous && { isAmbiguous }),
          provider: oidcTokenProvider
            ? `${authProvider}.${oidcTokenProvider}`
            : authProvider,
        };
      });
    } catch (cause) {
      if (!signal.aborted) {
        throw requestErrorOf(cause, 'kubernetes.clusters.read');
      }
      // Another attempt must not wait for the same answer.
      this.latest = undefined;
      throw new FluxRequestError({
        message: `No list of clusters within ${
          this.giveUpAfterMs / 1000
        } seconds.`,
        meaning: 'no-answer',
        cause,
      });
    }
  }

  /** Signs in with the providers of `clusters`, as far as they let one. */
  async signIn(entity: Entity, clusters: readonly Cluster[]): Promise<SignIn> {
    let body: KubernetesRequestBody = { entity };
    for (const provider of new Set(clusters.map(each => each.provider))) {
      // One after the other: each may open a login window.
      body = await this.trySignIn(provider, async () =>
        this.kubernetesAuthProvidersApi.decorateRequestBodyForAuth(
          provider,
          body,
        ),
      ).catch(() => body);
    }
    return {
      auth: body.auth ?? {},
      failures: clusters.flatMap(cluster => this.refusalOf(cluster) ?? []),
    };
  }

  /** Why nobody can sign in to a cluster, if that is so. */
  async signInFailure(cluster: Cluster): Promise<FluxFailure | undefined> {
    const { provider } = cluster;
    await this.trySignIn(provider, async () =>
      this.kubernetesAuthProvidersApi.getCredentials(provider),
    ).catch(() => undefined);
    return this.refusalOf(cluster);
  }

  /** Lets people sign in again where they did not want to before. */
  forgetRefusals() {
    this.refused.clear();
  }

  /**
   * Signs in with a provider, unless that was refused a short while ago:
   * nobody wants a login window again with every poll.
   */
  private async trySignIn<T>(
    provider: string,
    signIn: () => Promise<T>,
  ): Promise<T> {
    const before = this.refused.get(provider);
    if (before && this.isFresh(before)) throw new Error(before.answer);
    this.refused.delete(provider);
    try {
      return await signIn();
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      this.refused.set(provider, { answer: message, since: Date.now() });
      throw cause;
    }
  }

  private refusalOf(cluster: Cluster): FluxFailure | undefined {
    const message = this.refused.get(cluster.provider)?.answer;
    return message === undefined
      ? undefined
      : { cluster: cluster.name, meaning: 'not-signed-in', message };
  }

  private forget(kept: Kept<unknown>) {
    if (this.latest === kept) this.latest = undefined;
  }

  private isFresh(kept: Kept<unknown>): boolean {
    return Date.now() - kept.since <= this.keepForMs;
  }
}
