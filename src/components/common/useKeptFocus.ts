import { useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the focus in an element when what has it goes away or is disabled;
 * else browsers leave it to nobody, and who cannot see is lost. The element
 * needs a tabindex of -1.
 */
export function useKeptFocus<T extends HTMLElement>(): RefObject<T> {
  const container = useRef<T>(null);

  useEffect(() => {
    const root = container.current;
    if (!root) return undefined;
    let holder: Element | undefined;

    const observer = new MutationObserver(records => {
      if (!holder || isUsable(holder) || isFocusElsewhere(holder)) return;
      const heir = heirOf(holder, records, root) ?? root;
      heir.focus({ preventScroll: true });
    });

    function noteFocus({ target }: FocusEvent) {
      if (!(target instanceof Element)) return;
      if (root?.contains(target)) {
        holder = target;
        if (target !== root) reveal(target);
        observer.observe(root, {
          subtree: true,
          childList: true,
          attributeFilter: ['disabled'],
        });
        // Dialogs, which give the focus back when they go.
        observer.observe(document.body, { childList: true });
      } else if (!target.closest('[role=dialog], [role=presentation]')) {
        holder = undefined;
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

/** Browsers are content with a few pixels of it, where a table is scrolled. */
function reveal(element: Element) {
  if (element.matches(':focus-visible')) {
    // Missing in jsdom.
    element.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }
}

function isUsable(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled');
}

function isFocusElsewhere(holder: Element): boolean {
  const { activeElement, body } = document;
  // What is disabled is still active for a while.
  return ![null, body, holder].includes(activeElement);
}

const FOCUSABLE =
  ':is(a[href], button:enabled, input:enabled, [tabindex]):not([tabindex="-1"], [aria-hidden=true])';

/** What gets the focus of what had it; undefined if there is nothing near. */
function heirOf(
  holder: Element,
  records: readonly MutationRecord[],
  root: Element,
): HTMLElement | undefined {
  if (!holder.isConnected) {
    const row = rowBeside(holder, records);
    return row?.querySelector<HTMLElement>(FOCUSABLE) ?? undefined;
  }
  const before = (element: Element) =>
    element.compareDocumentPosition(holder) & Node.DOCUMENT_POSITION_FOLLOWING;
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)]
    .filter(before)
    .pop();
}

/** A row next to the one that was removed with what it holds. */
function rowBeside(
  holder: Element,
  records: readonly MutationRecord[],
): Element | undefined {
  return records
    .filter(({ removedNodes }) =>
      [...removedNodes].some(node => node.contains(holder)),
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
