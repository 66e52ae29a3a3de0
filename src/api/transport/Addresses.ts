import { fluxKindOf, kindInfo, type FluxReference } from '../../flux';
import type { ClusterProxy, ProxyAnswer } from './ClusterProxy';
import type { Discovery, ResourceType } from './Discovery';
import type { ServedVersions } from './ServedVersions';

/** What is asked for, but for the version that a cluster serves. */
export type Wanted = Pick<FluxReference, 'cluster' | 'group' | 'kind'> & {
  readonly version?: string;
};

/**
 * Finds out in which API version a cluster serves a kind: by asking, for kinds
 * of Flux, whose versions are known; by discovery for all others.
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

  /** Gets a path that depends on the version; `not-served` where none is. */
  async get(
    wanted: Wanted,
    pathOf: (type: ResourceType) => string,
    signal: AbortSignal,
  ): Promise<ProxyAnswer> {
    return this.ask<ProxyAnswer>(
      wanted,
      type => this.proxy.get(wanted.cluster, pathOf(type), signal),
      signal,
    );
  }

  /** Asks in the version that is served; `not-served` where none is. */
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
