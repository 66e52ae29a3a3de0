/**
 * Loads something when it is first needed. What could not be loaded is loaded
 * again when it is needed the next time.
 */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return async () => {
    loading ??= load().catch(cause => {
      loading = undefined;
      throw cause;
    });
    return loading;
  };
}

/** The cards of a page render in turns, and a browser is idle in between. */
const RENDERED_AFTER_MS = 1_000;

/**
 * Loads something when a page is rendered and the browser has nothing else to
 * do. Without requestIdleCallback (Safari), it is loaded when it is needed.
 */
export function loadWhenIdle(load: () => Promise<unknown>) {
  if (!globalThis.requestIdleCallback) return;
  setTimeout(() => {
    // What fails is reported when it is needed.
    requestIdleCallback(() => void load().catch(() => {}));
  }, RENDERED_AFTER_MS);
}
