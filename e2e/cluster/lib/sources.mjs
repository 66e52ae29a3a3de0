import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binaryPaths } from './binaries.mjs';
import { archive, makeHelmRepository } from './charts.mjs';
import { fillFleet, GitRepository, GpgKey } from './gitRepositories.mjs';
import {
  cosign,
  makeCosignKeys,
  pushChart,
  pushImage,
  pushManifests,
  Registry,
} from './oci.mjs';
import { freePort, Process, until } from './processes.mjs';
import { SourcesServer } from './sourcesServer.mjs';

const manifests = 'manifests/podinfo';

function configMap(name) {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'podinfo' },
    data: { made: 'by Flux' },
  });
}

/**
 * All sources that Flux fetches: Git, Helm and OCI repositories on localhost.
 */
export class Sources {
  /** @param {string} directory - for all files */
  constructor(directory) {
    this.directory = directory;
  }

  /** Creates and serves the sources. */
  async start() {
    const inside = name => join(this.directory, name);
    for (const name of ['git', 'charts']) {
      mkdirSync(inside(name), { recursive: true });
    }
    this.server = new SourcesServer({
      git: inside('git'),
      charts: inside('charts'),
    });
    await this.server.start();
    this.url = this.server.url;
    await this.#startRegistry();
    const charts = makeHelmRepository(inside('charts'), `${this.url}/charts`);
    await this.#pushArtifacts(charts);
    this.#makeGitRepositories();
  }

  /** Stops the servers. */
  async stop() {
    this.gpg?.remove();
    await this.server?.stop();
    await this.registry?.stop();
  }

  /** Pushes a commit to the Git repository of podinfo; signed by default. */
  pushPodinfo(path, text, { isSigned = true } = {}) {
    this.podinfo.write(path, text);
    return this.podinfo.push(`Change ${path}`, {
      signingKey: isSigned ? this.gpg.fingerprint : undefined,
    });
  }

  /** The Secrets that the objects in the repository refer to. */
  secrets() {
    const secret = (namespace, name, stringData) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace },
      stringData,
    });
    return [
      ...['podinfo', 'cases'].flatMap(namespace => [
        secret(namespace, 'author-keys', { 'jane.asc': this.gpg.publicKey }),
        secret(namespace, 'cosign-keys', {
          'cosign.pub': this.cosignKeys.publicPem,
        }),
      ]),
      secret('cases', 'receiver-token', { token: 'not-a-secret' }),
    ];
  }

  /** The URLs, directories and keys that tests need. */
  describe() {
    const { fleet, podinfo, gpg, registryHost, url } = this;
    const repository = ({ name, bare, clone }) => ({
      url: `${url}/git/${name}.git`,
      bare,
      clone,
    });
    return {
      git: { fleet: repository(fleet), podinfo: repository(podinfo) },
      gpg: { home: gpg.home, fingerprint: gpg.fingerprint },
      helmUrl: `${url}/charts`,
      registryHost,
    };
  }

  async #startRegistry() {
    const port = await freePort();
    this.registryHost = `localhost:${port}`;
    this.registry = new Process({
      name: 'registry',
      command: binaryPaths().registry,
      args: ['-port', String(port)],
      log: join(this.directory, 'registry.log'),
    });
    this.registry.start();
    await until(
      'the OCI registry',
      async () => (await fetch(`http://${this.registryHost}/v2/`)).ok,
    );
  }

  async #pushArtifacts(charts) {
    const registry = new Registry(this.registryHost);
    for (const tag of ['6.4.0', '6.5.0', '6.6.0', 'latest']) {
      await pushImage(registry, 'podinfo', tag);
    }
    const stable = charts.filter(
      ({ name, version }) => name === 'podinfo' && !version.includes('-'),
    );
    for (const chart of stable) {
      await pushChart(registry, {
        ...chart,
        content: readFileSync(chart.file),
      });
    }
    this.cosignKeys = makeCosignKeys();
    const { privateKey } = this.cosignKeys;
    for (const tag of ['latest', 'unsigned']) {
      const digest = await pushManifests(registry, {
        repository: manifests,
        tag,
        content: this.#archiveOf(`podinfo-${tag}`),
        revision: `main@sha1:${'0123456789'.repeat(4)}`,
      });
      if (tag === 'latest') {
        await cosign(registry, { repository: manifests, digest, privateKey });
      }
    }
  }

  #archiveOf(name) {
    const directory = join(this.directory, 'manifests', name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'config.yaml'), configMap(name));
    const target = `${directory}.tgz`;
    return readFileSync(archive(directory, ['config.yaml'], target));
  }

  #makeGitRepositories() {
    const make = name =>
      new GitRepository(this.server.git, join(this.directory, 'work'), name);
    this.gpg = new GpgKey();
    this.fleet = make('fleet');
    fillFleet(this.fleet, {
      sourcesUrl: this.url,
      registryHost: this.registryHost,
    });
    this.podinfo = make('podinfo');
    this.podinfo.env = { ...this.podinfo.env, ...this.gpg.env };
    this.pushPodinfo('deploy/config.yaml', configMap('podinfo-config'));
    const unsigned = make('unsigned');
    unsigned.write('README.md', 'Nobody signed this.\n');
    unsigned.push('Say who signed this');
  }
}
