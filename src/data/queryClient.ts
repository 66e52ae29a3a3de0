import { QueryClient } from '@tanstack/react-query';
import { errorOf } from '../api';

/** How long unused data is kept, in milliseconds. */
export const KEEP_MS = 300_000;

const RETRIES = 2;
const SHORTEST_DELAY_MS = 1_000;
/** The longest that anyone waits for a retry without being told why. */
const LONGEST_DELAY_MS = 10_000;

/**
 * The client that schedules all of the plugin's requests. It is separate from
 * the app's own, because the cards of a page have no common parent of ours.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        gcTime: KEEP_MS,
        // Requests are always sent: a portal on localhost works without a
        // network.
        networkMode: 'always',
        refetchOnReconnect: false,
        retry: (failures, error) =>
          failures < RETRIES && isWorthRetrying(error),
        retryDelay: (failures, error) =>
          Math.max(SHORTEST_DELAY_MS * 2 ** failures, retryAfter(error)),
        // The object store keeps the identity of unchanged objects.
        structuralSharing: false,
      },
    },
  });
}

/** Whether the same request may succeed a moment later. */
export function isWorthRetrying(error: unknown): boolean {
  // Any value may be thrown, even undefined.
  const { meaning, statusCode } = errorOf(error);
  return (
    retryAfter(error) <= LONGEST_DELAY_MS &&
    (meaning === 'unreachable' ||
      (statusCode !== undefined && [429, 502, 503, 504].includes(statusCode)))
  );
}

function retryAfter(error: unknown): number {
  return errorOf(error).retryAfterMs ?? 0;
}
