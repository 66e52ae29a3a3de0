import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';

/** Scroll position and focus in a drawer. */
interface Place {
  /** The object that it shows. */
  readonly key: string;
  /** Path from the drawer to the focused element: the index of each child. */
  readonly focus?: readonly number[];
  readonly scrollTop: number;
}

/** The details that are open, whichever card shows them. */
interface OpenDetails {
  /** What gets the focus when they are closed. */
  readonly openedFrom: Element | null;
  /** Scroll position and focus in the drawer that was removed last. */
  place?: Place;
  /** The object that was reported as opened last. */
  reported?: string;
}

let open: OpenDetails | undefined;
let drawers = 0;

/**
 * For the drawer of an object, which a card shows. When that card is removed
 * while another one is there, the other one shows a drawer in its place, in the
 * same frame: what has the focus and how far it is scrolled stay. Returns a ref
 * for the drawer, and a function that moves the focus to it.
 */
export function useDrawerPlace(key: string) {
  const drawer = useRef<HTMLElement | null>(null);
  const shown = useRef(key);
  shown.current = key;

  // Before the drawer is removed from the page.
  useLayoutEffect(() => {
    drawers += 1;
    open ??= { openedFrom: document.activeElement };
    return () => {
      drawers -= 1;
      if (open && drawer.current) {
        open.place = placeIn(drawer.current, shown.current);
      }
    };
  }, []);

  // Once the page can have the focus again.
  useEffect(() => () => void Promise.resolve().then(closeUnlessShown), []);

  const ref = useCallback((element: HTMLElement | null) => {
    drawer.current = element;
    const place = element && open?.place;
    if (place && place.key === shown.current) restore(element, place);
  }, []);
  const focus = useCallback(() => drawer.current?.focus(), []);
  return { ref, focus };
}

/**
 * Whether an object is to be reported as opened, rather than shown by another
 * card now.
 */
export function isNewlyOpened(key: string): boolean {
  if (!open || open.reported === key) return false;
  open.reported = key;
  return true;
}

function closeUnlessShown() {
  if (!open || drawers > 0) return;
  const { openedFrom } = open;
  open = undefined;
  if (openedFrom instanceof HTMLElement) openedFrom.focus();
}

function placeIn(drawer: HTMLElement, key: string): Place {
  const { scrollTop } = drawer;
  const focus: number[] = [];
  let element = document.activeElement;
  for (; element && element !== drawer; element = element.parentElement) {
    const siblings = element.parentElement?.children ?? [];
    focus.unshift([...siblings].indexOf(element));
  }
  // The focus may be in a menu, which is closed with the drawer.
  return { key, scrollTop, focus: element ? focus : undefined };
}

function restore(drawer: HTMLElement, { focus = [], scrollTop }: Place) {
  const focused = focus.reduce<Element | undefined>(
    (element, index) => element?.children[index],
    drawer,
  );
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  drawer.scrollTop = scrollTop;
}
