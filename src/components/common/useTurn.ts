import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const waiting: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let isFirst = true;

const LONGEST_FRAME_MS = 50;

/**
 * Whether it is this component's turn to render what takes long. Components
 * that are mounted together take turns, a task each: React would render all of
 * them before the first is painted. On a page with eight cards the first row is
 * there about 250 ms before the last card (bench/README.md); without turns, 40.
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
  // The first one is painted before the others are rendered. A frame's
  // callbacks come before it is painted, tasks after that; a hidden page has
  // no frames.
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(next, 0);
  });
  timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    next();
  }, LONGEST_FRAME_MS);
}
