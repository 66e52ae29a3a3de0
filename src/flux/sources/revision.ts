/**
 * A revision as RFC-0005 writes it, `[<pointer>][@<algorithm>:<hash>]`, and as
 * Flux before 0.41 did: `<pointer>/<hash>` or a bare hash.
 */
export interface FluxRevision {
  /** All of it, as sent. */
  readonly text: string;
  /** Branch, tag, ref or version: everything before the hash. */
  readonly pointer?: string;
  /** `sha1`, `sha256`, …; legacy revisions do not tell it. */
  readonly algorithm?: string;
  /** The commit or digest in hex, in full. */
  readonly hash?: string;
  /** How much of `text` comes before the hash, separators included. */
  readonly prefix: string;
}

// The pointer may hold an @ or a / itself, so it takes as much as it can.
const digested = /^((?:(.+)@)?(sha\d+|blake\d\w*|md5):)([0-9a-f]+)$/i;
const legacy = /^((?:(.+)\/)?)([0-9a-f]{40}|[0-9a-f]{64})$/i;

/** How many hex digits people get to see (Flux: internal/utils/hex.go). */
const shortHash = 8;

/** The parts of a revision. Undefined for what is no text. */
export function parseRevision(
  text: string | undefined,
): FluxRevision | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  // Longer than any revision: not worth taking apart.
  if (text.length > 2000) return { text, pointer: text, prefix: text };

  const withDigest = digested.exec(text);
  if (withDigest) {
    const [, prefix, pointer, algorithm, hash] = withDigest;
    return { text, pointer, algorithm, hash, prefix };
  }
  const withHash = legacy.exec(text);
  if (withHash) {
    const [, prefix, pointer, hash] = withHash;
    return { text, pointer, hash, prefix };
  }
  return { text, pointer: text, prefix: text };
}

/**
 * A revision for people: hashes of 40 digits or more are cut to 8, as the flux
 * CLI does; versions and short hashes stay whole. `parseRevision(text).text`
 * is the full one, for tooltips.
 */
export function shortRevision(text: string | undefined): string | undefined {
  const revision = parseRevision(text);
  if (!revision?.hash || revision.hash.length < 40) return revision?.text;
  return revision.prefix + shortHashOf(revision.hash);
}

/** The beginning of a commit or digest, as people get to see it. */
export function shortHashOf(hash: string): string {
  return hash.slice(0, shortHash);
}
