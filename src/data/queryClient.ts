import { QueryClient } from '@tanstack/react-query';
import { errorOf } from '../api';

/** How long what nothing shows any more is kept, in milliseconds. */
export const KEEP_MS = 300_000;

const RETRIES = 2;

/**
 * The client that schedules all of the plugin's requests. Apart from the app's
 * own, if it has one: the cards of a page share no parent that is ours.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        gcTime: KEEP_MS,
        // Whether a cluster can be reached is for the request to find out: a
        // portal on localhost works without a network.
        networkMode: 'always',
        refetchOnReconnect: false,
        retry: (failures, error) =>
          failures < RETRIES && isWorthRetrying(error),
        // Objects keep their identity by their resourceVersion.
        structuralSharing: false,
      },
    },
  });
}

/** Whether the same request may be answered a moment later. */
export function isWorthRetrying(error: unknown): boolean {
  // Anything may be thrown, even nothing.
  const { meaning, statusCode } = errorOf(error);
  return (
    meaning === 'unreachable' ||
    (statusCode !== undefined && [429, 502, 503, 504].includes(statusCode))
  );
}
