/**
 * Loads the client and the data it reads, which is enough to send the first
 * request. The views are loaded from within, so that bundlers do not put what
 * both share into each of them.
 */
export const loadClient = () => import('./client');

/** Loads everything that people see. */
export async function loadViews() {
  const client = await loadClient();
  return client.loadViews();
}
