import { hasRow, rowsIn } from './rows';

/** The debounce of the table's search box. */
const DEBOUNCE_MS = 100;

/**
 * Resolves when the first row is on the screen, with the time of that frame.
 */
export const firstRowPainted = paintOf(() => hasRow(document));

/**
 * Cards that have shown a row are not searched again, which would take time.
 */
const cardsWithRows = new WeakSet<Element>();

/** Resolves when every card shows a row, with the time of that frame. */
export const allCardsPainted = paintOf(() => {
  const cards = [...document.querySelectorAll('[data-card]')];
  for (const card of cards) {
    if (!cardsWithRows.has(card) && hasRow(card)) cardsWithRows.add(card);
  }
  return cards.length > 0 && cards.every(card => cardsWithRows.has(card));
});

/**
 * Time from the end of the search's debounce, counted from the last key, until
 * only the rows with `word` are on the screen.
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
    const texts = rowsIn(document).map(
      row => row.textContent?.toLowerCase() ?? '',
    );
    return texts.length > 0 && texts.every(text => text.includes(word));
  });
  document.removeEventListener('input', note, true);
  return painted - typedAt - DEBOUNCE_MS;
}

/** The time of the first frame in which `shown` is true. */
export async function paintOf(shown: () => boolean): Promise<number> {
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
      attributeFilter: ['hidden', 'class', 'style'],
    });
    check();
  });
  return nextPaint();
}

/** A task queued in a frame's callback runs after that frame is painted. */
function nextPaint(): Promise<number> {
  return new Promise(resolve => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(undefined);
    });
  });
}
