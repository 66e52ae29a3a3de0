/** Timers of at least this long wait for fastForward; shorter ones are real. */
const LONG_MS = 1_000;

interface Wait {
  due: number;
  run: () => void;
  everyMs?: number;
}

type Start = (handler: TimerHandler, ms: number, ...args: unknown[]) => number;

const waits = new Map<number, Wait>();
let skippedMs = 0;
let nextId = 1_000_000_000;

/**
 * Makes polls run when {@link fastForward} is called, not every ten seconds.
 * Only long timers and the clock are replaced, so that React and the browser
 * work as usual.
 */
export function holdLongWaits() {
  const { setTimeout: wait, setInterval: repeat } = window;
  const { clearTimeout: forget, clearInterval: stop } = window;
  const realNow = Date.now;
  Date.now = () => realNow() + skippedMs;

  function hold(run: () => void, ms: number, everyMs?: number): number {
    const id = nextId++;
    waits.set(id, { due: Date.now() + ms, run, everyMs });
    return id;
  }

  function replaced(real: Start, repeats: boolean) {
    return (handler: TimerHandler, ms = 0, ...args: unknown[]) => {
      if (ms < LONG_MS || typeof handler !== 'function') {
        return real(handler, ms, ...args);
      }
      return hold(() => handler(...args), ms, repeats ? ms : undefined);
    };
  }

  Object.assign(window, {
    setTimeout: replaced(wait, false),
    setInterval: replaced(repeat, true),
    clearTimeout: (id?: number) => waits.delete(id ?? 0) || forget(id),
    clearInterval: (id?: number) => waits.delete(id ?? 0) || stop(id),
  });
}

/** Advances the clock by `ms` and runs all timers that are due by then. */
export function fastForward(ms: number) {
  const until = Date.now() + ms;
  skippedMs += ms;
  for (;;) {
    const [next] = [...waits]
      .filter(([, { due }]) => due <= until)
      .sort(([, left], [, right]) => left.due - right.due);
    if (!next) return;
    const [id, { due, run, everyMs }] = next;
    if (everyMs) waits.set(id, { due: due + everyMs, run, everyMs });
    else waits.delete(id);
    run();
  }
}
