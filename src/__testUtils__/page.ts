/** Hides the page, as another tab does, or brings it to the front again. */
export function setVisible(visible: boolean) {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    value: visible ? 'visible' : 'hidden',
  });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}
