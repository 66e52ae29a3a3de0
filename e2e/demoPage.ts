import type { Page } from 'playwright-core';

/** Waits until the page has the colours of a theme. */
export async function pageBecomes(page: Page, theme: 'light' | 'dark') {
  await page.waitForFunction(wanted => {
    const { backgroundColor } = getComputedStyle(document.body);
    const [red] = (backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
    return (red < 128 ? 'dark' : 'light') === wanted;
  }, theme);
}

/** Waits until all CSS transitions have ended. */
export async function layoutSettles(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document
        .getAnimations()
        .some(animation => animation instanceof CSSTransition),
  );
}

/** By how many pixels the page can be scrolled sideways. */
export function sidewaysScroll(
  page: Page,
): Promise<{ document: number; main: number }> {
  return page.evaluate(() => {
    // Widths are rounded, which may cost a pixel.
    function scroll(element: Element | null, width: number): number {
      const beyond = (element?.scrollWidth ?? NaN) - width;
      return beyond <= 1 ? 0 : beyond;
    }
    // Backstage scrolls its main element, so the document alone proves little.
    const main = document.querySelector('main');
    return {
      document: scroll(document.scrollingElement, window.innerWidth),
      main: scroll(main, main?.clientWidth ?? NaN),
    };
  });
}
