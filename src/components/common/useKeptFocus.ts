import { useEffect, useRef, type RefObject } from 'react';
import { revealFocused } from './revealFocused';

/**
 * Keeps the focus inside of an element when the focused element is removed or
 * disabled. Otherwise focus falls back to <body> and screen-reader users lose
 * their place. The element needs a tabindex of -1.
 */
export function useKeptFocus<T extends HTMLElement>(): RefObject<T> {
  const container = useRef<T>(null);

  useEffect(() => {
    const root = container.current;
    if (!root) return undefined;
    let focused: Element | undefined;

    const observer = new MutationObserver(records => {
      if (!focused || isUsable(focused) || isFocusElsewhere(focused)) return;
      const next = nextFocusOf(focused, records, root) ?? root;
      next.focus({ preventScroll: true });
    });

    function noteFocus({ target }: FocusEvent) {
      if (!(target instanceof Element)) return;
      if (root?.contains(target)) {
        focused = target;
        if (target !== root) revealFocused(target);
        observer.observe(root, {
          subtree: true,
          childList: true,
          attributeFilter: ['disabled'],
        });
        // Dialogs are children of <body> and return the focus when they close.
        observer.observe(document.body, { childList: true });
      } else if (!target.closest('[role=dialog], [role=presentation]')) {
        focused = undefined;
        observer.disconnect();
      }
    }

    document.addEventListener('focusin', noteFocus);
    return () => {
      document.removeEventListener('focusin', noteFocus);
      observer.disconnect();
    };
  }, []);

  return container;
}

function isUsable(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled');
}

function isFocusElsewhere(focused: Element): boolean {
  const { activeElement, body } = document;
  // A disabled element stays the active element for a while.
  return ![null, body, focused].includes(activeElement);
}

const FOCUSABLE =
  ':is(a[href], button:enabled, input:enabled, [tabindex]):not([tabindex="-1"], [aria-hidden=true])';

/** The element to focus next; undefined if there is none nearby. */
function nextFocusOf(
  focused: Element,
  records: readonly MutationRecord[],
  root: Element,
): HTMLElement | undefined {
  if (!focused.isConnected) {
    const row = rowBeside(focused, records);
    return row?.querySelector<HTMLElement>(FOCUSABLE) ?? undefined;
  }
  const before = (element: Element) =>
    element.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING;
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)]
    .filter(before)
    .pop();
}

/** A row next to the removed one that contained `focused`. */
function rowBeside(
  focused: Element,
  records: readonly MutationRecord[],
): Element | undefined {
  return records
    .filter(({ removedNodes }) =>
      [...removedNodes].some(node => node.contains(focused)),
    )
    .flatMap(({ nextSibling, previousSibling }) => [
      nextSibling,
      previousSibling,
    ])
    .find(
      (node): node is HTMLTableRowElement =>
        node instanceof HTMLTableRowElement && node.isConnected,
    );
}
