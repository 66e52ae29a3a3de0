import { QueryClient } from '@tanstack/react-query';
import { errorOf } from '../api';

/** How long unused data is kept, in milliseconds. */
export const KEEP_MS = 300_000;

const RETRIES = 2;

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
    meaning === 'unreachable' ||
    (statusCode !== undefined && [429, 502, 503, 504].includes(statusCode))
  );
}
