import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether processes are stopped as on Windows. */
export const IS_WINDOWS = process.platform === 'win32';
const STOPS_WITHIN_MS = 5_000;

/** A free port of localhost. */
export async function freePort(): Promise<number> {
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

/** A running program with its child processes. */
export interface Running<T> {
  /** What `readyWith` returned. */
  readonly ready: T;
  stop(): Promise<void>;
}

/**
 * Runs a program of this project with Node until `readyWith` returns
 * something, given all that it has printed. Throws, with what it printed, when
 * it ends before that or takes too long.
 */
export async function startProgram<T>(options: {
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  withinMs: number;
  readyWith: (output: string) => T | undefined;
}): Promise<Running<T>> {
  const { args, env = process.env, withinMs, readyWith } = options;
  const output: string[] = [];
  let ended = false;
  const child = spawn(process.execPath, args, {
    cwd: join(__dirname, '..'),
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => output.push(String(chunk)));
  }
  child.on('close', () => {
    ended = true;
  });

  async function stop() {
    if (child.pid !== undefined) await stopGroup(child.pid);
  }

  const deadline = Date.now() + withinMs;
  while (!ended && Date.now() < deadline) {
    const ready = readyWith(output.join(''));
    if (ready !== undefined) return { ready, stop };
    await sleep(250);
  }
  await stop();
  throw new Error(`${args[0]} does not start:\n${output.join('')}`);
}

/** Stops a process and its child processes. */
export async function stopGroup(leader: number): Promise<void> {
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

/** Sends a signal; returns whether the process existed. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}
