/**
 * IPv4 addresses outside of the public internet: RFC 1918, shared address space
 * (100.64.0.0/10), loopback, link-local, benchmarks, multicast and reserved.
 */
const privateAddress =
  /^(?:0|10|127|169\.254|192\.168|192\.0\.0|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|198\.1[89]|22[4-9]|2[345]\d)\.[\d.]+$/;

/**
 * `service.namespace.svc`, optionally with a pod before it and any cluster
 * domain after it (Kubernetes: DNS for Services and Pods).
 */
const serviceName = /^(?:[^.]+\.){2,3}(?:svc|pod)(?:\.|$)/;

/** Domains that are private by standard or convention (RFC 6762, 8375). */
const privateName =
  /\.(?:svc|cluster\.local|local|localdomain|localhost|internal|lan|home\.arpa)$/;

/** The pattern of all top-level domains. Many namespaces do not match it. */
const topLevel = /^(?:[a-z]{2,}|xn--[a-z\d-]+)$/;

/** The first top-level domains, which are no usual names of namespaces. */
const wellKnown: ReadonlySet<string> = new Set([
  'com',
  'edu',
  'gov',
  'info',
  'mil',
  'net',
  'org',
]);

/**
 * Whether a browser outside of the cluster is likely to reach the host of an
 * address. A list of all top-level domains would be larger than the rest of the
 * plugin and never up to date, so names of services are recognised by their
 * form. In doubt the answer is no: no link is better than a dead one.
 *
 * `scheme` is the scheme as written; for ssh the scheme of `url` differs.
 */
export function isReachable(url: URL, scheme: string): boolean {
  const host = url.hostname.replace(/\.$/, '');
  const labels = host.split('.');
  // IPv6 addresses have no dot. The ones in Flux objects are not public.
  if (labels.length < 2) return false;
  if (/^[\d.]+$/.test(host)) return !privateAddress.test(host);
  if (serviceName.test(host) || privateName.test(host)) return false;

  const last = labels[labels.length - 1];
  if (!topLevel.test(last)) return false;
  if (labels.length > 2 || last.length === 2 || wellKnown.has(last)) {
    return true;
  }
  // `<service>.<namespace>` looks the same as `<name>.<new top-level domain>`,
  // but public sites with such names serve https on its default port.
  return scheme === 'https' && url.port === '';
}
