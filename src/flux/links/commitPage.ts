import type { FluxDeployed } from '../sources/deployed';
import { shortHashOf } from '../sources/revision';
import {
  httpPageOf,
  sshPageOf,
  webHostOf,
  type FluxIntegration,
  type FluxIntegrationOf,
} from './gitPage';
import {
  LONGEST_ADDRESS,
  parseAddress,
  segmentsOf,
  tidyAddress,
  type Address,
} from './redact';

/** A link to a commit. */
export interface FluxCommitLink {
  readonly url: string;
  /** What the link reads: the short commit. */
  readonly text: string;
  /** In full. With `host` it makes the link's accessible name. */
  readonly commit: string;
  /** The host that the link leads to. */
  readonly host: string;
}

/** A link to what is between two commits. */
export interface FluxCompareLink {
  readonly url: string;
  /** What the link reads: both short commits. */
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly host: string;
}

/** The links for the result of {@link deployedOf}. */
export interface FluxDeployedLinks {
  readonly applied?: FluxCommitLink;
  readonly attempted?: FluxCommitLink;
  readonly newest?: FluxCommitLink;
  /** From what is applied to what is tried. */
  readonly toAttempted?: FluxCompareLink;
  /** From what is applied to what is newest. */
  readonly toNewest?: FluxCompareLink;
}

/**
 * The page of a commit in a git repository. None on hosts that neither the
 * app's integrations nor everybody knows, and none for servers without such
 * pages.
 */
export function commitLinkOf(
  repository: string | undefined,
  commit: string | undefined,
  integrationOf?: FluxIntegrationOf,
): FluxCommitLink | undefined {
  const place = isCommit(commit) && placeOf(repository, integrationOf);
  return commit && place
    ? {
        url: place.pages.commit(place.base, commit),
        text: shortHashOf(commit),
        commit,
        host: place.host,
      }
    : undefined;
}

/**
 * The page that compares two commits of a git repository, the older first.
 * None where there is nothing to compare, or {@link commitLinkOf} has none.
 */
export function compareLinkOf(
  repository: string | undefined,
  from: string | undefined,
  to: string | undefined,
  integrationOf?: FluxIntegrationOf,
): FluxCompareLink | undefined {
  if (!isCommit(from) || !isCommit(to)) return undefined;
  if (from.toLowerCase() === to.toLowerCase()) return undefined;
  const place = placeOf(repository, integrationOf);
  return (
    place && {
      url: place.pages.compare(place.base, from, to),
      text: `${shortHashOf(from)}...${shortHashOf(to)}`,
      from,
      to,
      host: place.host,
    }
  );
}

/** All links to the commits of a deployment, and between them. */
export function deployedLinksOf(
  deployed: FluxDeployed,
  integrationOf?: FluxIntegrationOf,
): FluxDeployedLinks {
  const { repository, applied, attempted, behind } = deployed;
  const one = (commit?: string) =>
    commitLinkOf(repository, commit, integrationOf);
  const two = (commit?: string) =>
    compareLinkOf(repository, applied?.commit, commit, integrationOf);
  return {
    applied: one(applied?.commit),
    attempted: one(attempted?.commit),
    newest: one(behind?.newest.commit),
    toAttempted: two(attempted?.commit),
    toNewest: two(behind?.newest.commit),
  };
}

interface Pages {
  /** The path of a repository: the relevant segments of its page's path. */
  readonly repository: (
    segments: readonly string[],
    integration?: FluxIntegration,
  ) => readonly string[] | undefined;
  readonly commit: (base: string, commit: string) => string;
  readonly compare: (base: string, from: string, to: string) => string;
}

interface Place {
  readonly pages: Pages;
  /** The address of the repository that pages are below. */
  readonly base: string;
  readonly host: string;
}

const PAGES: ReadonlyMap<string, Pages> = new Map<string, Pages>([
  [
    'github',
    {
      repository: ownerAndName,
      commit: (base, commit) => `${base}/commit/${commit}`,
      compare: (base, from, to) => `${base}/compare/${from}...${to}`,
    },
  ],
  [
    'gitlab',
    {
      // Groups have groups, and may be below a path; `-` ends the name.
      repository: segments => upTo(segments, segments.indexOf('-') - 1),
      commit: (base, commit) => `${base}/-/commit/${commit}`,
      compare: (base, from, to) => `${base}/-/compare/${from}...${to}`,
    },
  ],
  [
    'bitbucketCloud',
    {
      repository: ownerAndName,
      commit: (base, commit) => `${base}/commits/${commit}`,
      compare: (base, from, to) => `${base}/branches/compare/${to}%0D${from}`,
    },
  ],
  [
    'bitbucketServer',
    {
      repository: segments => {
        const at = segments.indexOf('repos');
        const key = segments[at - 2] ?? '';
        return at > 0 && /^(?:projects|users)$/.test(key)
          ? upTo(segments, at + 1)
          : undefined;
      },
      commit: (base, commit) => `${base}/commits/${commit}`,
      compare: (base, from, to) =>
        `${base}/compare/commits?sourceBranch=${to}&targetBranch=${from}`,
    },
  ],
  [
    'azure',
    {
      repository: segments => {
        // Azure DevOps Server has `_ssh` where browsers need `_git`.
        const at = segments.findIndex(each => /^_(?:git|ssh)$/.test(each));
        const path = segments.map((each, i) => (i === at ? '_git' : each));
        return at < 0 || !segments[at + 1] ? undefined : upTo(path, at + 1);
      },
      commit: (base, commit) => `${base}/commit/${commit}`,
      compare: (base, from, to) =>
        `${base}/branchCompare?baseVersion=GC${from}&targetVersion=GC${to}&_a=files`,
    },
  ],
  [
    'gitea',
    {
      repository: (segments, integration) =>
        upTo(segments, lengthOfPath(integration?.baseUrl) + 1),
      commit: (base, commit) => `${base}/commit/${commit}`,
      compare: (base, from, to) => `${base}/compare/${from}...${to}`,
    },
  ],
  [
    'gerrit',
    {
      repository: segments => upTo(segments, segments.indexOf('+') - 1),
      commit: (base, commit) => `${base}/+/${commit}`,
      compare: (base, from, to) => `${base}/+/${from}..${to}`,
    },
  ],
]);

/** Hosts that are known without an integration. */
const WELL_KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^(?:www\.)?github\.com$/, 'github'],
  [/^gitlab\.com$/, 'gitlab'],
  [/^bitbucket\.org$/, 'bitbucketCloud'],
  [/^(?:dev\.azure\.com|[^.]+\.visualstudio\.com)$/, 'azure'],
  [/^(?:codeberg\.org|gitea\.com)$/, 'gitea'],
  [/^[^.]+\.googlesource\.com$/, 'gerrit'],
];

function placeOf(
  repository: string | undefined,
  integrationOf: FluxIntegrationOf | undefined,
): Place | undefined {
  const text = tidyAddress(textIn(repository));
  const address =
    text && text.length <= LONGEST_ADDRESS ? parseAddress(text) : undefined;
  if (!text || !address || address.scheme === 'oci') return undefined;
  const isSsh = address.scheme === 'ssh';
  const integration = isSsh
    ? integrationOf?.(webHostOf(address.url), 'ssh')
    : integrationOf?.(address.url.host, 'http');
  const page = pageOf(address, text, integration, integrationOf);
  if (!page) return undefined;

  const url = new URL(page);
  const type = integration?.type ?? wellKnown(url.host);
  const pages = PAGES.get(type ?? '');
  const path = pages?.repository(segmentsOf(url), integration);
  if (!pages || !path || path.length < (type === 'gerrit' ? 1 : 2)) {
    return undefined;
  }
  const joined = path.join('/');
  // Only names in Azure DevOps may end in it.
  const name = type === 'azure' ? joined : joined.replace(/\.git$/, '');
  return { pages, base: `${url.origin}/${name}`, host: url.host };
}

/** A page of the repository, or below it; for Gerrit that in Gitiles. */
function pageOf(
  address: Address,
  text: string,
  integration: FluxIntegration | undefined,
  integrationOf: FluxIntegrationOf | undefined,
): string | undefined {
  if (integration?.type === 'gerrit') {
    const gitiles = parseAddress(integration.gitilesUrl ?? '');
    const [first, ...rest] = segmentsOf(address.url);
    const path = first === 'a' ? rest : [first, ...rest];
    return gitiles && gitiles.scheme !== 'ssh' && path[0]
      ? `${gitiles.url.href.replace(/\/+$/, '')}/${path.join('/')}`
      : undefined;
  }
  return address.scheme === 'ssh'
    ? sshPageOf(address, integrationOf)
    : httpPageOf(address, text, integrationOf);
}

function wellKnown(host: string): string | undefined {
  return WELL_KNOWN.find(([pattern]) => pattern.test(host))?.[1];
}

function ownerAndName(segments: readonly string[]): readonly string[] {
  return upTo(segments, 1);
}

/** All up to the last that counts, or all where that is before the first. */
function upTo(segments: readonly string[], last: number): readonly string[] {
  return last < 0 ? segments : segments.slice(0, last + 1);
}

function lengthOfPath(baseUrl: string | undefined): number {
  const address = parseAddress(baseUrl ?? '');
  return address ? segmentsOf(address.url).length : 0;
}

/** Origins of OCI artifacts can contain any text. */
function textIn(repository: unknown): string | undefined {
  return typeof repository === 'string' ? repository : undefined;
}

function isCommit(commit: string | undefined): commit is string {
  return typeof commit === 'string' && /^[0-9a-f]{7,64}$/i.test(commit);
}
