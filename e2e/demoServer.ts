import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, IS_WINDOWS, stopGroup } from './processes';

const ROOT = join(__dirname, '..');
const COMPILES_WITHIN_MS = 150_000;

/** The demo, served on a port of its own. */
export interface DemoServer {
  url: string;
  stop(): Promise<void>;
}

/** Starts a demo with its npm script, and waits until it is served. */
export async function startDemo(
  script: 'start' | 'start:alpha' = 'start',
): Promise<DemoServer> {
  const url = `http://localhost:${await freePort()}`;
  const output: string[] = [];
  let ended = false;

  const child = spawn(`npm run ${script}`, {
    cwd: ROOT,
    env: demoEnv(url),
    // npm is a script on Windows, which only a shell can start.
    shell: true,
    // A process group of its own, so that all of it can be stopped.
    detached: !IS_WINDOWS,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => output.push(String(chunk)));
  }
  child.on('error', error => output.push(String(error)));
  child.on('close', () => {
    ended = true;
  });

  async function stop() {
    if (child.pid !== undefined) await stopGroup(child.pid);
  }

  const deadline = Date.now() + COMPILES_WITHIN_MS;
  while (!ended && Date.now() < deadline) {
    if (await serves(url, deadline - Date.now())) return { url, stop };
    await sleep(250);
  }
  await stop();
  throw new Error(
    `npm run ${script} serves nothing at ${url}:\n${output.join('')}`,
  );
}

function demoEnv(url: string): NodeJS.ProcessEnv {
  // Jest sets NODE_ENV=test, a user's shell does not.
  const { NODE_ENV: _, ...env } = process.env;
  return {
    ...env,
    APP_CONFIG_app_baseUrl: JSON.stringify(url),
    BROWSER: 'none',
  };
}

/** Whether the page is served; the server answers after compiling. */
async function serves(url: string, withinMs: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(withinMs);
    const response = await fetch(url, { signal });
    return response.ok;
  } catch {
    return false;
  }
}
