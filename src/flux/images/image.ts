/** A container image. */
export interface FluxImage {
  /** The whole reference: `ghcr.io/stefanprodan/podinfo:6.2.1`. */
  readonly text: string;
  readonly name: string;
  readonly tag?: string;
  /** `<algorithm>:<hex>`. */
  readonly digest?: string;
}

/** Longer than any reference may be, so that garbage costs nothing. */
const LONGEST = 2_000;

/** Reads `[host[:port]/]path[:tag][@digest]`. */
export function parseImage(text: string | undefined): FluxImage | undefined {
  if (!text || text.length > LONGEST) return undefined;
  const at = text.indexOf('@');
  const tagged = at < 0 ? text : text.slice(0, at);
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
  return colon < 0
    ? { text, name: tagged, digest }
    : {
        text,
        name: tagged.slice(0, colon),
        tag: tagged.slice(colon + 1),
        digest,
      };
}

/**
 * The full name of an image, as container runtimes use it:
 * `docker.io/library/nginx` for `nginx` (distribution: reference/normalize.go).
 */
export function imageKey(name: string): string {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const hasHost = /[.:]/.test(first) || first === 'localhost';
  const sentHost = hasHost ? first.toLowerCase() : 'docker.io';
  const path = hasHost ? name.slice(slash + 1) : name;
  const isDockerHub = /^(?:(?:index|registry-1)\.)?docker\.io$/.test(sentHost);
  if (!isDockerHub) return `${sentHost}/${path}`;
  return `docker.io/${path.includes('/') ? path : `library/${path}`}`;
}
