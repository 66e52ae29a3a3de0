// Starts a real Backstage with the plugin in it:
//   npm run start:backstage                        on the simulated fleet
//   npm run start:backstage -- --kubeconfig FILE   on the contexts of a file
//   ... -- --clusters FILE                         on [{name, url, token, caData}]
//   ... -- --port 7008                             elsewhere than on 7007
//   ... -- --config FILE                           with more configuration
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { stringify } from 'yaml';
import { clustersOfKubeconfig } from './kubeconfig.mjs';
import { prepare } from './prepare.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));

const { values } = parseArgs({
  options: {
    kubeconfig: { type: 'string' },
    clusters: { type: 'string' },
    port: { type: 'string', default: '7007' },
    config: { type: 'string', multiple: true, default: [] },
  },
});

const temporary = mkdtempSync(join(tmpdir(), 'flux-backstage-'));
const { clusters, stop } = await chosenClusters();
const configFile = join(temporary, 'app-config.clusters.yaml');
writeFileSync(configFile, stringify(configOf(clusters, values.port)));
prepare();

const configs = [join(HERE, 'app-config.yaml'), configFile].concat(
  values.config.map(file => resolve(file)),
);
const backend = spawn(
  process.execPath,
  ['backend.mjs', ...configs.flatMap(file => ['--config', file])],
  {
    cwd: HERE,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  },
);
backend.on('exit', code => end(code ?? 1));
process.on('SIGINT', () => backend.kill());
process.on('SIGTERM', () => backend.kill());
await announce(`http://localhost:${values.port}`);

async function chosenClusters() {
  if (values.kubeconfig) {
    const text = readFileSync(values.kubeconfig, 'utf8');
    return { clusters: clustersOfKubeconfig(text, values.kubeconfig) };
  }
  if (values.clusters) {
    return { clusters: JSON.parse(readFileSync(values.clusters, 'utf8')) };
  }
  const outfile = join(temporary, 'fleet.mjs');
  await build({
    entryPoints: [join(HERE, 'fleet.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const { serveFleet } = await import(pathToFileURL(outfile).href);
  return serveFleet();
}

function configOf(clusterList, port) {
  const url = `http://localhost:${port}`;
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { port: Number(port), host: '127.0.0.1' },
      cors: { origin: url },
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusterList.map(cluster => ({
            name: cluster.name,
            url: cluster.url,
            authProvider: 'serviceAccount',
            serviceAccountToken: cluster.token,
            ...(cluster.caData && { caData: cluster.caData }),
            skipMetricsLookup: true,
          })),
        },
      ],
    },
  };
}

/** Prints the URL once the app answers. */
async function announce(url) {
  for (;;) {
    const ready = await fetch(`${url}/.backstage/health/v1/readiness`)
      .then(response => response.ok)
      .catch(() => false);
    if (ready) break;
    await new Promise(wake => {
      setTimeout(wake, 500);
    });
  }
  process.stderr.write(`Backstage is ready: ${url}\n`);
}

function end(code) {
  stop?.();
  rmSync(temporary, { recursive: true, force: true });
  process.exit(code);
}
