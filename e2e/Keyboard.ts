import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

/** More than there are stops on any page of the demo. */
const MOST_STOPS = 150;
/** More than any part of it has that {@link Keyboard.troublesIn} visits. */
const MOST_STOPS_IN_PART = 400;

/** How long marks take to appear, and how long they are waited for. */
const TRANSITION_MS = 250;
const PATIENCE_MS = 20_000;

/** Somebody who has a keyboard only, and needs to see where they are. */
export class Keyboard {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses a key. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Goes on until it is there. */
  async tabTo(place: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await place.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      await this.press(key);
      if (await hasFocus(place)) {
        await this.isAt(place);
        return;
      }
    }
    throw new Error(`The keyboard does not reach ${place}`);
  }

  /** Waits until it is there, and sees it. */
  async isAt(place: Locator): Promise<void> {
    const element = await place.elementHandle();
    await this.page.waitForFunction(
      wanted => wanted === document.activeElement,
      element,
    );
    for (let wait = 0; await this.troubleAtFocus(); wait += TRANSITION_MS) {
      if (wait > PATIENCE_MS) throw new Error(await this.troubleAtFocus());
      await setTimeout(TRANSITION_MS);
    }
  }

  /** Why somebody does not see where they are; nothing if they do. */
  private troubleAtFocus(): Promise<string> {
    return this.page.evaluate(troubleAtFocus);
  }

  /**
   * Goes through a part of the page. Tells what it does not reach, and where it
   * cannot be seen.
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
      if (await this.troubleAtFocus()) {
        await setTimeout(TRANSITION_MS);
        const trouble = await this.troubleAtFocus();
        if (trouble) troubles.push(trouble);
      }
    }
    return [...troubles, ...(await root.evaluate(unreachedIn, visited))];
  }
}

/** What can be operated and is none of the places that were visited. */
function unreachedIn(root: Element, visited: Set<Element>): string[] {
  // Arrow keys move in these.
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

/** Why what has the focus cannot be told from all else; nothing if it can. */
function troubleAtFocus(): string {
  const element = document.activeElement;
  if (!element) return 'nothing has the focus';

  /** Whether it is marked by more than a tint. */
  function isMarked(at: Element): boolean {
    // A checkbox is drawn beside itself, a field underlined by what is around it.
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

  /** Whether no edge of it is cut off by what scrolls sideways. */
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

  if (!isMarked(element)) return `not marked: ${element.outerHTML}`;
  return isOnScreen(element) ? '' : `not on the screen: ${element.outerHTML}`;
}
