import { FluxRequestError } from '../api';

/** What all our queries have in common. */
export const QUERY_OPTIONS = {
  // Objects keep their identity already, and are many.
  structuralSharing: false,
  retry: false,
  networkMode: 'always',
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

/** What was thrown as the error of a request. */
export function errorOf(cause: unknown): FluxRequestError {
  if (cause instanceof FluxRequestError) return cause;
  return new FluxRequestError({
    message: cause instanceof Error ? cause.message : String(cause),
    meaning: 'unexpected',
    cause,
  });
}

/** Whether two lists have the same (`===`) elements in the same order. */
export function hasSameElements(
  left: readonly unknown[],
  right: readonly unknown[],
): boolean {
  return (
    left.length === right.length &&
    left.every((element, index) => element === right[index])
  );
}
