import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether processes are stopped as on Windows. */
export const IS_WINDOWS = process.platform === 'win32';
const STOPS_WITHIN_MS = 5_000;

/** A port of localhost that nobody listens on. */
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

/** Stops a process and all that it started. */
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

/** Whether there was anyone to signal. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}
