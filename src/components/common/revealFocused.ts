/**
 * Scrolls to what the keyboard has moved the focus to: browsers may leave it
 * mostly outside of what is scrolled sideways.
 */
export function revealFocused(element: Element) {
  if (element.matches(':focus-visible')) {
    // Missing in jsdom.
    element.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }
}
