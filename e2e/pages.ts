import type { Locator, Page } from 'playwright-core';

/** Signs in to Backstage as a guest, for this browser context. */
export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Flux Runtime' }).waitFor();
}

/** The Flux tab of an entity, laid out as in the README. */
export async function openFlux(
  page: Page,
  url: string,
  entity: string,
  tab: 'flux' | 'flux-details' = 'flux',
): Promise<void> {
  await page.goto(`${url}/catalog/default/component/${entity}/${tab}`);
}

/** The table of objects on the page Flux. */
export class FleetTable {
  readonly page: Page;
  readonly rows: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rows = page.getByRole('article').locator('tbody tr:has(td + td)');
  }

  /** Shows up to a hundred rows on one page. */
  async showAll(): Promise<void> {
    await this.rows.first().waitFor();
    await this.page.getByRole('button', { name: /^Rows per page/ }).click();
    await this.page.getByRole('option', { name: '100' }).click();
  }

  async search(words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Search' }).fill(words);
  }

  /** `kind namespace/name @ cluster` of the rows that are shown, sorted. */
  async names(): Promise<string[]> {
    const texts = await this.rows.evaluateAll(rows =>
      rows.map(row => {
        const heads = [...(row.closest('table')?.tHead?.rows[0].cells ?? [])];
        const cellOf = (title: string) => {
          const index = heads.findIndex(
            head => head.textContent?.trim() === title,
          );
          const [first] = (row as HTMLTableRowElement).cells[
            index
          ].innerText.split('\n');
          return first.trim();
        };
        return `${cellOf('Kind')} ${cellOf('Name')} @ ${cellOf('Cluster')}`;
      }),
    );
    return texts.sort();
  }

  /** The row of an object: `namespace/name`. */
  row(name: string, cluster: string): Locator {
    return this.rows
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .filter({ hasText: cluster });
  }
}

/** A row of a card. */
export class Row {
  readonly root: Locator;
  private readonly page: Page;

  constructor(page: Page, root: Locator) {
    this.page = page;
    this.root = root;
  }

  /** Waits until the row contains the text. */
  async says(words: string | RegExp, timeout?: number): Promise<void> {
    await this.root.filter({ hasText: words }).waitFor({ timeout });
  }

  /** The text of the row. */
  async text(): Promise<string> {
    await this.root.waitFor();
    return this.root.innerText();
  }

  /** The targets of its links. */
  async links(): Promise<string[]> {
    return this.root
      .getByRole('link')
      .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''));
  }

  button(name: RegExp): Locator {
    return this.root.getByRole('button', { name });
  }

  async sync(): Promise<void> {
    await this.button(/^Sync /).click();
  }

  /** Syncs with an entry of the menu. */
  async syncBy(way: string): Promise<void> {
    await this.button(/^More ways to sync /).click();
    await this.page
      .getByRole('menuitem', { name: new RegExp(`^${way}`) })
      .click();
  }

  async suspend(reason: string): Promise<void> {
    await this.button(/^Suspend /).click();
    await this.page.getByRole('textbox', { name: /Reason/ }).fill(reason);
    await this.page.keyboard.press('Enter');
  }

  async resume(): Promise<void> {
    await this.button(/^Resume /).click();
  }
}

/** A card of the page. */
export class Card {
  readonly root: Locator;
  private readonly page: Page;

  constructor(page: Page, title: string) {
    this.page = page;
    this.root = page
      .getByRole('heading', { level: 2, name: title, exact: true })
      .locator(
        'xpath=ancestor::div[ancestor::article][count(.//h2)=1][last()]',
      );
  }

  /** All its rows, on whatever number of pages. */
  get rows(): Locator {
    return this.root.getByRole('row', { name: /cluster: / });
  }

  /** The row of an object: `namespace/name`. */
  row(kind: string, name: string, cluster: string): Row {
    const root = this.rows
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .filter({ hasText: `cluster: ${cluster}` })
      .filter({ hasText: kind });
    return new Row(this.page, root);
  }

  /** Shows up to a hundred rows on one page. */
  async showAll(): Promise<void> {
    await this.rows.first().waitFor();
    await this.root.getByRole('button', { name: /^Rows per page/ }).click();
    await this.page.getByRole('option', { name: '100' }).click();
  }

  /** `kind namespace/name @ cluster` of the rows that are shown, sorted. */
  async names(): Promise<string[]> {
    const texts = await this.rows.evaluateAll(rows =>
      rows.map(row => {
        const cells = [...row.querySelectorAll('td')].map(cell =>
          cell.innerText.split('\n').filter(Boolean),
        );
        const name = cells.findIndex(lines =>
          lines.some(line => line.startsWith('cluster: ')),
        );
        const [own] = cells[name];
        const cluster =
          cells[name].find(line => line.startsWith('cluster: ')) ?? '';
        const [kind = ''] = name > 0 ? cells[name - 1] : [];
        return `${kind} ${own} @ ${cluster.replace('cluster: ', '')}`;
      }),
    );
    return texts.sort();
  }
}

/** An object that the tab Resources shows. */
export interface ShownResource {
  readonly kind: string;
  /** With its namespace, if it has one. */
  readonly name: string;
  readonly health: string;
  readonly images: readonly string[];
}

/** A line that the tab Logs shows. */
export interface ShownLogLine {
  readonly time: string;
  readonly level: string;
  /** The message, and the error if there is one. */
  readonly words: readonly string[];
}

/** A node of the list that the tab Delivery can show. */
export interface ShownNode {
  /** `Kind namespace/name`, or the title of another node. */
  readonly name: string;
  /** Its other lines of text. */
  readonly lines: readonly string[];
}

/** The details of an object. */
export class Details {
  readonly root: Locator;

  /** `name` is that of the dialog: `<Kind> <namespace>/<name>`. */
  constructor(page: Page, name: string) {
    this.root = page.getByRole('dialog', { name, exact: true });
  }

  async openTab(name: string): Promise<void> {
    await this.root.getByRole('tab', { name }).click();
    await this.root.getByRole('tabpanel', { name }).waitFor();
  }

  /** Whether its kind has a tab. */
  async hasTab(name: string): Promise<boolean> {
    await this.root.getByRole('tab').first().waitFor();
    return (await this.root.getByRole('tab', { name }).count()) > 0;
  }

  table(name: string): Locator {
    return this.root.getByRole('table', { name, exact: true });
  }

  /** The cells of a table without its header; none without a table. */
  rowsOf(name: string): Promise<{ text: string; time: string }[][]> {
    return this.table(name)
      .locator('tbody tr')
      .evaluateAll(rows =>
        rows.map(row =>
          [...row.querySelectorAll<HTMLElement>('th, td')].map(cell => ({
            text: cell.innerText,
            time: cell.querySelector('time')?.getAttribute('datetime') ?? '',
          })),
        ),
      );
  }

  /** All objects in the tab Resources, after expanding everything. */
  async resources(): Promise<ShownResource[]> {
    const tree = this.root.getByRole('treegrid', { name: 'Resources' });
    const settled = this.root.locator('[role=treegrid][aria-busy=false]');
    const collapsed = tree.getByRole('button', { name: /^Expand / });
    await settled.waitFor();
    while ((await collapsed.count()) > 0) {
      await collapsed.first().click();
      await settled.waitFor();
    }
    return tree.locator('[role=row][aria-level]').evaluateAll(rows => {
      const shown: ShownResource[] = [];
      let kindAbove = '';
      for (const row of rows) {
        const cells = [...row.querySelectorAll<HTMLElement>('[role=gridcell]')];
        const [[first = '', ...more], [health = ''] = []] = cells.map(cell =>
          cell.innerText.split('\n').filter(line => line.trim() !== ''),
        );
        const words = first.split(/\s+/);
        if (row.ariaLevel === '1') [kindAbove] = words;
        else {
          const [name, kind = kindAbove] = words.reverse();
          const images = more.join(' ').split(', ').filter(Boolean);
          shown.push({ kind, name, health, images });
        }
      }
      return shown;
    });
  }

  /** The lines in the tab Logs, in the order in which they were written. */
  async logLines(): Promise<ShownLogLine[]> {
    const list = this.root.getByRole('list', { name: 'Logs', exact: true });
    await list.waitFor();
    return list.locator(':scope > li').evaluateAll(attempts =>
      [...attempts].reverse().flatMap(attempt =>
        [...attempt.querySelectorAll(':scope > ul > li')].map(line => {
          const [time, level, words] = [...line.children] as HTMLElement[];
          return {
            time: time.getAttribute('datetime') ?? '',
            level: level.innerText.trim().toLowerCase(),
            words: [...words.querySelectorAll(':scope > bdi')].map(
              ({ textContent }) => textContent ?? '',
            ),
          };
        }),
      ),
    );
  }

  /** The nodes of the tab Delivery, as a list. */
  async delivery(): Promise<ShownNode[]> {
    await this.root.getByRole('button', { name: 'List', exact: true }).click();
    const list = this.root.getByRole('list', { name: 'Delivery', exact: true });
    return list.getByRole('listitem').evaluateAll(items =>
      items.map(item => {
        const [name, ...lines] = [...item.children]
          .filter(({ tagName }) => tagName !== 'UL')
          .flatMap(part => (part as HTMLElement).innerText.split('\n'))
          .map(line => line.trim())
          .filter(Boolean);
        return { name, lines };
      }),
    );
  }

  /** The content of a block of code. */
  async codeOf(name: string): Promise<string> {
    const block = this.root.getByRole('group', { name, exact: true });
    return (await block.locator('pre').textContent()) ?? '';
  }
}

/** The alert of Backstage at the top of the page. */
export function alertWith(page: Page, words: string | RegExp): Locator {
  return page.getByRole('alert').filter({ hasText: words });
}
