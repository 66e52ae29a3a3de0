/** A time as Kubernetes writes metav1.Time: UTC, whole seconds. */
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
