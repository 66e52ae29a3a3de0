import type { Page } from 'playwright-core';
import de from '../src/translations/de';
import es from '../src/translations/es';
import fr from '../src/translations/fr';
import ja from '../src/translations/ja';
import zh from '../src/translations/zh';
import { layoutSettles, sidewaysScroll } from './demoPage';
import { NARROW, WIDE, ZOOMED } from './describeDemo';
import { unreadableTexts } from './readable';
import type { View } from './views';

const LANGUAGES = { de, es, fr, ja, zh };
const SIZES = { wide: WIDE, narrow: NARROW };
const ALL_SIZES = { ...SIZES, 'at 200 %': ZOOMED };

/** What cannot be read in a window of some size, in any language. */
export async function unreadableAtAnySize(
  page: Page,
  view: View,
): Promise<string[]> {
  const found: string[] = [];
  for (const language of ['en', ...Object.keys(LANGUAGES)]) {
    if (isLanguage(language)) await speak(page, language);
    for (const [size, viewport] of Object.entries(
      language === 'en' ? ALL_SIZES : SIZES,
    )) {
      await page.setViewportSize(viewport);
      if (view.isAnchored && language === 'en') await openAgain(page, view);
      await layoutSettles(page);
      const { document, main } = await sidewaysScroll(page);
      const wide = document + main;
      const texts = await unreadableTexts(page, view.part);
      found.push(
        ...[
          ...texts,
          ...(wide > 0 ? [`the page is ${wide} px wider`] : []),
        ].map(words => `${language}, ${size}: ${words}`),
      );
    }
  }
  return found;
}

function isLanguage(language: string): language is keyof typeof LANGUAGES {
  return language in LANGUAGES;
}

/** Changes the language of the app, as another tab of it would. */
async function speak(page: Page, language: keyof typeof LANGUAGES) {
  const { messages } = LANGUAGES[language];
  await page.evaluate(chosen => {
    window.localStorage.setItem('language', chosen);
    window.dispatchEvent(new StorageEvent('storage', { key: 'language' }));
  }, language);
  // Each page has one of them.
  const labels = ['card.refresh', 'details.close', 'summary.label'] as const;
  await page
    .locator(labels.map(key => `[aria-label="${messages[key]}"]`).join())
    .first()
    .waitFor({ state: 'attached' });
}

async function openAgain(page: Page, view: View) {
  await page.keyboard.press('Escape');
  await page.locator(view.part).waitFor({ state: 'detached' });
  await view.open(page);
}
