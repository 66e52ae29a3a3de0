import type { FluxLogLevel, FluxLogLine } from './line';
import type { FluxControllerLog } from './podLog';

/** What a controller wrote while it reconciled an object once. */
export interface FluxLogAttempt {
  /** Unique in an answer. */
  readonly key: string;
  readonly pod: string;
  /** When its first and its last line were written, in milliseconds. */
  readonly from: number;
  readonly to: number;
  /** How many of its lines are errors. */
  readonly errors: number;
  /** In the order in which they were written. */
  readonly lines: readonly FluxLogLine[];
}

/** Which lines are looked for. Without levels, all. */
export interface FluxLogFilter {
  readonly levels: readonly FluxLogLevel[];
  readonly text: string;
}

interface PodLine {
  readonly pod: string;
  readonly line: FluxLogLine;
}

/**
 * The attempts in the logs of some pods, the newest first. Lines without a
 * `reconcileID` that follow each other are together.
 */
export function logAttemptsOf(
  logs: readonly FluxControllerLog[],
): readonly FluxLogAttempt[] {
  const groups = new Map<string, PodLine[]>();
  let loose = 0;
  let before = '';
  for (const each of mergedByTime(logs)) {
    const { pod, line } = each;
    if (line.attempt === undefined && before !== `${pod}/`) loose += 1;
    before = `${pod}/${line.attempt ?? ''}`;
    const key = `${pod}/${line.attempt ?? `#${loose}`}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups]
    .map(([key, group]) => ({
      key,
      pod: group[0].pod,
      from: group[0].line.time,
      to: group[group.length - 1].line.time,
      errors: group.filter(({ line }) => line.level === 'error').length,
      lines: group.map(({ line }) => line),
    }))
    .reverse();
}

/**
 * The lines of some pods by time. Those of one pod, and of one attempt, stay in
 * the order in which they were written, independent of the clock.
 */
function mergedByTime(logs: readonly FluxControllerLog[]): readonly PodLine[] {
  const rest = logs.map(({ pod, lines }) => ({ pod, lines, next: 0 }));
  const merged: PodLine[] = [];
  const total = rest.reduce((sum, { lines }) => sum + lines.length, 0);
  while (merged.length < total) {
    const left = rest.filter(({ lines, next }) => next < lines.length);
    const earliest = left.reduce((one, other) =>
      other.lines[other.next].time < one.lines[one.next].time ? other : one,
    );
    merged.push({ pod: earliest.pod, line: earliest.lines[earliest.next] });
    earliest.next += 1;
  }
  return merged;
}

/** The attempts that have lines that match, with only these lines. */
export function matchingAttempts(
  attempts: readonly FluxLogAttempt[],
  filter: FluxLogFilter,
): readonly FluxLogAttempt[] {
  const text = filter.text.trim().toLowerCase();
  // JSON escapes quotes and line breaks, so message and error are searched too.
  const hasText = ({ message, error = '', text: written }: FluxLogLine) =>
    [message, error, written].some(each => each.toLowerCase().includes(text));
  const matches = (line: FluxLogLine) =>
    (filter.levels.length === 0 || filter.levels.includes(line.level)) &&
    (text === '' || hasText(line));
  return attempts.flatMap(attempt => {
    const lines = attempt.lines.filter(matches);
    return lines.length > 0 ? [{ ...attempt, lines }] : [];
  });
}

/** The lines of attempts as they were written, the oldest first. */
export function logTextOf(attempts: readonly FluxLogAttempt[]): string {
  return [...attempts]
    .reverse()
    .flatMap(({ lines }) => lines.map(({ text }) => `${text}\n`))
    .join('');
}
