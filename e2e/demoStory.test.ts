/**
 * @jest-environment node
 */
import type { Locator, Page } from 'playwright-core';
import { describeDemo } from './describeDemo';

const CLICKS_TO_THE_CAUSE = 4;
const CLICKS_TO_MEND_IT = 1;

describeDemo('the story that the demo tells', demo => {
  it('leads from a pushed commit to the reason why production does not run it, and to the fix', async () => {
    const page = await demo.open({ path: '' });
    let clicks = 0;
    async function click(what: Locator) {
      await what.click();
      clicks += 1;
    }

    // The pushed commit runs in all environments except for one.
    const environments = page.getByRole('table', { name: 'Environments' });
    await stateIn(environments, 'Waiting').waitFor();
    expect(await environmentsOf(environments)).toEqual([
      'Development',
      'Staging',
      'Canary',
      'Production',
    ]);
    expect(await stateIn(environments, 'Ready').count()).toBe(6);
    expect(await stateIn(environments, /^(Failed|Stalled)$/).count()).toBe(0);

    await click(
      environments.getByRole('link', {
        name: 'shipping/shipping on production',
      }),
    );
    const why = page.getByRole('region', { name: 'Why' });
    await why
      .getByText(
        'Kustomization shipping/shipping waits for Kustomization shipping/shipping-db, which was suspended by user:default/jane.doe.',
      )
      .waitFor();
    await why.getByText('Until the backup of Monday is checked').waitFor();
    await click(
      why.getByRole('link', { name: 'Kustomization shipping/shipping-db' }),
    );
    const cause = page.getByRole('dialog', {
      name: 'Kustomization shipping/shipping-db',
    });
    const resume = cause.getByRole('button', { name: /^Resume / });
    await resume.waitFor();
    expect(clicks).toBeLessThanOrEqual(CLICKS_TO_THE_CAUSE);

    clicks = 0;
    await click(resume);
    await page.getByRole('button', { name: /^Suspend shipping/ }).waitFor();
    expect(clicks).toBe(CLICKS_TO_MEND_IT);

    // The dependent Kustomization continues without another action.
    await page.keyboard.press('Escape');
    await allAreReady(page, environments);
    expect(await environments.getByText(/behind/).count()).toBe(0);
  });
});

function stateIn(table: Locator, state: string | RegExp): Locator {
  return table.getByRole('cell').getByText(state, { exact: true });
}

async function environmentsOf(table: Locator): Promise<string[]> {
  const [, ...titles] = await table.getByRole('columnheader').allInnerTexts();
  return titles;
}

async function allAreReady(page: Page, environments: Locator): Promise<void> {
  await page.waitForFunction(
    table => (table?.textContent ?? '').split('Ready').length - 1 === 8,
    await environments.elementHandle(),
  );
}
