import { maskCredentials, maskMessage } from '../links/redact';
import { isRecord, numberAt, recordAt, textAt } from '../objects/json';
import { momentOf } from '../status/history';

/** Levels of log lines, the worst first. */
export const FLUX_LOG_LEVELS = ['error', 'info', 'debug'] as const;

export type FluxLogLevel = (typeof FLUX_LOG_LEVELS)[number];

/** The object that lines are about. */
export interface FluxLogSubject {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A line that a controller has written about an object. */
export interface FluxLogLine {
  /** When it was written, in milliseconds; 0 if it does not say so. */
  readonly time: number;
  readonly level: FluxLogLevel;
  readonly message: string;
  readonly error?: string;
  /** What was done with each object that was applied. */
  readonly output: readonly (readonly [object: string, action: string])[];
  /** The `reconcileID`, which all lines of one attempt share. */
  readonly attempt?: string;
  /** The line as it was written, without credentials. */
  readonly text: string;
}

/** What a line of a controller's log is. */
export type FluxReadLine =
  /** `line` is undefined if it is about another object. */
  | { readonly is: 'json'; readonly line?: FluxLogLine }
  /** Written with `--log-encoding=console`, which is not for programs. */
  | { readonly is: 'console' }
  /** Something else, or a part of a line. */
  | { readonly is: 'other' };

/** Longer texts of a line are cut. */
const LONGEST_TEXT = 10_000;
/** Longer lines are cut where they are kept as they were written. */
const LONGEST_LINE = 20_000;
/** More objects than that are not listed. */
const MOST_OBJECTS = 1_000;

/** zap: encoder.go, consoleEncoder, which separates by tabs. */
const CONSOLE = /^\S+\t(?:DEBUG|INFO|WARN|ERROR|DPANIC|PANIC|FATAL|LEVEL\()/i;

/**
 * Reads a line of a controller's log. `stamp` is when the container runtime
 * received it.
 */
export function readLine(
  text: string,
  stamp: string | undefined,
  subject: FluxLogSubject,
): FluxReadLine {
  if (CONSOLE.test(text)) return { is: 'console' };
  const entry = parsed(text);
  if (!entry) return { is: 'other' };
  return isAbout(entry, subject)
    ? { is: 'json', line: masked(lineOf(entry, text, stamp), subject.kind) }
    : { is: 'json' };
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Flux: flux2 cmd/flux/logs.go filterPrintLog. */
function isAbout(entry: unknown, subject: FluxLogSubject): boolean {
  const kind =
    textAt(entry, 'reconciler kind') ?? textAt(entry, 'controllerKind');
  return (
    kind?.toLowerCase() === subject.kind.toLowerCase() &&
    textAt(entry, 'name') === subject.name &&
    textAt(entry, 'namespace') === subject.namespace
  );
}

function lineOf(
  entry: Readonly<Record<string, unknown>>,
  text: string,
  stamp: string | undefined,
): FluxLogLine {
  const error = wordsOf(entry.error);
  return {
    time: timeIn(entry) || momentOf(stamp),
    level: levelOf(textAt(entry, 'level')),
    message: wordsOf(entry.msg) ?? '',
    ...(error && { error }),
    output: outputOf(entry),
    attempt: textAt(entry, 'reconcileID'),
    text: tidy(text, LONGEST_LINE),
  };
}

/** Without what only lines about its kind have to hide. */
function masked(line: FluxLogLine, kind: string): FluxLogLine {
  const { message, error, text } = line;
  return {
    ...line,
    message: maskMessage(message, kind),
    ...(error && { error: maskMessage(error, kind) }),
    text: maskMessage(text, kind),
  };
}

/**
 * Actions by object, or, if the controller groups them, objects by action
 * (Flux: pkg/ssa/changeset.go).
 */
function outputOf(entry: unknown): FluxLogLine['output'] {
  return Object.entries(recordAt(entry, 'output') ?? {})
    .flatMap(([key, value]) =>
      Array.isArray(value)
        ? value.map(object => [wordsOf(object) ?? '', tidy(key)] as const)
        : [[tidy(key), wordsOf(value) ?? ''] as const],
    )
    .slice(0, MOST_OBJECTS);
}

/** zap writes seconds where Flux's encoder is not used. */
function timeIn(entry: unknown): number {
  const seconds = numberAt(entry, 'ts');
  return seconds === undefined
    ? momentOf(textAt(entry, 'ts'))
    : new Date(seconds * 1_000).getTime() || 0;
}

/** Trace and what else is below debug is `Level(-2)` for zap. */
function levelOf(level: string | undefined): FluxLogLevel {
  switch (level?.toLowerCase()) {
    case 'error':
    case 'dpanic':
    case 'panic':
    case 'fatal':
      return 'error';
    case undefined:
    case 'info':
    case 'warn':
      return 'info';
    default:
      return 'debug';
  }
}

function wordsOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return tidy(typeof value === 'string' ? value : JSON.stringify(value));
}

function tidy(text: string, longest = LONGEST_TEXT): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return maskCredentials(short);
}
