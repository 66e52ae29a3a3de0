/** A time in the format of metav1.Time: UTC, whole seconds. */
export function isoTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Milliseconds of so many minutes. */
export function minutes(count: number): number {
  return count * 60_000;
}

/** Milliseconds of so many hours. */
export function hours(count: number): number {
  return minutes(count * 60);
}

/** Milliseconds of so many days. */
export function days(count: number): number {
  return hours(count * 24);
}

/** A duration as Go prints it: `843ms`, `2.53s`, `1m4.5s`. */
export function goDuration(ms: number): string {
  if (ms < 1_000) return `${ms}ms`;
  const whole = Math.floor(ms / minutes(1));
  return `${whole > 0 ? `${whole}m` : ''}${(ms % minutes(1)) / 1_000}s`;
}

const units: Record<string, number> = {
  h: hours(1),
  m: minutes(1),
  s: 1_000,
  ms: 1,
};

/** Milliseconds of a Go duration such as `1h30m` or `10m0s`. */
export function durationMs(text: string): number {
  return [...text.matchAll(/([\d.]+)(ms|[hms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit],
    0,
  );
}
