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

/**
 * Loads something when the browser has nothing else to do. Where a browser does
 * not tell (Safari), it is loaded when it is needed.
 */
export function loadWhenIdle(load: () => Promise<unknown>) {
  // What fails is reported when it is needed.
  globalThis.requestIdleCallback?.(() => void load().catch(() => {}));
}
