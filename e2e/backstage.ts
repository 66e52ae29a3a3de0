import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { freePort, stopGroup } from './processes';

const ROOT = join(__dirname, '..');
/** The first time, all of Backstage is installed and built. */
const READY_WITHIN_MS = 900_000;

/** A cluster as the Kubernetes backend is told of it. */
export interface BackendCluster {
  readonly name: string;
  readonly url: string;
  readonly token: string;
  /** The certificate authority, PEM in base64. */
  readonly caData?: string;
}

/** A Backstage that runs. */
export interface RunningBackstage {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the Backstage of dev/backstage, with the plugin as it is packed. */
export async function startBackstage(
  clusters: readonly BackendCluster[],
  config: object = {},
): Promise<RunningBackstage> {
  const folder = mkdtempSync(join(tmpdir(), 'flux-e2e-'));
  const clustersFile = join(folder, 'clusters.json');
  writeFileSync(clustersFile, JSON.stringify(clusters));
  const configFile = join(folder, 'app-config.yaml');
  writeFileSync(configFile, stringify(config));

  const port = await freePort();
  const output: string[] = [];
  let ended = false;
  const { NODE_ENV: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    [
      'dev/backstage/start.mjs',
      ...['--clusters', clustersFile, '--config', configFile],
      ...['--port', String(port)],
    ],
    { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => output.push(String(chunk)));
  }
  child.on('close', () => {
    ended = true;
  });

  async function stop() {
    if (child.pid !== undefined) await stopGroup(child.pid);
    rmSync(folder, { recursive: true, force: true });
  }

  const deadline = Date.now() + READY_WITHIN_MS;
  while (!ended && Date.now() < deadline) {
    if (output.some(text => text.includes('Backstage is ready'))) {
      return { url: `http://localhost:${port}`, stop };
    }
    await sleep(250);
  }
  await stop();
  throw new Error(`Backstage does not start:\n${output.join('')}`);
}
