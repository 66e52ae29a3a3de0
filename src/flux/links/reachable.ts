/**
 * Of networks that are not the internet's: RFC 1918, shared address space
 * (100.64.0.0/10), loopback, link-local, benchmarks, multicast and reserved.
 */
const privateAddress =
  /^(?:0|10|127|169\.254|192\.168|192\.0\.0|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|198\.1[89]|22[4-9]|2[345]\d)\.[\d.]+$/;

/**
 * `service.namespace.svc`, with a pod before it or the cluster's domain after
 * it, whichever that is (Kubernetes: DNS for Services and Pods).
 */
const serviceName = /^(?:[^.]+\.){2,3}(?:svc|pod)(?:\.|$)/;

/** Domains that are private by a standard or by habit (RFC 6762, 8375). */
const privateName =
  /\.(?:svc|cluster\.local|local|localdomain|localhost|internal|lan|home\.arpa)$/;

/** What every top-level domain looks like; many namespaces do not. */
const topLevel = /^(?:[a-z]{2,}|xn--[a-z\d-]+)$/;

/** Older than the domains that namespaces are named like. */
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
 * Whether a browser outside the cluster finds the host of an address. Without
 * a list of all top-level domains, which would be larger than the rest of the
 * plugin and never up to date, names of services are told by their shape.
 * Where that leaves a doubt the answer is no: rather no link than a dead one.
 *
 * `scheme` is the one of the address, which for ssh is not that of `url`.
 */
export function isReachable(url: URL, scheme: string): boolean {
  const host = url.hostname.replace(/\.$/, '');
  const labels = host.split('.');
  // An IPv6 address has no dot. None of those that Flux is given is public.
  if (labels.length < 2) return false;
  if (/^[\d.]+$/.test(host)) return !privateAddress.test(host);
  if (serviceName.test(host) || privateName.test(host)) return false;

  const last = labels[labels.length - 1];
  if (!topLevel.test(last)) return false;
  if (labels.length > 2 || last.length === 2 || wellKnown.has(last)) {
    return true;
  }
  // `<service>.<namespace>` looks the same as `<name>.<new top-level domain>`,
  // but public sites with such names serve https, and on its usual port.
  return scheme === 'https' && url.port === '';
}
