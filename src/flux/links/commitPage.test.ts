import { commit, digest, fluxObject } from '../__fixtures__/objects';
import {
  commitLinkOf,
  compareLinkOf,
  deployedLinksOf,
  deployedOf,
  type FluxIntegration,
} from '..';

const older = '00ca386d43834c41d9626b6d93137d396fd771ed';

const integrations: Readonly<Record<string, FluxIntegration>> = {
  'ghe.example.com': { type: 'github', host: 'ghe.example.com' },
  'gitlab.example.com:8443': {
    type: 'gitlab',
    host: 'gitlab.example.com:8443',
  },
  'below.example.com': {
    type: 'gitlab',
    host: 'below.example.com',
    baseUrl: 'https://below.example.com/gitlab',
  },
  'bb.example.com': { type: 'bitbucketServer', host: 'bb.example.com' },
  'tfs.example.com': { type: 'azure', host: 'tfs.example.com' },
  'gitea.example.com': {
    type: 'gitea',
    host: 'gitea.example.com',
    baseUrl: 'https://gitea.example.com/git',
  },
  'forgejo.internal:3000': { type: 'gitea', host: 'forgejo.internal:3000' },
  'review.example.com': {
    type: 'gerrit',
    host: 'review.example.com',
    gitilesUrl: 'https://review.example.com/gitiles/',
  },
  'bare.example.com': { type: 'gerrit', host: 'bare.example.com' },
  'git-codecommit.eu-west-1.amazonaws.com': { type: 'awsCodeCommit' },
  'app.harness.io': { type: 'harness', host: 'app.harness.io' },
};
/** As an app finds them: over ssh without the port of the pages. */
const integrationOf = (host: string, scheme: 'http' | 'ssh') =>
  Object.values(integrations).find(
    each => scheme === 'ssh' && each.host?.replace(/:\d+$/, '') === host,
  ) ?? integrations[host];

const old = older;
const bbRepo = 'https://bb.example.com/projects/PLAT/repos/infra';
const azureRepo = 'https://dev.azure.com/org/My%20Project/_git/infra';
const tfsRepo = 'https://tfs.example.com/tfs/Main/project/_git/infra';

describe('the pages of commits', () => {
  it.each<[string, string, string]>([
    [
      'https://github.com/org/repo',
      `https://github.com/org/repo/commit/${commit}`,
      `https://github.com/org/repo/compare/${old}...${commit}`,
    ],
    [
      'https://jane:token@github.com/org/repo.git/?x=y#z',
      `https://github.com/org/repo/commit/${commit}`,
      `https://github.com/org/repo/compare/${old}...${commit}`,
    ],
    [
      'git@github.com:org/repo.git',
      `https://github.com/org/repo/commit/${commit}`,
      `https://github.com/org/repo/compare/${old}...${commit}`,
    ],
    [
      'ssh://git@ssh.github.com:443/org/repo.git',
      `https://github.com/org/repo/commit/${commit}`,
      `https://github.com/org/repo/compare/${old}...${commit}`,
    ],
    // What images say they were made from is often a page.
    [
      'https://github.com/org/repo/tree/main/charts/carts',
      `https://github.com/org/repo/commit/${commit}`,
      `https://github.com/org/repo/compare/${old}...${commit}`,
    ],
    [
      'ssh://git@ghe.example.com:2222/org/repo',
      `https://ghe.example.com/org/repo/commit/${commit}`,
      `https://ghe.example.com/org/repo/compare/${old}...${commit}`,
    ],
    [
      'https://gitlab.com/group/sub/deeper/repo.git',
      `https://gitlab.com/group/sub/deeper/repo/-/commit/${commit}`,
      `https://gitlab.com/group/sub/deeper/repo/-/compare/${old}...${commit}`,
    ],
    [
      'ssh://git@altssh.gitlab.com:443/group/repo.git',
      `https://gitlab.com/group/repo/-/commit/${commit}`,
      `https://gitlab.com/group/repo/-/compare/${old}...${commit}`,
    ],
    [
      'ssh://git@gitlab.example.com:2222/group/sub/repo.git',
      `https://gitlab.example.com:8443/group/sub/repo/-/commit/${commit}`,
      `https://gitlab.example.com:8443/group/sub/repo/-/compare/${old}...${commit}`,
    ],
    [
      'https://gitlab.example.com:8443/group/repo/-/tree/main/deploy',
      `https://gitlab.example.com:8443/group/repo/-/commit/${commit}`,
      `https://gitlab.example.com:8443/group/repo/-/compare/${old}...${commit}`,
    ],
    [
      'git@below.example.com:group/repo.git',
      `https://below.example.com/gitlab/group/repo/-/commit/${commit}`,
      `https://below.example.com/gitlab/group/repo/-/compare/${old}...${commit}`,
    ],
    [
      'https://below.example.com/gitlab/group/repo.git',
      `https://below.example.com/gitlab/group/repo/-/commit/${commit}`,
      `https://below.example.com/gitlab/group/repo/-/compare/${old}...${commit}`,
    ],
    [
      'git@bitbucket.org:org/repo.git',
      `https://bitbucket.org/org/repo/commits/${commit}`,
      `https://bitbucket.org/org/repo/branches/compare/${commit}%0D${old}`,
    ],
    [
      'ssh://git@bb.example.com:7999/PLAT/infra.git',
      `${bbRepo}/commits/${commit}`,
      `${bbRepo}/compare/commits?sourceBranch=${commit}&targetBranch=${old}`,
    ],
    [
      'https://bb.example.com/scm/PLAT/infra.git',
      `${bbRepo}/commits/${commit}`,
      `${bbRepo}/compare/commits?sourceBranch=${commit}&targetBranch=${old}`,
    ],
    [
      'https://bb.example.com/projects/PLAT/repos/infra/browse/deploy',
      `${bbRepo}/commits/${commit}`,
      `${bbRepo}/compare/commits?sourceBranch=${commit}&targetBranch=${old}`,
    ],
    [
      'ssh://git@bb.example.com:7999/~jane/infra.git',
      `https://bb.example.com/users/jane/repos/infra/commits/${commit}`,
      `https://bb.example.com/users/jane/repos/infra/compare/commits?sourceBranch=${commit}&targetBranch=${old}`,
    ],
    [
      'https://org@dev.azure.com/org/My%20Project/_git/infra',
      `${azureRepo}/commit/${commit}`,
      `${azureRepo}/branchCompare?baseVersion=GC${old}&targetVersion=GC${commit}&_a=files`,
    ],
    [
      'git@ssh.dev.azure.com:v3/org/My%20Project/infra',
      `${azureRepo}/commit/${commit}`,
      `${azureRepo}/branchCompare?baseVersion=GC${old}&targetVersion=GC${commit}&_a=files`,
    ],
    [
      'org@vs-ssh.visualstudio.com:v3/org/My%20Project/infra',
      `${azureRepo}/commit/${commit}`,
      `${azureRepo}/branchCompare?baseVersion=GC${old}&targetVersion=GC${commit}&_a=files`,
    ],
    [
      'https://org.visualstudio.com/project/_git/infra',
      `https://org.visualstudio.com/project/_git/infra/commit/${commit}`,
      `https://org.visualstudio.com/project/_git/infra/branchCompare?baseVersion=GC${old}&targetVersion=GC${commit}&_a=files`,
    ],
    [
      'ssh://git@tfs.example.com:22/tfs/Main/project/_ssh/infra',
      `${tfsRepo}/commit/${commit}`,
      `${tfsRepo}/branchCompare?baseVersion=GC${old}&targetVersion=GC${commit}&_a=files`,
    ],
    [
      'https://codeberg.org/org/repo.git',
      `https://codeberg.org/org/repo/commit/${commit}`,
      `https://codeberg.org/org/repo/compare/${old}...${commit}`,
    ],
    [
      'ssh://git@gitea.example.com:2222/org/repo.git',
      `https://gitea.example.com/git/org/repo/commit/${commit}`,
      `https://gitea.example.com/git/org/repo/compare/${old}...${commit}`,
    ],
    [
      'http://forgejo.internal:3000/org/repo/src/branch/main',
      `http://forgejo.internal:3000/org/repo/commit/${commit}`,
      `http://forgejo.internal:3000/org/repo/compare/${old}...${commit}`,
    ],
    [
      'ssh://ci@review.example.com:29418/platform/deploy.git',
      `https://review.example.com/gitiles/platform/deploy/+/${commit}`,
      `https://review.example.com/gitiles/platform/deploy/+/${old}..${commit}`,
    ],
    [
      'https://review.example.com/a/platform/deploy',
      `https://review.example.com/gitiles/platform/deploy/+/${commit}`,
      `https://review.example.com/gitiles/platform/deploy/+/${old}..${commit}`,
    ],
    [
      'https://android.googlesource.com/platform/build',
      `https://android.googlesource.com/platform/build/+/${commit}`,
      `https://android.googlesource.com/platform/build/+/${old}..${commit}`,
    ],
  ])('of %s', (repository, commitUrl, compareUrl) => {
    const { url, host } = commitLinkOf(repository, commit, integrationOf) ?? {};
    expect(url).toBe(commitUrl);
    expect(host).toBe(new URL(commitUrl).host);
    expect(compareLinkOf(repository, old, commit, integrationOf)?.url).toBe(
      compareUrl,
    );
  });

  it.each([
    // Nobody knows what these are.
    'https://git.example.com/org/repo',
    'ssh://git@stash.example.com:7999/PLAT/infra.git',
    'git@gerrit.example.com:platform/deploy',
    'https://gitlab.example.com/group/repo',
    // Known, and without such pages, or without a repository.
    'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/infra',
    'ssh://git-codecommit.eu-west-1.amazonaws.com/v1/repos/infra',
    'https://app.harness.io/org/repo',
    'https://bare.example.com/platform/deploy',
    'https://review.example.com/',
    'https://review.example.com/a',
    'https://github.com/org',
    'https://github.com',
    'https://dev.azure.com/org/project',
    'https://dev.azure.com/org/project/_git',
    'https://bb.example.com/plat/infra',
    'oci://ghcr.io/org/repo',
    'file:///repo',
    'https://',
    'not a host',
    'data:text/html,//github.com/org/repo',
    'https://github.com@evil.example/org/repo',
    `https://github.com/org/${'x'.repeat(3000)}`,
    '',
    undefined,
  ])('are not linked of %s', repository => {
    expect(commitLinkOf(repository, commit, integrationOf)).toBeUndefined();
    expect(
      compareLinkOf(repository, old, commit, integrationOf),
    ).toBeUndefined();
  });

  it.each([undefined, '', 'main', '9eb98f', `${commit}/..`, digest + digest])(
    'are not linked for %p',
    bad => {
      const repository = 'https://github.com/org/repo';
      expect(commitLinkOf(repository, bad)).toBeUndefined();
      expect(compareLinkOf(repository, commit, bad)).toBeUndefined();
      expect(compareLinkOf(repository, bad, commit)).toBeUndefined();
    },
  );

  it('read the short commit, and name all of it and the host', () => {
    const repository = 'git@github.com:org/repo.git';
    expect(commitLinkOf(repository, commit)).toMatchObject({
      text: '9eb98f3e',
      commit,
      host: 'github.com',
    });
    expect(compareLinkOf(repository, older, commit)).toMatchObject({
      text: '00ca386d...9eb98f3e',
      from: older,
      to: commit,
      host: 'github.com',
    });
  });

  it('are not compared with themselves', () => {
    const repository = 'git@github.com:org/repo.git';
    const same = commit.toUpperCase();
    expect(compareLinkOf(repository, commit, same)).toBeUndefined();
  });

  it('do not throw for values that are no text', () => {
    const bad = 7 as unknown as string;
    expect(commitLinkOf(bad, commit)).toBeUndefined();
    expect(commitLinkOf('https://github.com/org/repo', bad)).toBeUndefined();
  });
});

describe('the links of a deployment', () => {
  const kustomization = (sourceKind: string, status: object) =>
    fluxObject('Kustomization', {
      spec: { sourceRef: { kind: sourceKind, name: 'shop' } },
      status: { ...status },
    });

  it('lead to commits and to their comparison', () => {
    const third = '1'.repeat(40);
    const git = fluxObject('GitRepository', {
      metadata: { name: 'shop' },
      spec: { url: 'ssh://git@github.com/shop/infra' },
      status: { artifact: { revision: `main@sha1:${third}` } },
    });
    const object = kustomization('GitRepository', {
      lastAppliedRevision: `main@sha1:${older}`,
      lastAttemptedRevision: `main@sha1:${commit}`,
    });
    const links = deployedLinksOf(deployedOf(object, git));
    expect(links.applied?.commit).toBe(older);
    expect(links.attempted?.commit).toBe(commit);
    expect(links.newest?.commit).toBe(third);
    expect([links.toAttempted?.from, links.toAttempted?.to]).toEqual([
      older,
      commit,
    ]);
    expect([links.toNewest?.from, links.toNewest?.to]).toEqual([older, third]);
  });

  it('lead to the origin of an OCI artifact, never to its digest', () => {
    const oci = fluxObject('OCIRepository', {
      metadata: { name: 'shop' },
      spec: { url: 'oci://ghcr.io/shop/infra' },
      status: {
        artifact: {
          revision: `latest@sha256:${digest}`,
          metadata: {
            'org.opencontainers.image.source': 'git@github.com:shop/infra.git',
            'org.opencontainers.image.revision': `main@sha1:${commit}`,
          },
        },
      },
    });
    const applied = { lastAppliedRevision: `latest@sha256:${digest}` };
    const object = kustomization('OCIRepository', applied);
    expect(deployedLinksOf(deployedOf(object, oci)).applied?.url).toBe(
      `https://github.com/shop/infra/commit/${commit}`,
    );
    expect(deployedLinksOf(deployedOf(object))).toEqual({});
  });
});
