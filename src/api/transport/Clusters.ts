import type { Entity } from '@backstage/catalog-model';
import type {
  KubernetesRequestAuth,
  KubernetesRequestBody,
} from '@backstage/plugin-kubernetes-common';
import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import { textAt } from '../../flux';
import type { FluxCluster, FluxClustersOptions } from '../FluxApi';
import { FluxRequestError, type FluxFailure } from '../FluxRequestError';
import { requestErrorOf, withSignal } from '../kubernetesPlugin';
import { abortable, deadline } from './deadlines';

type BackendCluster = Awaited<ReturnType<KubernetesApi['getClusters']>>[number];

/** A cluster with the auth provider for it. */
export interface Cluster extends FluxCluster {
  /** Key of the auth provider, such as `serviceAccount` or `oidc.okta`. */
  readonly provider: string;
}

/** Credentials for a query, and the clusters for which they are missing. */
export interface SignIn {
  readonly auth: KubernetesRequestAuth;
  readonly failures: readonly FluxFailure[];
}

/** A cached list of clusters. */
interface Listing {
  readonly backendClusters: Promise<BackendCluster[]>;
  readonly clusters: Promise<readonly Cluster[]>;
  readonly since: number;
}

/**
 * The clusters that Backstage knows, cached so that they are not read before
 * every request, and the credentials for them.
 */
export class Clusters {
  private latest?: Listing;
  private readonly refused = new Map<
    string,
    { readonly message: string; readonly since: number }
  >();
  /** The current sign-in attempt of each provider. */
  private readonly signingIn = new Map<string, Promise<unknown>>();
  private readonly kubernetesApi: KubernetesApi;
  private readonly kubernetesAuthProvidersApi: KubernetesAuthProvidersApi;
  private readonly keepForMs: number;
  private readonly giveUpAfterMs: number;

  constructor(options: {
    kubernetesApi: KubernetesApi;
    kubernetesAuthProvidersApi: KubernetesAuthProvidersApi;
    keepForMs: number;
    /** Timeout in milliseconds. */
    giveUpAfterMs: number;
  }) {
    this.kubernetesApi = options.kubernetesApi;
    this.kubernetesAuthProvidersApi = options.kubernetesAuthProvidersApi;
    this.keepForMs = options.keepForMs;
    this.giveUpAfterMs = options.giveUpAfterMs;
  }

  /** Rejects with a {@link FluxRequestError}. */
  async list(options: FluxClustersOptions = {}): Promise<readonly Cluster[]> {
    const { again = false } = options;
    return (again ? this.readAgain() : this.listing()).clusters;
  }

  /** The backend's list without nameless entries. Rejects like {@link list}. */
  async asListed(): Promise<BackendCluster[]> {
    return this.listing().backendClusters;
  }

  private listing(): Listing {
    return this.latest && this.isFresh(this.latest)
      ? this.latest
      : this.readAgain();
  }

  private readAgain(): Listing {
    const backendClusters = this.read();
    const clusters = backendClusters.then(clustersOf);
    const latest = { backendClusters, clusters, since: Date.now() };
    this.latest = latest;
    clusters.catch(() => {
      // The next call requests the list again.
      if (this.latest === latest) this.latest = undefined;
    });
    return latest;
  }

  private async read(): Promise<BackendCluster[]> {
    const signal = deadline(this.giveUpAfterMs);
    try {
      const client = withSignal(this.kubernetesApi, signal);
      return namedIn(await abortable(client.getClusters(), signal));
    } catch (cause) {
      if (!signal.aborted) {
        throw requestErrorOf(cause, 'kubernetes.clusters.read');
      }
      const seconds = this.giveUpAfterMs / 1000;
      throw new FluxRequestError({
        message: `No list of clusters within ${seconds} seconds.`,
        meaning: 'no-answer',
        cause,
      });
    }
  }

  /** Signs in with the providers of `clusters`, as far as possible. */
  async signIn(entity: Entity, clusters: readonly Cluster[]): Promise<SignIn> {
    let body: KubernetesRequestBody = { entity };
    for (const provider of new Set(clusters.map(each => each.provider))) {
      // One provider at a time, because each may open a login window.
      const before = body;
      body = await this.trySignIn(provider, async () =>
        this.kubernetesAuthProvidersApi.decorateRequestBodyForAuth(
          provider,
          before,
        ),
      ).catch(() => before);
    }
    return {
      auth: body.auth ?? {},
      failures: clusters.flatMap(cluster => this.refusalOf(cluster) ?? []),
    };
  }

  /** Why signing in to a cluster fails; undefined if it succeeds. */
  async signInFailure(cluster: Cluster): Promise<FluxFailure | undefined> {
    const { provider } = cluster;
    await this.trySignIn(provider, async () =>
      this.kubernetesAuthProvidersApi.getCredentials(provider),
    ).catch(() => undefined);
    return this.refusalOf(cluster);
  }

  /** Allows sign-in attempts again that were declined before. */
  forgetRefusals() {
    this.refused.clear();
    this.signingIn.clear();
  }

  /** Runs one attempt per provider at a time: each may open a login window. */
  private async trySignIn<T>(
    provider: string,
    signIn: () => Promise<T>,
  ): Promise<T> {
    const before = this.signingIn.get(provider) ?? Promise.resolve();
    const attempt = before
      .catch(() => {})
      .then(() => this.signInUnlessRefused(provider, signIn));
    this.signingIn.set(provider, attempt);
    try {
      return await attempt;
    } finally {
      if (this.signingIn.get(provider) === attempt) {
        this.signingIn.delete(provider);
      }
    }
  }

  /**
   * Signs in with a provider, unless that failed a short while ago. Otherwise
   * every poll could open a login window.
   */
  private async signInUnlessRefused<T>(
    provider: string,
    signIn: () => Promise<T>,
  ): Promise<T> {
    const before = this.refused.get(provider);
    if (before && this.isFresh(before)) throw new Error(before.message);
    this.refused.delete(provider);
    try {
      return await signIn();
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      this.refused.set(provider, { message, since: Date.now() });
      throw cause;
    }
  }

  private refusalOf(cluster: Cluster): FluxFailure | undefined {
    const message = this.refused.get(cluster.provider)?.message;
    return message === undefined
      ? undefined
      : { cluster: cluster.name, meaning: 'not-signed-in', message };
  }

  private isFresh({ since }: { readonly since: number }): boolean {
    return Date.now() - since <= this.keepForMs;
  }
}

/** The clusters with a name in an answer, which is untrusted. */
function namedIn(listed: unknown): BackendCluster[] {
  if (!Array.isArray(listed)) {
    throw new FluxRequestError({
      message: 'The Kubernetes backend answered without a list of clusters.',
      meaning: 'malformed',
    });
  }
  return listed.filter(cluster => textAt(cluster, 'name') !== undefined);
}

function clustersOf(listed: readonly BackendCluster[]): readonly Cluster[] {
  // The backend sends titles, which are missing in the client's types.
  const names = countsOf(listed.map(({ name }) => name));
  const titles = countsOf(listed.map(each => textAt(each, 'title') ?? ''));
  return listed.map(cluster => {
    const { name } = cluster;
    const given = textAt(cluster, 'title');
    const isShared =
      given !== undefined &&
      ((titles.get(given) ?? 0) > 1 || (given !== name && names.has(given)));
    const title = isShared ? `${given} (${name})` : given;
    const authProvider = textAt(cluster, 'authProvider') ?? '';
    const oidcProvider = textAt(cluster, 'oidcTokenProvider');
    return {
      name,
      ...(title && { title }),
      ...((names.get(name) ?? 0) > 1 && { isAmbiguous: true }),
      provider: oidcProvider ? `${authProvider}.${oidcProvider}` : authProvider,
    };
  });
}

function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
