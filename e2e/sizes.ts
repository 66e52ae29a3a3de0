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
// German is the longest; all of them take four minutes more.
const CHECKED = process.env.E2E_LANGUAGES ? Object.keys(LANGUAGES) : ['de'];
const SIZES = { wide: WIDE, narrow: NARROW };
const ALL_SIZES = { ...SIZES, 'at 200 %': ZOOMED };

/** The unreadable texts in a window of a size, in the languages that are checked. */
export async function unreadableAtAnySize(
  page: Page,
  view: View,
): Promise<string[]> {
  const found: string[] = [];
  const anchor = await anchorOf(page, view);
  for (const language of ['en', ...CHECKED]) {
    if (isLanguage(language)) await speak(page, language);
    for (const [size, viewport] of Object.entries(
      language === 'en' ? ALL_SIZES : SIZES,
    )) {
      await page.setViewportSize(viewport);
      await anchor?.click();
      await layoutSettles(page);
      const { document, main } = await sidewaysScroll(page);
      const beyond = document + main;
      found.push(
        ...[
          ...(await unreadableTexts(page, view.part)),
          ...(beyond > 0 ? [`the page is ${beyond} px wider`] : []),
        ].map(words => `${language}, ${size}: ${words}`),
      );
      if (anchor) await close(page, view);
    }
  }
  return found;
}

/** The button that opens a view, which is closed. */
async function anchorOf(page: Page, view: View) {
  if (!view.anchor) return undefined;
  await close(page, view);
  return view.anchor(page).elementHandle();
}

async function close(page: Page, view: View) {
  await page.keyboard.press('Escape');
  await page.locator(view.part).waitFor({ state: 'detached' });
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
  // Each page has one of these elements.
  const labels = ['card.refresh', 'details.close', 'summary.label'] as const;
  await page
    .locator(labels.map(key => `[aria-label="${messages[key]}"]`).join())
    .first()
    .waitFor({ state: 'attached' });
}
