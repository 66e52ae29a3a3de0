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
export function paintOf(shown: () => boolean): Promise<number> {
  return new Promise(resolve => {
    let isRequested = false;
    const observer = new MutationObserver(checkInFrame);
    function checkInFrame() {
      if (isRequested) return;
      isRequested = true;
      // Checks compute styles, which a frame does in any case: between frames
      // they would slow down the page that is measured.
      requestAnimationFrame(() => {
        isRequested = false;
        if (!shown()) return;
        observer.disconnect();
        afterPaint(() => resolve(performance.now()));
      });
    }
    observer.observe(document, {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: ['hidden', 'class', 'style'],
    });
    checkInFrame();
  });
}

/** A task queued in a frame's callback runs after that frame is painted. */
function afterPaint(task: () => void) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = task;
  port2.postMessage(undefined);
}
