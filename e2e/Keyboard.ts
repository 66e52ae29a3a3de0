import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

/** Greater than the number of tab stops on any page of the demo. */
const MOST_STOPS = 150;
/** The same for any part of a page that {@link Keyboard.troublesIn} visits. */
const MOST_STOPS_IN_PART = 400;

/** Focus indicators appear gradually, and late on a busy machine. */
const POLL_MS = 50;
const PATIENCE_MS = 10_000;

/** A user without a mouse, who must see the focus. */
export class Keyboard {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses a key. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Presses Tab until the element has the focus, which must be visible. */
  async tabTo(place: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await place.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      await this.press(key);
      if (await hasFocus(place)) {
        await this.isAt(place);
        return;
      }
    }
    throw new Error(`Tab does not reach ${place}`);
  }

  /** Waits until the element has the focus, which must be visible. */
  async isAt(place: Locator): Promise<void> {
    const element = await place.elementHandle();
    await this.page.waitForFunction(
      wanted => wanted === document.activeElement,
      element,
    );
    const trouble = await this.troubleAtFocus();
    if (trouble) throw new Error(trouble);
  }

  /** Why the focus does not become visible; empty once it is. */
  private async troubleAtFocus(): Promise<string> {
    for (let wait = 0; ; wait += POLL_MS) {
      const trouble = await this.page.evaluate(troubleAtFocus);
      if (!trouble || wait >= PATIENCE_MS) return trouble;
      await setTimeout(POLL_MS);
    }
  }

  /**
   * Presses Tab through a part of the page. Returns the controls that it does
   * not reach, and those without visible focus.
   */
  async troublesIn(part: string): Promise<string[]> {
    const root = this.page.locator(part).last();
    await root.evaluate((element: HTMLElement) => {
      element.tabIndex = -1;
      element.focus();
    });
    const visited = await root.evaluateHandle(() => new Set<Element>());
    const troubles: string[] = [];
    for (let stop = 0; stop < MOST_STOPS_IN_PART; stop++) {
      await this.press('Tab');
      const isNew = await root.evaluate((element, seen) => {
        const at = document.activeElement;
        if (!at || at === element || !element.contains(at) || seen.has(at)) {
          return false;
        }
        seen.add(at);
        return true;
      }, visited);
      if (!isNew) break;
      const trouble = await this.troubleAtFocus();
      if (trouble) troubles.push(trouble);
    }
    return [...troubles, ...(await root.evaluate(unreachedIn, visited))];
  }
}

/** The controls that are none of the visited elements. */
function unreachedIn(root: Element, visited: Set<Element>): string[] {
  // Arrow keys move the focus within these.
  const groups =
    '[role=tablist], [role=menu], [role=treegrid], [role=radiogroup]';
  return [
    ...root.querySelectorAll(
      'a[href], button, input, select, textarea, [tabindex="0"]',
    ),
  ]
    .filter(
      element =>
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.matches(':disabled, [aria-hidden=true]') &&
        !element.closest(groups) &&
        !visited.has(element),
    )
    .map(element => `not reached: ${element.outerHTML}`);
}

function hasFocus(place: Locator): Promise<boolean> {
  return place.evaluate(element => element === document.activeElement);
}

/** Why the focused element is not visible as such; empty if it is. */
function troubleAtFocus(): string {
  const element = document.activeElement;
  if (!element) return 'nothing has the focus';

  /** Whether it has an outline, a border or an underline, not only a color. */
  function isMarked(at: Element): boolean {
    // The outline of a checkbox is on its sibling, the underline of a field on
    // its parent.
    const around = at.parentElement ?? at;
    const drawn = at.matches('[type=checkbox]')
      ? at.nextElementSibling ?? at
      : at;
    const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
    const underline = getComputedStyle(around, '::after');
    return (
      (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) ||
      parseFloat(getComputedStyle(at, '::after').borderTopWidth) >= 2 ||
      (at.matches('[type=text], [type=search], select') &&
        parseFloat(underline.borderBottomWidth) >= 2 &&
        underline.transform === 'matrix(1, 0, 0, 1, 0, 0)')
    );
  }

  /** Whether no horizontally scrolling ancestor cuts it off. */
  function isOnScreen(at: Element): boolean {
    if (at.matches('[role=group]')) return true;
    const { left, right } = at.getBoundingClientRect();
    for (let each = at.parentElement; each; each = each.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(each).overflowX)) {
        const edges = each.getBoundingClientRect();
        if (left < edges.left - 1 || right > edges.right + 1) return false;
      }
    }
    return true;
  }

  if (!isMarked(element))
    return `no visible focus indicator: ${element.outerHTML}`;
  return isOnScreen(element)
    ? ''
    : `the focused element is not on the screen: ${element.outerHTML}`;
}
