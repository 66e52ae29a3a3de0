/** Longer addresses are shown cut off and not linked: no real one is. */
export const LONGEST_ADDRESS = 2048;

/** An address of a scheme that Flux knows. */
export interface Address {
  /** `http`, `https`, `ssh` or `oci`. */
  readonly scheme: string;
  /** For ssh and oci that of https, see {@link parseAddress}. */
  readonly url: URL;
}

/**
 * `text` without credentials, and without the characters that browsers ignore
 * in addresses or that make the rest read backwards.
 */
export function tidyAddress(text: string | undefined): string | undefined {
  const clean = text?.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '').trim();
  return clean ? withoutCredentials(clean) || undefined : undefined;
}

/** `user@host:path`, the short form of `ssh://user@host/path`. */
const scp = /^([\w.+-]+@[a-z\d][a-z\d.-]*):(?!\/\/)\/?(.+)$/i;

/**
 * An address of one of the schemes Flux knows. Their slashes are asked for
 * because links without them are relative. For ssh and oci the URL is that of
 * https: older browsers read no host from a scheme that is not theirs.
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

/** What is between the slashes of an address' path. */
export function segmentsOf(url: URL): string[] {
  return url.pathname.split('/').filter(Boolean);
}

function withoutCredentials(text: string): string {
  if (scp.test(text)) return text;
  const { scheme, url } = parseAddress(text) ?? {};
  if (!url) return text.slice(text.lastIndexOf('@') + 1);
  // The user of an ssh address is no secret, elsewhere it may be a token.
  const user = scheme === 'ssh' ? '' : url.username;
  if (!user && !url.password && !url.search && !url.hash) return text;
  if (user) url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href.replace(/^https?/, () => `${scheme}`);
}
