import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePort, startProgram } from './processes';

/** The first time, all of Backstage is installed and built. */
const READY_WITHIN_MS = 900_000;

/** A cluster in the Kubernetes backend's configuration. */
export interface BackendCluster {
  readonly name: string;
  readonly url: string;
  readonly token: string;
  /** The certificate authority, PEM in base64. */
  readonly caData?: string;
}

/** A running Backstage. */
export interface RunningBackstage {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the Backstage of dev/backstage, with the packed plugin. */
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
  const { NODE_ENV: _, ...env } = process.env;
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const running = await startProgram({
    args: [
      'dev/backstage/start.mjs',
      ...['--clusters', clustersFile, '--config', configFile],
      ...['--port', String(port)],
    ],
    env,
    withinMs: READY_WITHIN_MS,
    readyWith: output => output.includes('Backstage is ready') || undefined,
  }).catch(error => {
    remove();
    throw error;
  });
  return {
    url: `http://localhost:${port}`,
    async stop() {
      await running.stop();
      remove();
    },
  };
}
