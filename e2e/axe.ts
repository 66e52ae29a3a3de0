import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    axe: {
      run(context: ElementContext, options: RunOptions): Promise<AxeResults>;
    };
  }
}

/**
 * Backstage's own tabs are too faint, which axe finds only where they are
 * scrolled out of sight.
 */
const FOREIGN = '[class*=BackstageHeaderTabs-tabsWrapper]';

const AXE = require.resolve('axe-core/axe.min.js');

/** What axe has against a page as it is now, or a part of it, in words. */
export function barriersOn(page: Page, within?: string): Promise<string[]> {
  return violationsOn(page, within, {});
}

/** Of that, what depends on the theme: texts that are too faint. */
export function faintTextsOn(page: Page, within: string): Promise<string[]> {
  return violationsOn(page, within, { runOnly: ['color-contrast'] });
}

async function violationsOn(
  page: Page,
  within: string | undefined,
  options: RunOptions,
): Promise<string[]> {
  await isStill(page);
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(
    ({ context, chosen }) => window.axe.run(context, chosen),
    {
      context: { include: [[within ?? 'html']], exclude: [[FOREIGN]] },
      chosen: options,
    },
  );
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
