import { kindInfo, type FluxKind } from '../../flux';

/** After how long the newest version is tried again, in milliseconds. */
const NEWEST_AGAIN_MS = 300_000;

/** What is known of a kind on a cluster. */
interface Served {
  /** Null if no version is served. */
  readonly version: string | null;
  /** When the newest version was last requested, in milliseconds. */
  newestAskedAt: number;
}

/**
 * Remembers which API versions each cluster serves. Flux removes old versions
 * as it adds new ones, so no version is served everywhere.
 */
export class ServedVersions {
  private readonly served = new Map<string, Map<FluxKind, Served>>();

  /**
   * The versions to request from all clusters, newest first: always the newest,
   * since a cluster may be upgraded at any time, and older ones that some
   * cluster is known to need.
   */
  toAskAll(kind: FluxKind): string[] {
    const needed = new Set(
      [...this.served.values()].map(kinds => kinds.get(kind)?.version),
    );
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
    const known = this.versionOn(cluster, kind);
    const asked: string[] = [];
    for (const version of this.toAsk(cluster, kind)) {
      const answer = await ask(version);
      const notServed = [...asked];
      asked.push(version);
      if (answer.outcome === 'not-served') continue;
      // A failure does not show which versions are served.
      if (answer.outcome !== 'failed' && version !== known) {
        this.learn(cluster, kind, asked, notServed);
      }
      return answer;
    }
    this.learn(cluster, kind, asked, asked);
    return undefined;
  }

  /**
   * The known version first; sometimes the newest, since a cluster that was
   * upgraded may still serve the known one, but without newer fields.
   */
  private toAsk(cluster: string, kind: FluxKind): string[] {
    const served = this.served.get(cluster)?.get(kind);
    const { versions } = kindInfo(kind);
    if (!served?.version) return [...versions];
    const { version, newestAskedAt } = served;
    const now = Date.now();
    if (now - newestAskedAt >= NEWEST_AGAIN_MS) {
      served.newestAskedAt = now;
      return [...new Set([versions[0], version, ...versions])];
    }
    return [...new Set([version, ...versions])];
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
    const kinds = this.served.get(cluster) ?? new Map<FluxKind, Served>();
    this.served.set(cluster, kinds);
    const { versions } = kindInfo(kind);
    const known = kinds.get(kind);
    const newestAskedAt = asked.includes(versions[0])
      ? Date.now()
      : known?.newestAskedAt ?? 0;
    const newestServed = versions.find(
      version => asked.includes(version) && !notServed.includes(version),
    );
    if (newestServed) {
      kinds.set(kind, { version: newestServed, newestAskedAt });
      return false;
    }
    if (versions.every(version => asked.includes(version))) {
      kinds.set(kind, { version: null, newestAskedAt });
      return false;
    }
    if (known) known.newestAskedAt = newestAskedAt;
    return known?.version !== null;
  }

  /**
   * The version of `kind` that `cluster` serves; null if it serves none,
   * undefined if that is unknown.
   */
  versionOn(cluster: string, kind: FluxKind): string | null | undefined {
    return this.served.get(cluster)?.get(kind)?.version;
  }
}
