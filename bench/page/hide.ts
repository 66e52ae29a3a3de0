/** Makes the page believe that another tab is in front of it. */
export function hide() {
  Object.defineProperties(document, {
    visibilityState: { value: 'hidden' },
    hidden: { value: true },
  });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}
