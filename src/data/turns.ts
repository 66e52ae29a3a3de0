type Task = () => void;

/**
 * Rows of a mounted card come before all else, such as further cards and
 * questions about rights: the first row of eight cards is shown about 80 ms
 * sooner (bench/README.md).
 */
const rows: Task[] = [];
const others: Task[] = [];
const queues = { rows, others };

let isRunning = false;
/** Whether the page has been painted since the first rows. */
let isPainted = false;

const LONGEST_FRAME_MS = 50;
/** A task that takes this long has probably rendered something to paint. */
const SLOW_TASK_MS = 8;
/**
 * Rows of cards that are rendered until then share a frame, which saves style,
 * layout and paint for each of them (90 ms for eight cards, bench/README.md),
 * and so do quick tasks. Shorter than 50 ms, after which a page seems not to
 * react.
 */
const SLICE_MS = 30;

/**
 * Runs `task` when it is its turn, unless the returned function has been called.
 * Tasks run one after the other, and the page is painted after the first rows:
 * otherwise React renders all cards of a page before the first is painted, which
 * with eight cards is about 250 ms later (bench/README.md).
 */
export function inTurn(task: Task, queue: keyof typeof queues): () => void {
  const waiting = queues[queue];
  waiting.push(task);
  if (!isRunning) {
    isRunning = true;
    setTimeout(runSlice, 0);
  }
  return () => {
    const index = waiting.indexOf(task);
    if (index !== -1) waiting.splice(index, 1);
  };
}

function runSlice() {
  runUntil(performance.now() + SLICE_MS);
}

function runUntil(endOfSlice: number) {
  const areRows = rows.length > 0;
  const task = rows.shift() ?? others.shift();
  if (!task) {
    isRunning = false;
    isPainted = false;
    return;
  }
  const startedAt = performance.now();
  try {
    task();
  } finally {
    // React renders what a store's listeners change in a microtask.
    queueMicrotask(() => {
      const now = performance.now();
      const isSlow = now - startedAt >= SLOW_TASK_MS;
      if (areRows && isSlow && !isPainted) {
        isPainted = true;
        afterPaint(runSlice);
      } else if ((areRows || !isSlow) && now < endOfSlice) {
        runUntil(endOfSlice);
      } else {
        setTimeout(runSlice, 0);
      }
    });
  }
}

/** A frame's callbacks run before its paint, and tasks after it. */
function afterPaint(callback: () => void) {
  let isOver = false;
  const end = () => {
    if (!isOver) callback();
    isOver = true;
  };
  requestAnimationFrame(() => setTimeout(end, 0));
  // A hidden page has no frames.
  setTimeout(end, LONGEST_FRAME_MS);
}
