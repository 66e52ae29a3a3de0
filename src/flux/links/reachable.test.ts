import { fluxObject } from '../__fixtures__/objects';
import { webUrlOf } from '..';

function isLinked(url: string): boolean {
  const links = (['GitRepository', 'HelmRepository'] as const).map(kind =>
    webUrlOf(fluxObject(kind, { spec: { url } })),
  );
  // An ssh address is one of git only; the page is asked for all the same.
  expect(links[0] === undefined).toBe(links[1] === undefined);
  return links[0] !== undefined;
}

describe('a host that only a cluster reaches is not linked', () => {
  it.each([
    // Services, by `<service>.<namespace>`.
    'http://gitea-http.gitea:3000/ops/homelab',
    'http://chartmuseum.flux-system:8080',
    'http://source-controller.gotk-system/gitrepository/a/b/latest.tar.gz',
    'http://chartmuseum.charts',
    'http://gitea.dev:3000/ops/homelab',
    'https://gitea.gitea:3000/ops/homelab',
    'https://harbor.harbor-system',
    'https://gitea.team1/ops/homelab',
    'ssh://git@gitea-ssh.gitea:22/ops/homelab.git',
    'ssh://git@forgejo.git/ops/homelab.git',
    // Services, at length, and with a domain of the cluster's own.
    'http://gitea.git.svc:3000/a/b',
    'http://gitea.git.svc.k8s.example.com/a/b',
    'http://gitea-0.gitea.git.svc.cluster.local/a/b',
    'http://10-1-2-3.git.pod.cluster.local/a/b',
    'http://gitea.git.svc.cluster.local.:3000/a/b',
    // One label.
    'http://kind-registry:5000/a',
    'https://gitea/a/b',
    // Private domains.
    'https://git.local/a/b',
    'https://git.corp.internal/a/b',
    'https://host.docker.internal:3000/a/b',
    'https://nas.lan/a/b',
    'https://git.home.arpa/a/b',
    'https://git.localdomain/a/b',
    // Private networks.
    'http://100.64.0.3:3000/a/b',
    'http://100.127.255.255/a/b',
    'http://10.0.0.1/a/b',
    'http://172.20.0.1/a/b',
    'http://192.168.0.1/a/b',
    'http://169.254.1.1/a/b',
    'http://198.18.0.1/a/b',
    'http://0x64400003/a/b',
    'http://[fd00::1]:3000/a/b',
    'http://[fe80::1]/a/b',
    'http://[::1]/a/b',
  ])('%s', url => {
    expect(isLinked(url)).toBe(false);
  });
});

describe('a host that people reach is linked', () => {
  it.each([
    'https://github.com/a/b',
    'http://example.com:8080/a/b',
    'http://git.example.org/a/b',
    'http://example.io/charts',
    'https://fluxcd.dev/a/b',
    'https://charts.cloud',
    'https://git.my-company.systems:8443/a/b',
    'http://git.my-company.systems:8080/a/b',
    'https://xn--bcher-kva.example.com/a/b',
    'https://example.xn--p1ai/a/b',
    'https://svc.example.com/a/b',
    'https://git.svc.example.com/a/b',
    'http://100.63.255.255/a/b',
    'http://100.128.0.1/a/b',
    'http://172.32.0.1/a/b',
    'https://8.8.8.8/a/b',
    'ssh://git@git.example.io/a/b',
    'https://internal.example.com/a/b',
    'https://lan.example.com/a/b',
  ])('%s', url => {
    expect(isLinked(url)).toBe(true);
  });
});
