import { kindInfo, type FluxKind } from '../../flux';

/**
 * Remembers which API versions each cluster serves. Flux removes old versions
 * as it adds new ones, so no version is served everywhere.
 */
export class ServedVersions {
  private readonly served = new Map<string, Map<FluxKind, string | null>>();

  /**
   * The versions to request from all clusters, newest first: always the newest,
   * since a cluster may be upgraded at any time, and older ones that some
   * cluster is known to need.
   */
  toAskAll(kind: FluxKind): string[] {
    const needed = new Set([...this.served.values()].map(m => m.get(kind)));
    return kindInfo(kind).versions.filter(
      (version, index) => index === 0 || needed.has(version),
    );
  }

  /**
   * Requests a kind from one cluster, version after version, until one is
   * served. Undefined if none is.
   */
  async firstServed<T extends { readonly outcome: string }>(
    cluster: string,
    kind: FluxKind,
    ask: (version: string) => Promise<T>,
  ): Promise<T | undefined> {
    const asked: string[] = [];
    for (const version of this.toAsk(cluster, kind)) {
      const answer = await ask(version);
      asked.push(version);
      if (answer.outcome === 'not-served') continue;
      // A failure does not show which versions are served.
      if (answer.outcome !== 'failed') {
        this.learn(cluster, kind, [version], []);
      }
      return answer;
    }
    this.learn(cluster, kind, asked, asked);
    return undefined;
  }

  private toAsk(cluster: string, kind: FluxKind): string[] {
    const known = this.served.get(cluster)?.get(kind);
    const { versions } = kindInfo(kind);
    return known
      ? [known, ...versions.filter(version => version !== known)]
      : [...versions];
  }

  /**
   * Records which of the requested versions (`asked`) `cluster` serves.
   *
   * Returns whether to request the older versions too: none of `asked` is
   * served, and the kind is not known to be missing altogether.
   */
  learn(
    cluster: string,
    kind: FluxKind,
    asked: readonly string[],
    notServed: readonly string[],
  ): boolean {
    const kinds =
      this.served.get(cluster) ?? new Map<FluxKind, string | null>();
    this.served.set(cluster, kinds);
    const { versions } = kindInfo(kind);
    const newestServed = versions.find(
      version => asked.includes(version) && !notServed.includes(version),
    );
    if (newestServed) {
      kinds.set(kind, newestServed);
      return false;
    }
    if (versions.every(version => asked.includes(version))) {
      kinds.set(kind, null);
      return false;
    }
    return kinds.get(kind) !== null;
  }

  /**
   * The version of `kind` that `cluster` serves; null if it serves none,
   * undefined if that is unknown.
   */
  versionOn(cluster: string, kind: FluxKind): string | null | undefined {
    return this.served.get(cluster)?.get(kind);
  }
}
