import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    axe: { run(): Promise<AxeResults> };
  }
}

const AXE = require.resolve('axe-core/axe.min.js');

/** What axe has against a page as it is now, in words. */
export async function barriersOn(page: Page): Promise<string[]> {
  await isStill(page);
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`,
    ),
  );
}

/** Waits until nothing fades in any more, whose colours would be between. */
async function isStill(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document
        .getAnimations()
        .some(animation => animation instanceof CSSTransition),
  );
}
