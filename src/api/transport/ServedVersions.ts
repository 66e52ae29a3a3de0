import { kindInfo, type FluxKind } from '../../flux';

/**
 * What each cluster is known to serve. Flux drops old API versions as it adds
 * new ones, so no version is served everywhere: it is found out by asking and
 * remembered here.
 */
export class ServedVersions {
  private readonly served = new Map<string, Map<FluxKind, string | null>>();

  /**
   * The versions to ask all clusters for, newest first: the newest always,
   * since a cluster may be upgraded any time, and those older ones that some
   * cluster is known to need.
   */
  toAskAll(kind: FluxKind): string[] {
    const needed = new Set([...this.served.values()].map(m => m.get(kind)));
    return kindInfo(kind).versions.filter(
      (version, index) => index === 0 || needed.has(version),
    );
  }

  /**
   * Asks one cluster for a kind, version after version, until one is served.
   * Undefined where none is.
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
      // A failure tells nothing about versions.
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
   * Takes note of what `cluster` served of the versions `asked` for.
   *
   * Returns whether older versions are left to be asked for: none of those
   * asked for is served, and it is not known already that none at all is.
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
   * The version of `kind` that `cluster` serves; null where it serves none,
   * undefined while that is not known.
   */
  versionOn(cluster: string, kind: FluxKind): string | null | undefined {
    return this.served.get(cluster)?.get(kind);
  }
}
