import { fluxObject } from '../__fixtures__/objects';
import { webUrlOf, type FluxIntegration } from '..';

const git = (url: string) => fluxObject('GitRepository', { spec: { url } });

describe('the page of a git repository', () => {
  it.each<[string, string | undefined]>([
    // Bitbucket Server and Data Center, on their own port.
    [
      'ssh://git@stash.example.com:7999/~someone/flux-infra',
      'https://stash.example.com/users/someone/repos/flux-infra',
    ],
    [
      'ssh://git@stash.example.com:7999/PLAT/flux-infra.git',
      'https://stash.example.com/projects/PLAT/repos/flux-infra',
    ],
    [
      'ssh://git@git.example.com:7999/plat/flux-infra.git',
      'https://git.example.com/projects/plat/repos/flux-infra',
    ],
    [
      'ssh://git@git.example.com:7999/%7Esomeone/flux-infra.git',
      'https://git.example.com/users/someone/repos/flux-infra',
    ],
    ['ssh://git@git.example.com:7999/flux-infra', undefined],
    ['ssh://git@git.example.com:7999/a/b/c', undefined],
    ['ssh://git@git.example.com:7999/PLAT/.git', undefined],
    ['ssh://git@git.example.com:7999/~/x', undefined],
    ['git@stash.example.com:7999/PLAT/flux-infra.git', undefined],
    // By name, on any port; Bitbucket Cloud is none.
    [
      'ssh://git@bitbucket.example.com/PLAT/flux-infra.git',
      'https://bitbucket.example.com/projects/PLAT/repos/flux-infra',
    ],
    ['ssh://git@bitbucket.org/org/repo.git', 'https://bitbucket.org/org/repo'],
    // As `flux bootstrap bitbucket-server` clones over https.
    [
      'https://stash.example.com/scm/PLAT/flux-infra.git',
      'https://stash.example.com/projects/PLAT/repos/flux-infra',
    ],
    [
      'https://stash.example.com:8443/scm/~someone/flux-infra.git',
      'https://stash.example.com:8443/users/someone/repos/flux-infra',
    ],
    [
      'https://git.example.com/bitbucket/scm/PLAT/flux-infra.git',
      'https://git.example.com/bitbucket/projects/PLAT/repos/flux-infra',
    ],
    [
      'https://gitlab.example.com/scm/team/repo.git',
      'https://gitlab.example.com/scm/team/repo.git',
    ],
    ['https://github.com/scm/repo.git', 'https://github.com/scm/repo.git'],
    [
      'https://scm.example.com/scm/git/repo',
      'https://scm.example.com/scm/git/repo',
    ],
    // Gerrit, whose pages may be anywhere.
    ['ssh://ci@gerrit.example.com:29418/platform/deploy', undefined],
    ['ssh://ci@review.example.com:29418/platform/deploy', undefined],
    ['ssh://ci@gerrit.example.com/platform/deploy', undefined],
    ['https://gerrit.example.com/a/platform/deploy', undefined],
    [
      'https://gerrit.googlesource.com/gitiles',
      'https://gerrit.googlesource.com/gitiles',
    ],
    [
      'https://android.googlesource.com/platform/build',
      'https://android.googlesource.com/platform/build',
    ],
    // Servers without pages, or with others.
    ['ssh://gitolite@git.example.com/infra', undefined],
    ['ssh://git@tfs.example.com:22/Collection/Project/_ssh/repo', undefined],
    [
      'ssh://jane@source.developers.google.com:2022/p/project/r/repo',
      undefined,
    ],
    ['https://source.developers.google.com/p/project/r/repo', undefined],
    // source-controller v1.9.5 docs/spec/v1/gitrepositories.md line 266.
    [
      'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/flux-infra',
      undefined,
    ],
    ['ssh://git-codecommit.eu-west-1.amazonaws.com/v1/repos/infra', undefined],
  ])('%s', (url, expected) => {
    expect(webUrlOf(git(url))).toBe(expected);
  });

  it('is only asked for where it is git', () => {
    const url = 'https://charts.example.com/scm/charts/stable';
    expect(webUrlOf(fluxObject('HelmRepository', { spec: { url } }))).toBe(url);
  });
});

describe('what the integrations of an app say', () => {
  const types: Readonly<Record<string, string>> = {
    'git.internal': 'gitlab',
    'gitlab.example.com:8443': 'gitlab',
    'code.example.com': 'bitbucketServer',
    'review.example.com': 'gerrit',
    'stash.example.com': 'github',
    'gerrit.example.com': 'gitea',
    'git-codecommit.eu-west-1.amazonaws.com': 'awsCodeCommit',
  };
  const integrationOf = jest.fn((host: string): FluxIntegration | undefined => {
    const type = types[host];
    return type ? { type } : undefined;
  });

  it.each<[string, string | undefined]>([
    // A host that looks like a cluster's own.
    ['https://git.internal/org/repo', 'https://git.internal/org/repo'],
    [
      'ssh://git@git.internal:2222/org/repo.git',
      'https://git.internal/org/repo',
    ],
    [
      'https://gitlab.example.com:8443/org/repo',
      'https://gitlab.example.com:8443/org/repo',
    ],
    // A kind of server that nothing else tells.
    [
      'ssh://git@code.example.com/PLAT/flux-infra.git',
      'https://code.example.com/projects/PLAT/repos/flux-infra',
    ],
    [
      'https://code.example.com/scm/PLAT/flux-infra.git',
      'https://code.example.com/projects/PLAT/repos/flux-infra',
    ],
    [
      'https://code.example.com/projects/PLAT/repos/flux-infra',
      'https://code.example.com/projects/PLAT/repos/flux-infra',
    ],
    [
      'ssh://ci@review.example.com:29418/platform/deploy',
      'https://review.example.com/admin/repos/platform%2Fdeploy',
    ],
    [
      'https://review.example.com/a/platform/my%20deploy.git',
      'https://review.example.com/admin/repos/platform%2Fmy%20deploy',
    ],
    // Against what name and port tell.
    [
      'ssh://git@stash.example.com:7999/org/repo.git',
      'https://stash.example.com/org/repo',
    ],
    [
      'https://gerrit.example.com/org/repo',
      'https://gerrit.example.com/org/repo',
    ],
    ['https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/a', undefined],
    // The host for ssh is another than the one that people configure.
    ['ssh://git@ssh.github.com:443/org/repo', 'https://github.com/org/repo'],
    // Nothing is said of these.
    ['https://github.com/org/repo', 'https://github.com/org/repo'],
    ['http://gitea.gitea:3000/org/repo', undefined],
    ['oci://ghcr.io/org/repo', 'https://ghcr.io/org/repo'],
  ])('of %s', (url, expected) => {
    expect(webUrlOf(git(url), integrationOf)).toBe(expected);
  });

  it('is asked by the host that people open', () => {
    integrationOf.mockClear();
    webUrlOf(git('ssh://git@altssh.gitlab.com:443/a/b.git'), integrationOf);
    webUrlOf(git('https://gitlab.example.com:8443/a/b'), integrationOf);
    expect(integrationOf.mock.calls).toEqual([
      ['gitlab.com', 'ssh'],
      ['gitlab.example.com:8443', 'http'],
    ]);
  });

  it.each<[FluxIntegration, string]>([
    [{ type: 'gitlab' }, 'https://git.example.com/org/repo'],
    [
      { type: 'gitlab', host: 'git.example.com:8443' },
      'https://git.example.com:8443/org/repo',
    ],
    [
      { type: 'gitlab', baseUrl: 'https://git.example.com/gitlab/' },
      'https://git.example.com/gitlab/org/repo',
    ],
    [
      { type: 'gitea', host: 'git.example.com', baseUrl: 'git.example.com/x' },
      'https://git.example.com/org/repo',
    ],
    [
      { type: 'bitbucketServer', host: 'git.example.com:7990' },
      'https://git.example.com:7990/projects/org/repos/repo',
    ],
  ])('takes the port and path of pages from %j', (integration, expected) => {
    const url = 'ssh://git@git.example.com:2222/org/repo.git';
    expect(webUrlOf(git(url), () => integration)).toBe(expected);
  });

  it('is not remembered', () => {
    const object = git('https://git.internal/org/repo');
    expect(webUrlOf(object)).toBeUndefined();
    expect(webUrlOf(object, integrationOf)).toBe(
      'https://git.internal/org/repo',
    );
    expect(webUrlOf(object)).toBeUndefined();
  });
});
