/** Longer addresses are truncated and not linked; no real one is this long. */
export const LONGEST_ADDRESS = 2048;

/** An address with a scheme that Flux supports. */
export interface Address {
  /** `http`, `https`, `ssh` or `oci`. */
  readonly scheme: string;
  /** Its scheme is https for ssh and oci, see {@link parseAddress}. */
  readonly url: URL;
}

/**
 * Removes credentials, characters that browsers ignore in URLs, and characters
 * that reverse the writing direction.
 */
export function tidyAddress(text: string | undefined): string | undefined {
  const clean = text?.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '').trim();
  return clean ? withoutCredentials(clean) || undefined : undefined;
}

/** `user@host:path`, the short form of `ssh://user@host/path`. */
const scp = /^([\w.+-]+@[a-z\d][a-z\d.-]*):(?!\/\/)\/?(.+)$/i;

/**
 * Parses an address with a scheme that Flux supports. The slashes are required
 * because links without them are relative. For ssh and oci the scheme of the
 * URL is https: older browsers parse no host for a scheme they do not know.
 */
export function parseAddress(text: string): Address | undefined {
  const [, sent, rest] =
    /^(https?|ssh|oci):\/\/(.*)$/is.exec(text.replace(scp, 'ssh://$1/$2')) ??
    [];
  if (!sent) return undefined;
  const scheme = sent.toLowerCase();
  try {
    const url = new URL(`${scheme === 'http' ? scheme : 'https'}://${rest}`);
    return { scheme, url };
  } catch {
    return undefined;
  }
}

/** The segments of a URL's path. */
export function segmentsOf(url: URL): string[] {
  return url.pathname.split('/').filter(Boolean);
}

function withoutCredentials(text: string): string {
  if (scp.test(text)) return text;
  const { scheme, url } = parseAddress(text) ?? {};
  if (!url) return text.slice(text.lastIndexOf('@') + 1);
  // The user name in an ssh address is no secret; elsewhere it may be a token.
  const user = scheme === 'ssh' ? '' : url.username;
  if (!user && !url.password && !url.search && !url.hash) return text;
  if (user) url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href.replace(/^https?/, () => `${scheme}`);
}
