import { fluxKindOf, kindInfo, type FluxReference } from '../../flux';
import type { ClusterProxy, ProxyAnswer } from './ClusterProxy';
import type { Discovery, ResourceType } from './Discovery';
import type { ServedVersions } from './ServedVersions';

/** The requested kind, with or without its version. */
export type Wanted = Pick<FluxReference, 'cluster' | 'group' | 'kind'> & {
  readonly version?: string;
};

/**
 * Finds the API version in which a cluster serves a kind: by trying the known
 * versions of a Flux kind, and by discovery for all others.
 */
export class Addresses {
  private readonly proxy: ClusterProxy;
  private readonly versions: ServedVersions;
  private readonly discovery: Discovery;

  constructor(options: {
    proxy: ClusterProxy;
    versions: ServedVersions;
    discovery: Discovery;
  }) {
    this.proxy = options.proxy;
    this.versions = options.versions;
    this.discovery = options.discovery;
  }

  /** Gets a path that contains the version; `not-served` if there is none. */
  async get(
    wanted: Wanted,
    pathOf: (type: ResourceType) => string,
    signal: AbortSignal,
    accept?: string,
  ): Promise<ProxyAnswer> {
    return this.ask<ProxyAnswer>(
      wanted,
      type => this.proxy.get(wanted.cluster, pathOf(type), signal, accept),
      signal,
    );
  }

  /** Calls `ask` with the served version; `not-served` if there is none. */
  async ask<T extends { readonly outcome: string }>(
    wanted: Wanted,
    ask: (type: ResourceType) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T | Extract<ProxyAnswer, { outcome: 'not-served' | 'failed' }>> {
    const { cluster, group, version } = wanted;
    const kind = fluxKindOf(wanted);
    if (kind && !version) {
      const { plural } = kindInfo(kind);
      const answer = await this.versions.firstServed(cluster, kind, served =>
        ask({ group, version: served, plural, namespaced: true }),
      );
      return answer ?? { outcome: 'not-served' };
    }
    const found = await this.discovery.find(cluster, wanted, signal);
    if (found.failure) return { outcome: 'failed', failure: found.failure };
    return found.type ? ask(found.type) : { outcome: 'not-served' };
  }
}
