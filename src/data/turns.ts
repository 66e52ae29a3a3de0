interface Queue {
  readonly waiting: (() => void)[];
  /** Whether the page has been painted since the queue began. */
  isPainted: boolean;
}

// Rows of a card that is mounted come before all else, such as further cards: the
// first row of eight cards is shown about 80 ms sooner (bench/README.md).
const queues = {
  rows: { waiting: [], isPainted: false } as Queue,
  others: { waiting: [], isPainted: false } as Queue,
};
let isRunning = false;

const LONGEST_FRAME_MS = 50;
/** A task that takes this long has probably rendered something to paint. */
const SLOW_TASK_MS = 8;

/**
 * Runs `task` when it is its turn, unless the returned function has been called.
 * Tasks run one after the other, and the page is painted after the first that
 * took long: otherwise React renders all cards of a page before the first is
 * painted, which with eight cards is about 250 ms later (bench/README.md).
 */
export function inTurn(
  task: () => void,
  queue: keyof typeof queues,
): () => void {
  const { waiting } = queues[queue];
  waiting.push(task);
  if (!isRunning) {
    isRunning = true;
    setTimeout(next, 0);
  }
  return () => {
    const index = waiting.indexOf(task);
    if (index !== -1) waiting.splice(index, 1);
  };
}

function next() {
  const queue = Object.values(queues).find(each => each.waiting.length > 0);
  const task = queue?.waiting.shift();
  if (!queue || !task) {
    isRunning = false;
    for (const each of Object.values(queues)) each.isPainted = false;
    return;
  }
  const startedAt = performance.now();
  try {
    task();
  } finally {
    // React renders what a store's listeners change in a microtask.
    queueMicrotask(() => {
      if (queue.isPainted || performance.now() - startedAt < SLOW_TASK_MS) {
        setTimeout(next, 0);
      } else {
        queue.isPainted = true;
        afterPaint(next);
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
