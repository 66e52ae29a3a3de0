import { createApp } from '@backstage/app-defaults';
import { AppRouter } from '@backstage/core-app-api';
import {
  coreApis,
  createApiFactory,
  useApi,
} from '@backstage/frontend-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { kubernetesPlugin } from '@backstage/plugin-kubernetes';
import { renderWithEffects } from '@backstage/test-utils';
import { act, configure, screen } from '@testing-library/react';
import { cartsEntity } from '../../dev/fleet/worlds/carts';
import { englishMessages } from '../__testUtils__/englishMessages';
import { createTestBackend } from '../__testUtils__/testBackend';
import { EntityFluxDeploymentsCard } from '..';
import de from './de';
import es from './es';
import fr from './fr';
import ja from './ja';
import zh from './zh';

// A busy machine takes its time over a table.
configure({ asyncUtilTimeout: 10_000 });

type Messages = Readonly<Record<string, string>>;

function placeholdersIn(message: string): string[] {
  return (message.match(/\{+\w+\}+/g) ?? []).sort();
}

const LANGUAGES: [string, Messages][] = Object.entries({
  de,
  es,
  fr,
  ja,
  zh,
}).map(([language, { messages }]) => [language, messages]);

/** Other words for what has one word, and familiar forms of address. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  de: ['du', 'dich', 'dir', 'dein', 'gib', 'Kontingent', 'angewandt'],
  es: ['tú', 'tu', 'tus', 'concede', 'espacio de nombres', 'sano'],
  fr: ['tu', 'ton', 'ta', 'tes', 'workloads', 'espace de noms', 'sain'],
  ja: ['（', '）', '：', '調整', '名前空間', '種類', '権利'],
  zh: ['协调', '暂停', '帐户', '应答'],
};

function hasRefused(message: string, language: string): boolean {
  const text = message.replace(/\{\{\w+\}\}/g, '');
  const words = REFUSED[language].join('|');
  return /[a-z]/.test(words)
    ? new RegExp(`(?<!\\p{L})(${words})(?!\\p{L})`, 'iu').test(text)
    : new RegExp(words).test(text);
}

describe.each(LANGUAGES)('the messages in %s', (language, messages) => {
  it('are complete', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(englishMessages()));
  });

  it('have the placeholders of the English ones', () => {
    // How many one is may go without saying.
    const withoutCount = (key: string) => (placeholder: string) =>
      !(key.endsWith('_one') && placeholder === '{{count}}');
    for (const [key, message] of Object.entries(englishMessages())) {
      const translated = placeholdersIn(messages[key]);
      const wanted = placeholdersIn(message).filter(withoutCount(key));
      expect([key, ...translated.filter(withoutCount(key))]).toEqual([
        key,
        ...wanted,
      ]);
    }
  });

  it('say how many where one stands for other numbers too', () => {
    const rules = new Intl.PluralRules(language);
    if (rules.select(0) !== 'one') return;
    for (const [key, message] of Object.entries(messages)) {
      if (!key.endsWith('_one') || !messages[other(key)].includes('{{count}}'))
        continue;
      // Nobody suspends nothing.
      if (key === 'suspendDialog.title_one') continue;
      expect([key, message]).toEqual([
        key,
        expect.stringContaining('{{count}}'),
      ]);
    }
  });

  it('have one word for each thing, and one form of address', () => {
    expect(
      Object.values(messages).filter(text => hasRefused(text, language)),
    ).toEqual([]);
  });

  it('have words', () => {
    expect(Object.values(messages).filter(text => !text.trim())).toEqual([]);
  });
});

function other(key: string): string {
  return key.replace(/_one$/, '_other');
}

describe('an app in several languages', () => {
  function LanguageSwitch() {
    const languages = useApi(coreApis.appLanguage);
    return <button onClick={() => languages.setLanguage('de')}>Deutsch</button>;
  }

  it('shows a card in the one that is chosen', async () => {
    window.localStorage.clear();
    const test = createTestBackend();
    const app = createApp({
      plugins: [kubernetesPlugin],
      __experimentalTranslations: { availableLanguages: ['en', 'de'] },
      apis: [
        createApiFactory({
          api: coreApis.fetch,
          deps: {},
          factory: () => ({
            fetch: async (input, init) =>
              test.backend.handle(new Request(input, init)),
          }),
        }),
      ],
      configLoader: async () => [
        {
          context: 'test',
          data: {
            app: { baseUrl: 'http://backstage.test' },
            backend: { baseUrl: 'http://backstage.test' },
          },
        },
      ],
    });
    const Root = app.createRoot(
      <AppRouter>
        <LanguageSwitch />
        <EntityProvider entity={cartsEntity}>
          <EntityFluxDeploymentsCard />
        </EntityProvider>
      </AppRouter>,
    );
    await renderWithEffects(<Root />);

    await screen.findByText('Updated', { selector: 'th *' });
    expect(screen.queryByText('Aktualisiert')).toBeNull();

    await act(async () => screen.getByText('Deutsch').click());
    await screen.findByText('Aktualisiert', { selector: 'th *' });
    expect(screen.queryByText('Updated')).toBeNull();
    expect(await screen.findAllByText('Fehlgeschlagen')).not.toEqual([]);
    window.localStorage.clear();
  });
});
