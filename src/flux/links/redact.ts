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

/** What stands for what is hidden. */
export const MASK = '***';

/** Hides what may be a credential in an address, and shows the rest. */
export function maskAddress(text: string): string {
  if (scp.test(text)) return text;
  const { scheme, url } = parseAddress(text) ?? {};
  if (!url) {
    const at = text.lastIndexOf('@');
    return at < 0 ? maskCredentials(text) : MASK + text.slice(at);
  }
  const user = scheme === 'ssh' ? url.username : '';
  const isSecret = url.password !== '' || url.username !== user;
  if (!isSecret && !url.search && !url.hash) return text;
  const who = [...(user ? [user] : []), ...(isSecret ? [MASK] : [])].join(':');
  return [
    `${scheme}://${who && `${who}@`}${url.host}${url.pathname}`,
    url.search && `?${MASK}`,
    url.hash && `#${MASK}`,
  ].join('');
}

/** The host of an address whose path is a secret, as of a webhook. */
export function maskWebhook(text: string): string {
  const { scheme, url } = parseAddress(text) ?? {};
  return url ? `${scheme}://${url.host}/${MASK}` : MASK;
}

/** A text in which the addresses are those of webhooks. */
export function maskAddresses(text: string): string {
  return text.replace(/[a-z][a-z\d+.-]{0,40}:\/\/[^\s"'<>]+/gi, maskWebhook);
}

/** Parameters of a query that have a credential as their value. */
const secretParameters =
  /([?&;][\w.-]{0,40}(?:token|secret|passw(?:or)?d|signature|credential|api_?key|access_?key|auth)[\w.-]{0,40}=|[?&;](?:key|sig|pwd)=)[^\s&;#"'<>]+/gi;

/**
 * A text that may have addresses in it, without the user names, passwords and
 * tokens in them, and without the paths of Flux's receivers.
 */
export function maskCredentials(text: string): string {
  // Most messages have nothing that could be one, and there are many messages.
  if (!/:[\\/]{2}|[?&;]|\/hook\//i.test(text)) return text;
  return (
    text
      .replace(
        /:[\\/]{2}([^\s\\/?#"'<>]*)@/g,
        (found: string, user: string, at: number) =>
          text.slice(Math.max(at - 3, 0), at).toLowerCase() === 'ssh' &&
          !user.includes(':')
            ? found
            : `://${MASK}@`,
      )
      .replace(secretParameters, `$1${MASK}`)
      // The end of it may have been cut off.
      .replace(/\/hook\/[\da-f]{8,}/gi, `/hook/${MASK}`)
  );
}

/**
 * A message about an object of a kind, as {@link maskCredentials}. Those about
 * Alerts and Providers name the webhook that something could not be sent to.
 */
export function maskMessage(text: string, kind: string | undefined): string {
  const known = maskCredentials(text);
  return kind === 'Alert' || kind === 'Provider' ? maskAddresses(known) : known;
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
