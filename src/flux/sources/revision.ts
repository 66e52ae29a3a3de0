/**
 * A revision as RFC-0005 defines it, `[<pointer>][@<algorithm>:<hash>]`, or as
 * Flux before 0.41 wrote it, `<pointer>/<hash>` or a bare hash.
 */
export interface FluxRevision {
  /** The whole revision, as sent. */
  readonly text: string;
  /** Branch, tag, ref or version: everything before the hash. */
  readonly pointer?: string;
  /** `sha1`, `sha256`, …; missing in revisions of old Flux releases. */
  readonly algorithm?: string;
  /** The commit or digest in hex, in full. */
  readonly hash?: string;
  /** The part of `text` before the hash, with separators. */
  readonly prefix: string;
}

// The pattern for the pointer is greedy: it may contain an @ or a / itself.
const digested = /^((?:(.+)@)?(sha\d+|blake\d\w*|md5):)([0-9a-f]+)$/i;
const legacy = /^((?:(.+)\/)?)([0-9a-f]{40}|[0-9a-f]{64})$/i;

/** Number of hex digits that are shown (Flux: internal/utils/hex.go). */
const shortHash = 8;

/** Parses a revision. Undefined if there is no text. */
export function parseRevision(
  text: string | undefined,
): FluxRevision | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  // No revision is this long, so it is not parsed.
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
 * A revision for display: hashes of 40 digits or more are cut to 8, as the flux
 * CLI does; versions and short hashes stay whole. `parseRevision(text).text` is
 * the full one, for tooltips.
 */
export function shortRevision(text: string | undefined): string | undefined {
  const revision = parseRevision(text);
  if (!revision?.hash || revision.hash.length < 40) return revision?.text;
  return revision.prefix + shortHashOf(revision.hash);
}

/** The beginning of a commit or digest, as it is shown. */
export function shortHashOf(hash: string): string {
  return hash.slice(0, shortHash);
}
