import { allCardsPainted, firstRowPainted, paintOf } from './paint';
import { rowsIn } from './rows';

const API_PATH = '/api/kubernetes/';

/** What happened when a page loaded, in ms since the navigation began. */
export interface LoadTimes {
  /** First request to the Kubernetes backend. */
  firstRequest: number;
  firstRow: number;
  allCards: number;
  /** End of the last script that was loaded before the first row. */
  lastScript: number;
  /** When the first script began to run that the plugin loads on demand. */
  pluginScript: number;
}

/** Resolves when every card shows a row. */
export async function loadTimes(
  pluginScripts: readonly string[],
): Promise<LoadTimes> {
  const firstRow = await firstRowPainted;
  const allCards = await allCardsPainted;
  const resources = resourceTimings();
  const scripts = resources.filter(
    ({ path, end }) => path.endsWith('.js') && end < firstRow,
  );
  // The bundler adds these marks.
  const own = performance
    .getEntriesByType('mark')
    .filter(({ name }) => pluginScripts.includes(new URL(name).pathname))
    .map(({ startTime }) => startTime);
  if (own.length === 0) throw new Error('The plugin has loaded no script');
  return {
    firstRow,
    allCards,
    firstRequest: firstRequestAt(),
    lastScript: Math.max(...scripts.map(({ end }) => end)),
    pluginScript: Math.min(...own),
  };
}

/**
 * Time from the first request to the backend to the first row on the screen.
 */
export async function firstRowSinceAskedMs(): Promise<number> {
  const painted = await firstRowPainted;
  return painted - firstRequestAt();
}

/**
 * Times from the first request to the backend to the first row on the screen,
 * and to `words`, which the page shows once all its rows are loaded.
 */
export async function runtimeMs(
  words: string,
): Promise<{ firstMs: number; allMs: number }> {
  const painted = await firstRowPainted;
  const all = await paintOf(
    () => document.body.textContent?.includes(words) === true,
  );
  const asked = firstRequestAt();
  return { firstMs: painted - asked, allMs: all - asked };
}

/**
 * Time from the first request to the backend to a text on the screen that
 * matches the regular expression `pattern`.
 */
export async function sinceAskedMs(pattern: string): Promise<number> {
  const painted = await paintOf(() => hasText(new RegExp(pattern)));
  return painted - firstRequestAt();
}

/**
 * Time from a click on the first element that matches `selector` to a text on
 * the screen that matches the regular expression `pattern`.
 */
export async function clickedMs(
  selector: string,
  pattern: string,
): Promise<number> {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The page has no ${selector}`);
  const clickedAt = performance.now();
  element.click();
  const painted = await paintOf(() => hasText(new RegExp(pattern)));
  return painted - clickedAt;
}

/** Whether an element without children has a matching text. */
function hasText(pattern: RegExp): boolean {
  return [...document.querySelectorAll('span, p, td')].some(
    ({ childElementCount, textContent }) =>
      childElementCount === 0 && pattern.test(textContent ?? ''),
  );
}

/** The namespaces of the rows on the screen, with their cluster. */
export function namespacesShown(clusters: readonly string[]): string[] {
  const found = rowsIn(document).map(row => {
    const text = row.textContent ?? '';
    const [namespace] = /team-\d+|flux-system/.exec(text) ?? [];
    return `${clusters.find(name => text.includes(name))}/${namespace}`;
  });
  return [...new Set(found)];
}

function firstRequestAt(): number {
  const times = resourceTimings()
    .filter(({ path }) => path.startsWith(API_PATH))
    .map(({ start }) => start);
  if (times.length === 0)
    throw new Error('The page has sent no request to the backend');
  return Math.min(...times);
}

function resourceTimings() {
  return performance
    .getEntriesByType('resource')
    .filter(entry => entry instanceof PerformanceResourceTiming)
    .map(({ name, startTime, responseEnd }) => ({
      path: new URL(name).pathname,
      start: startTime,
      end: responseEnd,
    }));
}
