/**
 * The CPU time that something takes, in seconds: other processes of a busy
 * machine do not add to it.
 */
export function cpuSecondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

/** Long enough for what is quadratic to take minutes. */
export const LONG = 300_000;
