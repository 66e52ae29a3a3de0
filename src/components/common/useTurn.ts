import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const waiting: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let isFirst = true;

const LONGEST_FRAME_MS = 50;

/**
 * Whether it is this component's turn to render something slow. Components that
 * mount together render one after the other, each in its own task; otherwise
 * React renders all of them before the first is painted. On a page with eight
 * cards this shows the first row about 250 ms before the last card instead of
 * 40 ms (bench/README.md).
 */
export function useTurn(): boolean {
  const [isMyTurn, setMyTurn] = useState(false);
  useEffect(() => {
    const start = () => flushSync(() => setMyTurn(true));
    waiting.push(start);
    timer ??= setTimeout(next, 0);
    return () => {
      const index = waiting.indexOf(start);
      if (index !== -1) waiting.splice(index, 1);
    };
  }, []);
  return isMyTurn;
}

function next() {
  const start = waiting.shift();
  start?.();
  if (waiting.length === 0) {
    timer = undefined;
    isFirst = true;
    return;
  }
  if (!isFirst) {
    timer = setTimeout(next, 0);
    return;
  }
  isFirst = false;
  // The first one is painted before the others render: a frame's callbacks run
  // before its paint, and tasks after it. A hidden page has no frames.
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(next, 0);
  });
  timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    next();
  }, LONGEST_FRAME_MS);
}
