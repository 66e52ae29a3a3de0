import { useSyncExternalStore } from 'react';

/** What people were told when an action had ended. */
interface ToldOutcome {
  readonly message: string;
  /** How many were told before. */
  readonly number: number;
}

let last: ToldOutcome | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Notes what people are told, for {@link useLastOutcome}. */
export function noteOutcome(message: string) {
  last = { message, number: (last?.number ?? 0) + 1 };
  listeners.forEach(listener => listener());
}

/** What people were told last about an action, on any card of the page. */
export function useLastOutcome(): ToldOutcome | undefined {
  return useSyncExternalStore(subscribe, () => last);
}
