/** Whether the page can be seen: its tab is in front. */
export function isVisible(): boolean {
  return document.visibilityState !== 'hidden';
}

/** Calls `listener` whenever the page is hidden or seen again. */
export function onVisibilityChange(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

/** Resolves as soon as the page can be seen. */
export async function visible(): Promise<void> {
  if (isVisible()) return;
  await new Promise<void>(resolve => {
    const stop = onVisibilityChange(() => {
      if (!isVisible()) return;
      stop();
      resolve();
    });
  });
}
