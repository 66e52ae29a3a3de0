/**
 * Loads the client and the data layer, which is enough to send the first
 * request. The views are loaded from that chunk, so that bundlers do not copy
 * shared modules into both.
 */
export const loadClient = () => import('./client');

/** Loads all views. */
export async function loadViews() {
  const client = await loadClient();
  return client.loadViews();
}
