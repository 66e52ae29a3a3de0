/**
 * Of the table's search box. Material-table means 200 ms, but reads its option
 * before its defaults are filled in; `debounce` then takes its own.
 */
const DEBOUNCE_MS = 100;

/** Of a row of the card's table: a table without rows has one cell. */
const CELL = 'tbody td:nth-child(4)';

/** Resolves when the first row is on the screen, with the time of that. */
export const firstRowPainted = paintOf(
  () => document.querySelector(CELL)?.closest('[hidden]') === null,
);

/** From the end of the query's response to the first row on the screen. */
export async function firstRowMs(queryPath: string): Promise<number> {
  const painted = await firstRowPainted;
  return painted - timingOf(queryPath).responseEnd;
}

/** From the first request to the backend to the first row on the screen. */
export async function firstRowSinceAskedMs(apiPath: string): Promise<number> {
  const painted = await firstRowPainted;
  return painted - timingOf(apiPath).startTime;
}

/**
 * From the first request to the backend to the first row on the screen, and to
 * `words`, which the page shows when all its rows are there.
 */
export async function runtimeMs(
  apiPath: string,
  words: string,
): Promise<{ firstMs: number; allMs: number }> {
  const painted = await firstRowPainted;
  const all = await paintOf(
    () => document.body.textContent?.includes(words) === true,
  );
  const { startTime } = timingOf(apiPath);
  return { firstMs: painted - startTime, allMs: all - startTime };
}

/**
 * From the end of the search's debounce, counted from the last key, to the
 * rows with `word`, and only those, on the screen.
 */
export async function filteredMs(word: string): Promise<number> {
  let typedAt = 0;
  let typed = '';
  function note(event: Event) {
    typedAt = event.timeStamp;
    if (event.target instanceof HTMLInputElement) typed = event.target.value;
  }
  document.addEventListener('input', note, true);
  const painted = await paintOf(() => {
    if (typed !== word) return false;
    const texts = rows().map(row => row.textContent?.toLowerCase() ?? '');
    return texts.length > 0 && texts.every(text => text.includes(word));
  });
  document.removeEventListener('input', note, true);
  return painted - typedAt - DEBOUNCE_MS;
}

function rows(): Element[] {
  return [...document.querySelectorAll(CELL)].flatMap(
    cell => cell.parentElement ?? [],
  );
}

/** The time at which the page first shows what makes `shown` true. */
async function paintOf(shown: () => boolean): Promise<number> {
  await new Promise<void>(resolve => {
    const observer = new MutationObserver(check);
    function check() {
      if (!shown()) return;
      observer.disconnect();
      resolve();
    }
    observer.observe(document, {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: ['hidden'],
    });
    check();
  });
  return nextPaint();
}

/** A task queued by a frame's callback runs once that frame is painted. */
function nextPaint(): Promise<number> {
  return new Promise(resolve => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(undefined);
    });
  });
}

function timingOf(path: string): PerformanceResourceTiming {
  const [timing] = performance
    .getEntriesByType('resource')
    .filter(entry => entry instanceof PerformanceResourceTiming)
    .filter(({ name }) => new URL(name).pathname.startsWith(path));
  if (!timing) throw new Error(`The page has not asked for ${path}`);
  return timing;
}
