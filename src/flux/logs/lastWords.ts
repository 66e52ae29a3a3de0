import type { FluxContainer, FluxPod } from '../inventory/pods';
import { maskCredentials } from '../links/redact';

/** A container whose log may explain why its pod is not ready. */
export interface FluxLastWords {
  readonly container: string;
  /** Whether the run before the present one is the one that failed. */
  readonly isPrevious: boolean;
  /** Whether there was a run before. */
  readonly hasPrevious: boolean;
}

/**
 * The container to ask for its last words: the one that fails, or else one that
 * is not ready. None if the pod is well, or nothing has run in it yet.
 */
export function lastWordsOf(pod: FluxPod): FluxLastWords | undefined {
  const { state, failing, containers } = pod;
  if (state === 'Running' || state === 'Completed') return undefined;
  const container = [failing, ...containers].find(
    each => each && hasRun(each) && (each === failing || !isDone(each)),
  );
  if (!container) return undefined;
  const hasPrevious = container.restarts > 0;
  return {
    container: container.name,
    hasPrevious,
    // What has just ended is the present run.
    isPrevious: hasPrevious && container.state !== 'terminated',
  };
}

function hasRun({ state, ended }: FluxContainer): boolean {
  return state === 'running' || ended !== undefined;
}

function isDone({ isReady, state, ended }: FluxContainer): boolean {
  return isReady || (state === 'terminated' && ended?.exitCode === 0);
}

/** Colors of a terminal. */
// eslint-disable-next-line no-control-regex
const COLORS = /\u001b\[[\d;]*m/g;

/** What a container wrote, without credentials and the colors of a terminal. */
export function readableLog(text: string): string {
  return maskCredentials(text.replace(COLORS, ''));
}
