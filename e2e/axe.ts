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
 * Backstage's own tabs have too little contrast, which axe finds only if they
 * are scrolled out of view.
 */
const FOREIGN = '[class*=BackstageHeaderTabs-tabsWrapper]';

const AXE = require.resolve('axe-core/axe.min.js');

/** The violations axe finds in a page or a part of it, as text. */
export function barriersOn(page: Page, within?: string): Promise<string[]> {
  return violationsOn(page, within, {});
}

/** Only the violations that depend on the theme: too little contrast. */
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

/** Waits until CSS transitions have ended, because they change colours. */
async function isStill(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document
        .getAnimations()
        .some(animation => animation instanceof CSSTransition),
  );
}
