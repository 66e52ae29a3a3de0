import { timeAt } from '../objects/json';
import { momentOf } from '../status/history';
import { readLine, type FluxLogLine, type FluxLogSubject } from './line';

/** What was read of the log of a controller's pod, about one object. */
export interface FluxControllerLog {
  readonly pod: string;
  /** The lines about the object, in the order in which they were written. */
  readonly lines: readonly FluxLogLine[];
  /** When the first of the read lines was written, about any object. */
  readonly since?: string;
  /** Whether nothing was written before that. */
  readonly isWhole: boolean;
  /** How many lines were read that are JSON, for the console, or neither. */
  readonly counts: Readonly<Record<'json' | 'console' | 'other', number>>;
  /** The time to ask again from, with a resolution of a second. */
  readonly askSince?: string;
  /** The lines since then, each shortened to the part that identifies it. */
  readonly seen: readonly string[];
}

/** The answer of an API server that is asked for the log of a pod. */
export interface FluxLogAnswer {
  /** With the time of each line before it. */
  readonly text: string;
  /** Whether the beginning is missing. */
  readonly isCut: boolean;
  /** How many lines were asked for. */
  readonly tailLines: number;
}

/** Older lines are dropped. */
const MOST_LINES = 2_000;
/** What is compared of a line, which begins with its nanoseconds. */
const COMPARED = 200;

/**
 * Adds an answer to what was read of a log before. Lines of the second that it
 * was asked from are in both. If all of the answer is new, lines in between may
 * be missing, so that what was read before is dropped.
 */
export function withAnswer(
  pod: string,
  known: FluxControllerLog | undefined,
  answer: FluxLogAnswer,
  subject: FluxLogSubject,
): FluxControllerLog {
  const sent = linesIn(answer);
  const seen = countsOf(known?.seen ?? []);
  const added = sent.filter(line => {
    const key = keyOf(line);
    const count = seen.get(key) ?? 0;
    seen.set(key, count - 1);
    return count <= 0;
  });
  const isFull = answer.isCut || sent.length >= answer.tailLines;
  const hasGap = known !== undefined && isFull && added.length === sent.length;
  const before = hasGap ? undefined : known;

  const counts = { ...(before?.counts ?? { json: 0, console: 0, other: 0 }) };
  const lines: FluxLogLine[] = [...(before?.lines ?? [])];
  for (const { stamp, text } of added) {
    const read = readLine(text, stamp, subject);
    counts[read.is] += 1;
    if (read.is === 'json' && read.line) lines.push(read.line);
  }
  const dropped = Math.max(lines.length - MOST_LINES, 0);
  const latest = [...added].reverse().find(({ stamp }) => stamp)?.stamp;
  const askSince = latest ? secondOf(latest) : before?.askSince;
  return {
    pod,
    lines: lines.slice(dropped),
    since:
      dropped > 0
        ? new Date(lines[dropped].time).toISOString()
        : before?.since ?? added.find(({ stamp }) => stamp)?.stamp,
    isWhole: (before ? before.isWhole : !isFull) && dropped === 0,
    counts,
    askSince,
    seen: [...(before?.seen ?? []), ...added.map(keyOf)].filter(
      key => momentOf(stampIn(key)) >= momentOf(askSince),
    ),
  };
}

interface StampedLine {
  readonly stamp?: string;
  readonly text: string;
}

/** The lines of an answer, without one that was only written in part yet. */
function linesIn({ text, isCut }: FluxLogAnswer): readonly StampedLine[] {
  const all = text.split('\n');
  const last = all.pop() ?? '';
  const whole = isCut ? all.slice(1) : all;
  const lines = whole.filter(line => line !== '').map(stamped);
  const end = stamped(last);
  // A line is whole, too, if its JSON is.
  return end.text.endsWith('}') ? [...lines, end] : lines;
}

function stamped(line: string): StampedLine {
  const stamp = stampIn(line);
  return { stamp, text: stamp ? line.slice(stamp.length + 1) : line };
}

/** When the container runtime received a line. */
function stampIn(line: string): string | undefined {
  return timeAt({ stamp: line.slice(0, 40).split(' ', 1)[0] }, 'stamp');
}

function keyOf({ stamp = '', text }: StampedLine): string {
  return `${stamp} ${text.slice(0, COMPARED)} ${text.length}`;
}

function secondOf(stamp: string): string {
  return `${new Date(momentOf(stamp)).toISOString().slice(0, 19)}Z`;
}

function countsOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/**
 * Since when the logs of some pods are known, in milliseconds: from the time on
 * at which none of them has a part that was not read.
 */
export function logsKnownSince(
  logs: readonly FluxControllerLog[],
): number | undefined {
  const timesOf = (some: readonly FluxControllerLog[]) =>
    some.flatMap(({ since }) => (since ? [momentOf(since)] : []));
  const partial = timesOf(logs.filter(({ isWhole }) => !isWhole));
  if (partial.length > 0) return Math.max(...partial);
  const whole = timesOf(logs);
  return whole.length > 0 ? Math.min(...whole) : undefined;
}

/** Whether logs cannot be parsed because they are plain text, not JSON. */
export function isForConsole(logs: readonly FluxControllerLog[]): boolean {
  return (
    logs.some(({ counts }) => counts.console > 0) &&
    logs.every(({ counts }) => counts.json === 0)
  );
}
