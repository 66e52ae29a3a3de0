/* eslint-disable no-console */
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parse, parseAllDocuments } from 'yaml';
import { buildMissing } from './lib/binaries.mjs';
import { Cluster } from './lib/cluster.mjs';
import { hasCondition } from './lib/kubernetes.mjs';
import { fluxVersion } from './lib/programs.mjs';
import { Sources } from './lib/sources.mjs';

const clusterNames = ['staging', 'production'];
const isReady = hasCondition('Ready', 'True');
const kustomize = 'kustomize.toolkit.fluxcd.io/v1';

function requireTools() {
  const gone = ['git', 'gpg', 'openssl', 'tar'].filter(
    tool => spawnSync(tool, ['--version']).error,
  );
  if (gone.length > 0) throw new Error(`Not installed: ${gone.join(', ')}`);
}

/** As `flux bootstrap` does: the source and the Kustomization of the cluster. */
async function bootstrap({ admin, name }, sources) {
  await Promise.all(sources.secrets().map(secret => admin.apply(secret)));
  const sync = join(
    sources.fleet.clone,
    `clusters/${name}/flux-system/gotk-sync.yaml`,
  );
  for (const document of parseAllDocuments(readFileSync(sync, 'utf8'))) {
    await admin.apply(document.toJS());
  }
}

function object(apiVersion, kind, namespace, name) {
  return { apiVersion, kind, metadata: { namespace, name } };
}

/** Waits until what should become Ready is, and what should fail has failed. */
async function converge({ admin }) {
  const ready = [
    object(kustomize, 'Kustomization', 'flux-system', 'apps'),
    object(kustomize, 'Kustomization', 'flux-system', 'cases'),
  ];
  await Promise.all(ready.map(one => admin.waitFor(one, isReady, 300_000)));
  const orders = object(
    'helm.toolkit.fluxcd.io/v2',
    'HelmRelease',
    'cases',
    'orders',
  );
  await admin.waitFor(orders, hasCondition('Stalled', 'True'), 300_000);
  const paused = [
    object(kustomize, 'Kustomization', 'cases', 'paused'),
    { ...orders, metadata: { namespace: 'cases', name: 'paused' } },
  ];
  for (const one of paused) {
    await admin.waitFor(one, isReady);
    await admin.patch(one, { spec: { suspend: true } });
  }
}

function kubeconfigOf(clusters, user) {
  const configs = clusters.map(cluster => cluster.kubeconfig(user));
  const all = key => configs.flatMap(config => config[key]);
  return {
    ...configs[0],
    clusters: all('clusters'),
    users: all('users'),
    contexts: all('contexts'),
  };
}

/**
 * Starts two clusters with Flux, and what Flux fetches from.
 * @param {object} [options]
 * @param {string} [options.directory] - for all data; a temporary one if not given
 * @param {string} [options.requeueDependency] - how soon Flux looks again at a dependency; its own default is 30s
 * @param {(line: string) => void} [options.say] - is told what happens
 * @param {AbortSignal} [options.signal] - ends it while it starts
 * @returns {Promise<object>} `clusters` (each with `startApiServer` and
 *   `stopApiServer`), `sources`, `description` and `stop`
 */
export async function startClusters(options = {}) {
  const { requeueDependency = '5s', say = () => {}, signal } = options;
  requireTools();
  buildMissing(say);
  const directory = options.directory
    ? resolve(options.directory)
    : mkdtempSync(join(tmpdir(), 'plugin-flux-e2e-'));
  mkdirSync(directory, { recursive: true });
  const sources = new Sources(join(directory, 'sources'));
  const clusters = clusterNames.map(
    name =>
      new Cluster({
        name,
        directory: join(directory, name),
        requeueDependency,
        say,
      }),
  );
  const stop = async () => {
    await Promise.allSettled(clusters.map(cluster => cluster.stop()));
    await sources.stop();
    if (!options.directory) rmSync(directory, { recursive: true, force: true });
  };
  const started = Date.now();
  const since = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const startAll = async () => {
    await sources.start();
    await Promise.all(clusters.map(cluster => cluster.start()));
    say(`control planes and controllers run: ${since()}`);
    await Promise.all(clusters.map(cluster => bootstrap(cluster, sources)));
    await Promise.all(clusters.map(converge));
    say(`everything is reconciled: ${since()}`);
  };
  try {
    await Promise.race([startAll(), whenAborted(signal)]);
    const control = offerControl(clusters, sources);
    const kubeconfigs = {};
    for (const user of ['admin', 'backstage', 'visitor']) {
      kubeconfigs[user] = join(directory, `${user}.kubeconfig`);
      writeFileSync(
        kubeconfigs[user],
        JSON.stringify(kubeconfigOf(clusters, user), undefined, 2),
        { mode: 0o600 },
      );
    }
    const description = {
      fluxVersion,
      directory,
      clusters: clusters.map(cluster => cluster.describe()),
      kubeconfigs,
      control,
      ...sources.describe(),
    };
    return { clusters, sources, description, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function whenAborted(signal) {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('Stopped')));
  });
}

// For tests that run in another process.
function offerControl(clusters, { server }) {
  const control = {};
  for (const cluster of clusters) {
    const paths = {
      stopApiServer: `/control/${cluster.name}/apiserver/stop`,
      startApiServer: `/control/${cluster.name}/apiserver/start`,
    };
    for (const [action, path] of Object.entries(paths)) {
      server.routes[`POST ${path}`] = () => cluster[action]();
    }
    control[cluster.name] = Object.fromEntries(
      Object.entries(paths).map(([action, path]) => [
        action,
        server.url + path,
      ]),
    );
  }
  return control;
}

/** The same description for existing clusters, from a kubeconfig. */
function describeKubeconfig(file) {
  const config = parse(readFileSync(file, 'utf8'));
  const named = (list, name) => config[list].find(one => one.name === name);
  return {
    kubeconfigs: { admin: resolve(file) },
    clusters: config.contexts.map(({ name, context }) => {
      const { cluster } = named('clusters', context.cluster);
      const { user } = named('users', context.user);
      return {
        name,
        url: cluster.server,
        caFile: cluster['certificate-authority'],
        caData: cluster['certificate-authority-data'],
        tokens: { admin: user.token },
      };
    }),
  };
}

async function main() {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string' },
      json: { type: 'string' },
      kubeconfig: { type: 'string' },
      'requeue-dependency': { type: 'string' },
    },
  });
  const tell = description => {
    const text = JSON.stringify(description, undefined, 2);
    if (values.json) writeFileSync(values.json, text, { mode: 0o600 });
    else console.log(text);
  };
  if (values.kubeconfig) {
    tell(describeKubeconfig(values.kubeconfig));
    return;
  }
  const abort = new AbortController();
  const started = startClusters({
    directory: values.dir,
    requeueDependency: values['requeue-dependency'],
    say: line => console.error(line),
    signal: abort.signal,
  });
  const stop = async () => {
    if (abort.signal.aborted) return;
    abort.abort();
    const running = await started.catch(() => undefined);
    await running?.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  tell((await started).description);
  console.error('The clusters run until Ctrl-C.');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch(error => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
