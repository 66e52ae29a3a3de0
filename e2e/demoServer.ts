import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(__dirname, '..');
const IS_WINDOWS = process.platform === 'win32';
const COMPILES_WITHIN_MS = 150_000;
const STOPS_WITHIN_MS = 5_000;

/** The demo, served on a port of its own. */
export interface DemoServer {
  url: string;
  stop(): Promise<void>;
}

/** Starts the demo as a newcomer does, and waits until it serves. */
export async function startDemo(): Promise<DemoServer> {
  const url = `http://localhost:${await freePort()}`;
  const output: string[] = [];
  let ended = false;

  const child = spawn('npm start', {
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
  throw new Error(`npm start serves nothing at ${url}:\n${output.join('')}`);
}

function demoEnv(url: string): NodeJS.ProcessEnv {
  // Jest says `test` here, where a newcomer's shell says nothing.
  const { NODE_ENV: _, ...env } = process.env;
  return {
    ...env,
    APP_CONFIG_app_baseUrl: JSON.stringify(url),
    BROWSER: 'none',
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, 'localhost', resolve);
  });
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

/** Whether the page is there; while it is compiled, the answer waits. */
async function serves(url: string, withinMs: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(withinMs);
    const response = await fetch(url, { signal });
    return response.ok;
  } catch {
    return false;
  }
}

async function stopGroup(leader: number): Promise<void> {
  if (IS_WINDOWS) {
    const kill = spawn(`taskkill /pid ${leader} /T /F`, { shell: true });
    await new Promise(resolve => kill.once('close', resolve));
    return;
  }
  const deadline = Date.now() + STOPS_WITHIN_MS;
  let alive = signalGroup(leader, 'SIGTERM');
  while (alive && Date.now() < deadline) {
    await sleep(50);
    alive = signalGroup(leader, 0);
  }
  if (alive) signalGroup(leader, 'SIGKILL');
}

/** Whether there was anyone to signal. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}
