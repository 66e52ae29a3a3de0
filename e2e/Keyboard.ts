import type { Locator, Page } from 'playwright-core';

/** More than there are stops on any page of the demo. */
const MOST_STOPS = 150;

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
    await this.page.waitForFunction(isMarked, element).catch(() => {
      throw new Error(`The focus is not to be seen on ${place}`);
    });
    await this.page.waitForFunction(isOnScreen, element).catch(() => {
      throw new Error(`What has the focus is not to be seen: ${place}`);
    });
  }
}

function hasFocus(place: Locator): Promise<boolean> {
  return place.evaluate(element => element === document.activeElement);
}

/** Whether the focus is marked by more than a tint. */
function isMarked(element: Element | null): boolean {
  if (!element) return false;
  // A checkbox is drawn beside itself, a field underlined by what is around it.
  const around = element.parentElement ?? element;
  const drawn = element.matches('[type=checkbox]')
    ? [element.nextElementSibling ?? element]
    : [element];
  return (
    drawn.some(
      each =>
        getComputedStyle(each).outlineStyle !== 'none' &&
        parseFloat(getComputedStyle(each).outlineWidth) >= 1,
    ) ||
    parseFloat(getComputedStyle(element, '::after').borderTopWidth) >= 2 ||
    (element.matches('[type=text]') &&
      parseFloat(getComputedStyle(around, '::after').borderBottomWidth) >= 2 &&
      getComputedStyle(around, '::after').transform ===
        'matrix(1, 0, 0, 1, 0, 0)')
  );
}

/** Whether no edge of it is cut off by what scrolls sideways. */
function isOnScreen(element: Element | null): boolean {
  if (!element || element.matches('[role=group]')) return element !== null;
  const { left, right } = element.getBoundingClientRect();
  for (let each = element.parentElement; each; each = each.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(each).overflowX)) {
      const edges = each.getBoundingClientRect();
      if (left < edges.left - 1 || right > edges.right + 1) return false;
    }
  }
  return true;
}
