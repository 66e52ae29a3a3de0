import { useSyncExternalStore } from 'react';

/** The message that was shown when an action had ended. */
interface ToldOutcome {
  readonly message: string;
  /** The number of messages before it. */
  readonly number: number;
}

let last: ToldOutcome | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Stores the shown message, for {@link useLastOutcome}. */
export function noteOutcome(message: string) {
  last = { message, number: (last?.number ?? 0) + 1 };
  listeners.forEach(listener => listener());
}

/** The last message about an action, on any card of the page. */
export function useLastOutcome(): ToldOutcome | undefined {
  return useSyncExternalStore(subscribe, () => last);
}
