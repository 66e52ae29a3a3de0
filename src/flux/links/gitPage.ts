import { isReachable } from './reachable';
import { segmentsOf, type Address } from './redact';

/** What an app's integration says of a host. */
export interface FluxIntegration {
  /**
   * The `type` of the Backstage `ScmIntegration`: `github`, `gitlab`,
   * `bitbucketServer`, `gerrit`, …
   */
  readonly type: string;
  /** The host that browsers go to, with its port if that is not the usual. */
  readonly host?: string;
  /** The URL below which its pages are, if not the root of the host. */
  readonly baseUrl?: string;
  /** The address of Gitiles, which shows the commits of Gerrit. */
  readonly gitilesUrl?: string;
}

/**
 * The app's integration for a host, if it has one. Hosts come with their port
 * where it is not the usual one of https; from ssh addresses without, because
 * browsers go to another port there.
 */
export type FluxIntegrationOf = (
  host: string,
  scheme: 'http' | 'ssh',
) => FluxIntegration | undefined;

/** Web hosts of git servers whose ssh host has another name. */
const webHosts: ReadonlyMap<string, string> = new Map([
  ['ssh.github.com', 'github.com'],
  ['altssh.gitlab.com', 'gitlab.com'],
  ['altssh.bitbucket.org', 'bitbucket.org'],
]);

/** Default ssh ports that no other git server uses. */
const sshPorts: ReadonlyMap<string, string> = new Map([
  ['7999', 'bitbucketServer'],
  ['29418', 'gerrit'],
]);

/** Gerrit hosts by name. googlesource.com serves pages at the clone URL. */
const gerritName = /^(?!.+\.googlesource\.com$)(?:.+\.)?gerrit\d*\./;

/**
 * The web page of a git repository with an http(s) URL: the URL itself, unless
 * the server has its pages elsewhere. `text` is the URL as written.
 */
export function httpPageOf(
  address: Address,
  text: string,
  integrationOf?: FluxIntegrationOf,
): string | undefined {
  const { scheme, url } = address;
  const type = integrationOf?.(url.host, 'http')?.type;
  if (hasNoPages(url) || !(type || isReachable(url, scheme))) return undefined;
  const { origin } = url;
  const segments = segmentsOf(url);
  switch (type ?? httpGuess(url, segments)) {
    case 'bitbucketServer': {
      const context = [origin, ...segments.slice(0, -3)].join('/');
      const isClone = segments.at(-3) === 'scm';
      return isClone ? bitbucketPageOf(context, segments.slice(-2)) : text;
    }
    case 'gerrit': {
      const path = segments[0] === 'a' ? segments.slice(1) : segments;
      return type && gerritPageOf(origin, path);
    }
    default:
      return text;
  }
}

/** The web page of a git repository at an ssh address. */
export function sshPageOf(
  address: Address,
  integrationOf?: FluxIntegrationOf,
): string | undefined {
  const { scheme, url } = address;
  const segments = segmentsOf(url);
  if (/^(?:ssh\.dev\.azure|vs-ssh\.visualstudio)\.com$/.test(url.hostname)) {
    return azurePageOf(segments);
  }
  const host = webHostOf(url);
  const integration = integrationOf?.(host, 'ssh');
  const type = integration?.type;
  if (hasNoPages(url) || !(type || isReachable(url, scheme))) return undefined;
  const base = pagesOf(integration) ?? `https://${host}`;
  switch (type ?? sshGuess(url, host, segments)) {
    case 'bitbucketServer':
      return bitbucketPageOf(base, segments);
    case 'gerrit':
      return type && gerritPageOf(base, segments);
    case 'none':
      return undefined;
    default:
      return segments.length > 0
        ? `${base}/${withoutGit(segments.join('/'))}`
        : undefined;
  }
}

/** The host of a browser's address for a host that is spoken ssh with. */
export function webHostOf(url: URL): string {
  return webHosts.get(url.hostname) ?? url.hostname;
}

function pagesOf(integration: FluxIntegration | undefined) {
  const { baseUrl = '', host } = integration ?? {};
  if (/^https?:\/\/./.test(baseUrl)) return baseUrl.replace(/\/+$/, '');
  return host && `https://${host}`;
}

function sshGuess(
  url: URL,
  host: string,
  segments: readonly string[],
): string | undefined {
  const [first = ''] = segments;
  // In `git@host:7999/KEY/repo` git takes the port for a part of the path, so
  // the address is wrong.
  if (sshPorts.has(first)) return 'none';
  // gitolite has no web pages, and the pages of Azure DevOps Server cannot be
  // derived from its `_ssh` paths.
  if (url.username === 'gitolite' || segments.includes('_ssh')) return 'none';
  const known = sshPorts.get(url.port);
  if (known) return known;
  // bitbucket.org is Bitbucket Cloud; all other such hosts are Bitbucket
  // Server.
  if (/^(?:bitbucket|stash)\d*\./.test(host) && host !== 'bitbucket.org') {
    return 'bitbucketServer';
  }
  return gerritName.test(host) ? 'gerrit' : undefined;
}

function httpGuess(url: URL, segments: readonly string[]): string | undefined {
  // Bitbucket Server clones from `/scm/KEY/repository`, possibly below a
  // context path. On other servers this is a repository in a group named scm.
  const [key = ''] = segments.slice(-2);
  const isScm =
    (segments.length === 3 || segments.length === 4) &&
    segments.at(-3) === 'scm' &&
    !/^(?:git|hg|svn|repo)$/.test(key) &&
    !/(?:^|\.)(?:git(?:hub|lab|ea)|forgejo|codeberg)\d*\./.test(url.hostname);
  if (isScm) return 'bitbucketServer';
  return gerritName.test(url.hostname) ? 'gerrit' : undefined;
}

/**
 * A page of Bitbucket Server or Data Center, for the path `KEY/repository`, or
 * `~user/repository` for a personal repository.
 */
function bitbucketPageOf(
  base: string,
  segments: readonly string[],
): string | undefined {
  const [sentKey = '', sentName = ''] = segments;
  const key = sentKey.replace(/^%7e/i, '~');
  const name = withoutGit(sentName);
  if (segments.length !== 2 || name === '') return undefined;
  if (/^~./.test(key)) return `${base}/users/${key.slice(1)}/repos/${name}`;
  return /^[a-z]\w*$/i.test(key)
    ? `${base}/projects/${key}/repos/${name}`
    : undefined;
}

/** A page of Gerrit, where the whole path is the name of the repository. */
function gerritPageOf(
  base: string,
  segments: readonly string[],
): string | undefined {
  const name = withoutGit(segments.join('%2F'));
  return name ? `${base}/admin/repos/${name}` : undefined;
}

/**
 * A page of Azure DevOps, for the path `v3/organization/project/repository`.
 */
function azurePageOf(segments: readonly string[]): string | undefined {
  const [version, organization, project, repository] = segments;
  return version === 'v3' && segments.length === 4
    ? `https://dev.azure.com/${organization}/${project}/_git/${repository}`
    : undefined;
}

/** Hosts that only serve git. The URL of their cloud console is unknown. */
function hasNoPages(url: URL): boolean {
  return /^(?:git-codecommit(?:-fips)?\..+\.amazonaws\..+|source\.developers\.google\.com)$/.test(
    url.hostname.replace(/\.$/, ''),
  );
}

function withoutGit(name: string): string {
  return name.replace(/\.git$/, '');
}
