/** Makes the page believe that its tab is hidden. */
export function hide() {
  Object.defineProperties(document, {
    visibilityState: { value: 'hidden' },
    hidden: { value: true },
  });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}
