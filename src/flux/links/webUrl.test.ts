import { LONG } from '../__testUtils__/long';
import { fluxObject } from '../__fixtures__/objects';
import { FluxObject, imageWebUrlOf, urlOf, webUrlOf } from '..';

// In one piece, lint takes it for an address somebody could click.
const script = 'javascript';

const git = (url: unknown) => fluxObject('GitRepository', { spec: { url } });
const oci = (url: unknown) => fluxObject('OCIRepository', { spec: { url } });
const helm = (url: unknown, type = 'default') =>
  fluxObject('HelmRepository', { spec: { url, type } });
const bucket = (endpoint?: string, bucketName?: string) =>
  fluxObject('Bucket', { spec: { endpoint, bucketName } });

describe('urlOf', () => {
  it.each<[string, FluxObject, string | undefined]>([
    ['GitRepository', git('https://x.org/a.git'), 'https://x.org/a.git'],
    ['GitRepository', git('ssh://git@x.org:22/a'), 'ssh://git@x.org:22/a'],
    ['GitRepository', git('git@x.org:a/b.git'), 'git@x.org:a/b.git'],
    ['OCIRepository', oci('oci://ghcr.io/a/b'), 'oci://ghcr.io/a/b'],
    ['HelmRepository', helm('https://x.org'), 'https://x.org'],
    ['Bucket', bucket('minio.x.org', 'flux'), 'minio.x.org/flux'],
    ['Bucket', bucket('minio.s3.svc:9000', 'flux'), 'minio.s3.svc:9000/flux'],
    ['Bucket', bucket('https://x.org/', 'flux'), 'https://x.org/flux'],
    ['Bucket without endpoint', bucket(undefined, 'flux'), 'flux'],
    ['Bucket without name', bucket('minio.x.org'), 'minio.x.org'],
    [
      'ImageRepository',
      fluxObject('ImageRepository', { spec: { image: 'localhost:5000/a' } }),
      'localhost:5000/a',
    ],
    ['Kustomization', fluxObject('Kustomization'), undefined],
    [
      'Provider, whose address is often a secret',
      fluxObject('Provider', { spec: { address: 'https://hooks.x.org/s' } }),
      undefined,
    ],
  ])('shows the address of a %s', (_, object, expected) => {
    expect(urlOf(object)).toBe(expected);
  });

  it.each([
    ['https://user:secret@x.org/a', 'https://x.org/a'],
    ['https://secret@x.org/a', 'https://x.org/a'],
    ['https://:secret@x.org:8443/a', 'https://x.org:8443/a'],
    ['http://us@er:se@cret@x.org:443/a', 'http://x.org:443/a'],
    ['HTTPS://user:secret@X.org/a', 'https://x.org/a'],
    ['ht\ntps://user:sec\tret@x.org/a', 'https://x.org/a'],
    ['https:\\\\user:secret@x.org', 'x.org'],
    ['https:user:secret@x.org', 'x.org'],
    ['https://user:secret@x.org:port/a', 'x.org:port/a'],
    ['https://x.org/a?private_token=secret', 'https://x.org/a'],
    ['https://x.org/a#secret', 'https://x.org/a'],
    ['ssh://git:secret@x.org/a', 'ssh://git@x.org/a'],
    ['user:secret@x.org:a/b', 'x.org:a/b'],
    ['oci://user:secret@x.org/a', 'oci://x.org/a'],
    ['codecommit::eu-west-1://secret@a', 'a'],
  ])('never shows credentials: %p', (url, expected) => {
    expect(urlOf(git(url))).toBe(expected);
    expect(urlOf(bucket(url, 'flux'))).toBe(`${expected}/flux`);
    expect(webUrlOf(git(url)) ?? '').not.toContain('secret');
  });

  it('drops what would make the rest read otherwise', () => {
    const url = ' https://x.org/\u202egpj.exe\n\u0000\u2066 ';
    expect(urlOf(git(url))).toBe('https://x.org/gpj.exe');
    expect(urlOf(git(' \n '))).toBeUndefined();
  });
});

describe('webUrlOf', () => {
  it.each([
    'https://github.com/org/repo',
    'https://github.com/org/repo.git',
    'https://git.example.com:8443/org/repo.git',
    'http://git.example.com/org/repo',
    'https://charts.example.com',
    'https://8.8.8.8/a',
    'https://172.32.0.1/a',
    'https://10.example.com/a',
    'https://svc.example.com/a',
  ])('opens %s as it is', url => {
    expect(webUrlOf(git(url))).toBe(url);
    expect(webUrlOf(helm(url))).toBe(url);
  });

  it.each([
    ['https://user:secret@x.org/a.git', 'https://x.org/a.git'],
    [
      'https://org@dev.azure.com/org/p/_git/r',
      'https://dev.azure.com/org/p/_git/r',
    ],
    ['ssh://git@github.com/org/repo.git', 'https://github.com/org/repo'],
    ['ssh://git@github.com/org/repo', 'https://github.com/org/repo'],
    ['ssh://git@GitHub.com/Org/Repo.git/', 'https://github.com/Org/Repo'],
    ['SSH://git@github.com/org/repo', 'https://github.com/org/repo'],
    ['ssh://git@x.org:2222/a/b/c.git', 'https://x.org/a/b/c'],
    ['ssh://git:secret@x.org/a/b', 'https://x.org/a/b'],
    ['ssh://x.org/a/b', 'https://x.org/a/b'],
    ['ssh://git@git.sr.ht/~me/repo', 'https://git.sr.ht/~me/repo'],
    [
      'ssh://git@ssh.github.com:443/org/repo.git',
      'https://github.com/org/repo',
    ],
    ['ssh://git@altssh.gitlab.com:443/a/b.git', 'https://gitlab.com/a/b'],
    ['ssh://git@altssh.bitbucket.org:443/a/b.git', 'https://bitbucket.org/a/b'],
    ['git@github.com:org/repo.git', 'https://github.com/org/repo'],
    ['git@gitlab.com:group/sub/repo', 'https://gitlab.com/group/sub/repo'],
    ['git@x.org:/a/b.git', 'https://x.org/a/b'],
    [
      'ssh://git@ssh.dev.azure.com/v3/org/p/r',
      'https://dev.azure.com/org/p/_git/r',
    ],
    [
      'ssh://git@ssh.dev.azure.com:22/v3/org/my%20p/r',
      'https://dev.azure.com/org/my%20p/_git/r',
    ],
    ['git@ssh.dev.azure.com:v3/org/p/r', 'https://dev.azure.com/org/p/_git/r'],
    [
      'org@vs-ssh.visualstudio.com:v3/org/p/r',
      'https://dev.azure.com/org/p/_git/r',
    ],
    [
      'ssh://org@vs-ssh.visualstudio.com/v3/org/p/r',
      'https://dev.azure.com/org/p/_git/r',
    ],
  ])('opens the page of %s', (url, expected) => {
    expect(webUrlOf(git(url))).toBe(expected);
  });

  it.each([
    'ssh://git@ssh.dev.azure.com/org/p/r',
    'ssh://org@vs-ssh.visualstudio.com:22/DefaultCollection/p/_ssh/r',
    'ssh://git@github.com',
    'ssh://git@github.com/',
    'ssh://git@gitea/org/repo.git',
    'git@gitea:org/repo.git',
    'ssh://git@gitea.git.svc.cluster.local:2222/org/repo',
    'ssh://APKA@git-codecommit.eu-west-1.amazonaws.com/v1/repos/a',
    'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/a',
    'codecommit::eu-west-1://a',
    'http://gitea.git.svc/org/repo',
    'http://gitea.git.svc.cluster.local/org/repo',
    'http://gitea.git.svc.cluster.local./org/repo',
    'http://GITEA.git.SVC:3000/org/repo',
    'http://gitea/org/repo',
    'http://gitea./org/repo',
    'http://localhost:3000/org/repo',
    'http://app.localhost/org/repo',
    'http://127.0.0.1/a',
    'http://10.1.2.3/a',
    'http://0xa010203/a',
    'http://172.16.0.1/a',
    'http://172.31.255.255:8080/a',
    'http://192.168.1.1/a',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/a',
    'http://[fd00::1]/a',
    'http://[::ffff:10.0.0.1]/a',
    `${script}:alert(1)`,
    'java\nscript:alert(1)//x.org/',
    `${script}://x.org/%0aalert(1)`,
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://x.org/a',
    'git://x.org/a',
    '//x.org/a',
    'x.org/a',
    'https:x.org/a',
    'https:/x.org/a',
    'https:\\\\x.org\\a',
    'https://',
    'https://x.org:port/a',
    'https://x .org/a',
    'ssh://git@a%2fb.org/a',
    '<img src=x onerror=alert(1)>',
    `https://x.org/${'a'.repeat(3000)}`,
    '',
    ' ',
  ])('has no web page: %p', url => {
    expect(webUrlOf(git(url))).toBeUndefined();
  });

  it.each([
    ['oci://ghcr.io/org/repo', 'https://ghcr.io/org/repo'],
    ['oci://ghcr.io/org/charts/repo', 'https://ghcr.io/org/charts/repo'],
    ['oci://ghcr.io/org/repo/', 'https://ghcr.io/org/repo'],
    ['oci://GHCR.io:443/org/repo', 'https://ghcr.io/org/repo'],
    ['oci://user:secret@ghcr.io/org/repo', 'https://ghcr.io/org/repo'],
    ['oci://docker.io/org/repo', 'https://hub.docker.com/r/org/repo'],
    [
      'oci://registry-1.docker.io/org/repo',
      'https://hub.docker.com/r/org/repo',
    ],
    ['oci://docker.io/library/nginx', 'https://hub.docker.com/_/nginx'],
    ['oci://quay.io/org/repo', 'https://quay.io/repository/org/repo'],
    ['oci://public.ecr.aws/alias/a/b', 'https://gallery.ecr.aws/alias/a/b'],
    ['oci://eu.gcr.io/project/a', 'https://eu.gcr.io/project/a'],
    [
      'oci://europe-west1-docker.pkg.dev/p/r/a',
      'https://europe-west1-docker.pkg.dev/p/r/a',
    ],
    ['oci://ghcr.io/org', undefined],
    ['oci://ghcr.io', undefined],
    ['oci://ghcr.io/', undefined],
    ['oci://ghcr.io.evil.org/org/repo', undefined],
    ['oci://ghcr.io/org/<script>', undefined],
    ['oci://ghcr.io:8080/org/repo', undefined],
    ['oci://registry.example.com/org/repo', undefined],
    ['oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/a/b', undefined],
    ['oci://mine.azurecr.io/a/b', undefined],
    ['oci://localhost:5000/a/b', undefined],
    ['oci://zot.flux-system.svc:5000/a/b', undefined],
    ['oci://registry/a/b', undefined],
  ])('OCIRepository %s', (url, expected) => {
    expect(webUrlOf(oci(url))).toBe(expected);
  });

  it.each([
    ['oci://ghcr.io/org/charts', 'https://github.com/org?tab=packages'],
    ['oci://ghcr.io/org', 'https://github.com/org?tab=packages'],
    ['oci://registry-1.docker.io/org', 'https://hub.docker.com/u/org'],
    ['oci://public.ecr.aws/alias', 'https://gallery.ecr.aws/alias'],
    ['oci://gcr.io/project', 'https://gcr.io/project'],
    ['oci://us-docker.pkg.dev/p/charts', 'https://us-docker.pkg.dev/p/charts'],
    ['oci://docker.io/org/charts', undefined],
    ['oci://quay.io/org', undefined],
    ['oci://ghcr.io', undefined],
    ['oci://mine.azurecr.io/charts', undefined],
  ])('HelmRepository %s is what its charts are below', (url, expected) => {
    expect(webUrlOf(helm(url, 'oci'))).toBe(expected);
  });

  it('knows no page for the MinIO of a cluster', () => {
    // source-controller v1.9.5 config/samples/source_v1_bucket.yaml line 9.
    const object = bucket('minio.minio.svc.cluster.local:9000', 'podinfo');
    expect(urlOf(object)).toBe('minio.minio.svc.cluster.local:9000/podinfo');
    expect(webUrlOf(object)).toBeUndefined();
  });

  it('knows no page for a Bucket', () => {
    expect(webUrlOf(bucket('https://x.org', 'flux'))).toBeUndefined();
  });

  it('opens the image of an ImageRepository', () => {
    const spec = { image: 'ghcr.io/org/repo' };
    expect(webUrlOf(fluxObject('ImageRepository', { spec }))).toBe(
      'https://ghcr.io/org/repo',
    );
  });
});

describe('imageWebUrlOf', () => {
  const digest = `sha256:${'a'.repeat(64)}`;

  it.each([
    ['nginx', 'https://hub.docker.com/_/nginx'],
    ['nginx:1.27', 'https://hub.docker.com/_/nginx'],
    ['library/nginx', 'https://hub.docker.com/_/nginx'],
    ['docker.io/nginx', 'https://hub.docker.com/_/nginx'],
    ['index.docker.io/org/repo', 'https://hub.docker.com/r/org/repo'],
    ['org/repo:1.0', 'https://hub.docker.com/r/org/repo'],
    [`org/repo:1.0@${digest}`, 'https://hub.docker.com/r/org/repo'],
    [`ghcr.io/org/repo@${digest}`, 'https://ghcr.io/org/repo'],
    [`quay.io/org/repo:v1@${digest}`, 'https://quay.io/repository/org/repo'],
    ['gcr.io/project/a/b:1', 'https://gcr.io/project/a/b'],
    ['localhost/a:1', undefined],
    ['localhost:5000/a:1', undefined],
    ['registry:5000/a/b', undefined],
    ['ghcr.io:5000/a/b', undefined],
    ['registry.k8s.io/pause:3.9', undefined],
    ['user:secret@ghcr.io/a/b', undefined],
    ['https://ghcr.io/a/b', undefined],
    [`${script}:alert(1)`, undefined],
    ['ghcr.io/../b', undefined],
    ['ghcr.io//b', undefined],
    ['a/b/c', undefined],
    ['', undefined],
    ['/', undefined],
    [':', undefined],
    ['@', undefined],
  ])('%p', (image, expected) => {
    expect(imageWebUrlOf(image)).toBe(expected);
  });
});

describe('bad input', () => {
  it.each([undefined, null, 7, true, {}, [], ['https://x.org']])(
    'is no address: %p',
    value => {
      const spec = { url: value, image: value, endpoint: value };
      expect(urlOf({ spec })).toBeUndefined();
      expect(webUrlOf({ spec })).toBeUndefined();
      expect(urlOf({ spec: value })).toBeUndefined();
      expect(webUrlOf({ spec: value })).toBeUndefined();
    },
  );

  const parts = ['a', '@', ':', '/', '.', '.git', '//', 'a.', 'a@', '\u202e'];

  it.each(['', 'https://', 'ssh://', 'oci://ghcr.io/', 'git@x.org:'])(
    'reads addresses of any length within the timeout of a test: %p and more',
    start => {
      for (const part of parts) {
        const url = `${start}${part.repeat(LONG / part.length)}!`;
        expect((urlOf(git(url)) ?? '').length).toBeLessThan(2100);
        expect(webUrlOf(git(url)) ?? 'https://').toMatch(/^https?:/);
        expect(imageWebUrlOf(url)).toBeUndefined();
      }
    },
  );
});
