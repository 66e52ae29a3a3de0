import { perObject } from '../objects/perObject';
import { textAt } from '../objects/json';
import { FluxObject } from '../objects/types';

/** Longer addresses are shown cut off and not linked: no real one is. */
const longest = 2048;

const cachedUrl = perObject(readUrl);
const cachedWebUrl = perObject(readWebUrl);

/**
 * The address an object takes its content from, for people to read: the `url`
 * of a repository, `endpoint/bucketName` of a Bucket, the `image` of an
 * ImageRepository. Never with credentials: user and password are left out, and
 * so are query and fragment, where tokens travel too.
 *
 * @public
 */
export function urlOf(object: FluxObject): string | undefined {
  return cachedUrl(object);
}

/**
 * Where a browser can open what {@link urlOf} shows: an http(s) address as it
 * is, the web page of an ssh git address, the page of an OCI repository in a
 * registry that has such pages. Undefined for all else, in particular for what
 * only a cluster can reach.
 *
 * @public
 */
export function webUrlOf(object: FluxObject): string | undefined {
  return cachedWebUrl(object);
}

/**
 * The page of a container image, `[host/]path[:tag][@digest]`, in a registry
 * that has such pages.
 *
 * @public
 */
export function imageWebUrlOf(image: string): string | undefined {
  if (typeof image !== 'string' || image.length > longest) return undefined;
  const [, name = ''] =
    /^((?:[^/@]+\/)?[^@:]+)(?::\w[\w.-]*)?(?:@[\w+.-]+:[\da-f]+)?$/i.exec(
      image.trim(),
    ) ?? [];
  const [first, ...rest] = name.split('/');
  const hasHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return hasHost
    ? registryPageOf(first, rest, 'repository')
    : registryPageOf('docker.io', [first, ...rest], 'repository');
}

function readUrl(object: FluxObject): string | undefined {
  const address =
    tidy(textAt(object, 'spec', 'url')) ??
    tidy(textAt(object, 'spec', 'image')) ??
    bucketOf(object);
  return address && address.length > longest
    ? `${address.slice(0, longest)}…`
    : address;
}

function bucketOf(object: FluxObject): string | undefined {
  const endpoint = tidy(textAt(object, 'spec', 'endpoint'));
  const bucket = tidy(textAt(object, 'spec', 'bucketName'));
  return endpoint && bucket
    ? `${endpoint.replace(/\/$/, '')}/${bucket}`
    : endpoint ?? bucket;
}

function readWebUrl(object: FluxObject): string | undefined {
  const text = tidy(textAt(object, 'spec', 'url'));
  if (!text) return imageWebUrlOf(textAt(object, 'spec', 'image') ?? '');
  const address = text.length > longest ? undefined : parse(text);
  switch (address?.scheme) {
    case 'http':
    case 'https':
      return isReachable(address.url) ? text : undefined;
    case 'ssh':
      return sshPageOf(address.url);
    case 'oci':
      // A HelmRepository of type oci names what its charts are below.
      return registryPageOf(
        address.url.host,
        segmentsOf(address.url),
        textAt(object, 'spec', 'type') === 'oci' ? 'namespace' : 'repository',
      );
    default:
      return undefined;
  }
}

/**
 * `text` without credentials, and without the characters that browsers ignore
 * in addresses or that make the rest read backwards.
 */
function tidy(text: string | undefined): string | undefined {
  const clean = text?.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '').trim();
  return clean ? withoutCredentials(clean) || undefined : undefined;
}

/** `user@host:path`, the short form of `ssh://user@host/path`. */
const scp = /^([\w.+-]+@[a-z\d][a-z\d.-]*):(?!\/\/)\/?(.+)$/i;

function withoutCredentials(text: string): string {
  if (scp.test(text)) return text;
  const { scheme, url } = parse(text) ?? {};
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

interface Address {
  readonly scheme: string;
  readonly url: URL;
}

/**
 * An address of one of the schemes Flux knows. Their slashes are asked for
 * because links without them are relative. For ssh and oci the URL is that of
 * https: older browsers read no host from a scheme that is not theirs.
 */
function parse(text: string): Address | undefined {
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

function segmentsOf(url: URL): string[] {
  return url.pathname.split('/').filter(Boolean);
}

/** Where the host for ssh is another than the one for browsers. */
const webHosts: ReadonlyMap<string, string> = new Map([
  ['ssh.github.com', 'github.com'],
  ['altssh.gitlab.com', 'gitlab.com'],
  ['altssh.bitbucket.org', 'bitbucket.org'],
]);

function sshPageOf(url: URL): string | undefined {
  const { hostname: host } = url;
  if (/^(?:ssh\.dev\.azure|vs-ssh\.visualstudio)\.com$/.test(host)) {
    return azurePageOf(segmentsOf(url));
  }
  const path = url.pathname.replace(/\/$/, '').replace(/\.git$/, '');
  return path && isReachable(url)
    ? `https://${webHosts.get(host) ?? host}${path}`
    : undefined;
}

/** `v3/organization/project/repository` */
function azurePageOf(segments: readonly string[]): string | undefined {
  const [version, organization, project, repository] = segments;
  return version === 'v3' && segments.length === 4
    ? `https://dev.azure.com/${organization}/${project}/_git/${repository}`
    : undefined;
}

interface RegistryRule {
  readonly host: RegExp;
  /** The namespace of repositories that are named without one. */
  readonly implied?: string;
  /** The page of a repository, which has at least two segments. */
  readonly repository: (path: string, host: string) => string | undefined;
  /** The page of what repositories are below. */
  readonly namespace?: (path: string, host: string) => string | undefined;
}

const asAddressed = (path: string, host: string) => `https://${host}/${path}`;

const registries: readonly RegistryRule[] = [
  {
    host: /^ghcr\.io$/,
    // Redirects to the package, whether a user or an organization owns it.
    repository: asAddressed,
    namespace: path => `https://github.com/${path.split('/')[0]}?tab=packages`,
  },
  {
    host: /^(?:(?:index\.|registry-1\.)?docker\.io|registry\.hub\.docker\.com)$/,
    implied: 'library',
    repository: dockerHubPageOf,
    namespace: path =>
      path.includes('/') ? undefined : `https://hub.docker.com/u/${path}`,
  },
  {
    host: /^quay\.io$/,
    repository: path => `https://quay.io/repository/${path}`,
  },
  {
    // Both redirect to the console of Google Cloud.
    host: /^(?:(?:(?:us|eu|asia)\.)?gcr\.io|[a-z\d-]+-docker\.pkg\.dev)$/,
    repository: asAddressed,
    namespace: asAddressed,
  },
  {
    host: /^public\.ecr\.aws$/,
    repository: path => `https://gallery.ecr.aws/${path}`,
    namespace: path => `https://gallery.ecr.aws/${path}`,
  },
];

function dockerHubPageOf(path: string): string | undefined {
  const [namespace, name, ...more] = path.split('/');
  if (more.length > 0) return undefined;
  return namespace === 'library'
    ? `https://hub.docker.com/_/${name}`
    : `https://hub.docker.com/r/${path}`;
}

function registryPageOf(
  sentHost: string,
  sentPath: readonly string[],
  what: 'repository' | 'namespace',
): string | undefined {
  const host = sentHost.toLowerCase();
  const rule = registries.find(each => each.host.test(host));
  const isBare = what === 'repository' && sentPath.length === 1;
  const path = rule?.implied && isBare ? [rule.implied, ...sentPath] : sentPath;
  const least = what === 'repository' ? 2 : 1;
  if (path.length < least || !path.every(isRepositoryName)) return undefined;
  return rule?.[what]?.(path.join('/'), host);
}

function isRepositoryName(segment: string): boolean {
  return /^[a-z\d][\w.-]*$/i.test(segment);
}

const privateAddress =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/;

/** Whether a browser outside the cluster finds something to show there. */
function isReachable(url: URL): boolean {
  const host = url.hostname.replace(/\.$/, '');
  return (
    host.includes('.') &&
    !/\.(?:svc|cluster\.local|localhost)$/.test(host) &&
    !privateAddress.test(host) &&
    // Speaks git only; which console shows it depends on the AWS partition.
    !/^git-codecommit(?:-fips)?\..+\.amazonaws\./.test(host)
  );
}
