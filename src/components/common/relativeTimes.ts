/** How often what the clock shows may change, in milliseconds. */
const TICK_MS = 5_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function tick() {
  now = Date.now();
  listeners.forEach(listener => listener());
}

/** The time of the last tick: the same for everything on the page. */
export function currentTick(): number {
  return now;
}

/** Calls `listener` with every tick until the function returned is called. */
export function onTick(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    now = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}
