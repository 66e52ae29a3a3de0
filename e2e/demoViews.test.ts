/**
 * @jest-environment node
 */
import { barriersOn, faintTextsOn } from './axe';
import { pageBecomes } from './demoPage';
import { describeDemo } from './describeDemo';
import { Keyboard } from './Keyboard';
import { unreadableAtAnySize } from './sizes';
import { VIEWS } from './views';

describeDemo('what the demo shows', demo => {
  it.each(VIEWS.map(view => [view.name, view] as const))(
    'can be read and used by keyboard, without axe violations, in both themes and every size: %s',
    async (_, view) => {
      const page = await demo.open({ path: view.path, theme: 'dark' });
      await view.open(page);
      const inTheDark = await faintTextsOn(page, view.part);

      // The app renders the whole page again.
      await page.emulateMedia({ colorScheme: 'light' });
      await pageBecomes(page, 'light');
      await view.open(page);
      const found = {
        barriers: await barriersOn(page, view.part),
        inTheDark,
        // Arrow keys move in a menu.
        byKeyboard: view.part.includes('menu')
          ? []
          : await new Keyboard(page).troublesIn(view.part),
        inSizesAndLanguages: await unreadableAtAnySize(page, view),
      };
      expect(found).toEqual({
        barriers: [],
        inTheDark: [],
        byKeyboard: [],
        inSizesAndLanguages: [],
      });
    },
  );
});
