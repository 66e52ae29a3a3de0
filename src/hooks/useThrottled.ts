import { useEffect, useRef, useState } from 'react';

/**
 * The latest value, but a new one no sooner than so many milliseconds after the
 * one before. Unlike that of react-use, works under StrictMode, which runs
 * effects twice.
 */
export function useThrottled<T>(value: T, milliseconds: number): T {
  const [shown, setShown] = useState(value);
  const shownAt = useRef(-Infinity);

  useEffect(() => {
    if (value === shown) return undefined;
    const show = () => {
      shownAt.current = Date.now();
      setShown(value);
    };
    const left = shownAt.current + milliseconds - Date.now();
    if (left <= 0) {
      show();
      return undefined;
    }
    // A clock that was set back must not postpone it.
    const timer = setTimeout(show, Math.min(left, milliseconds));
    return () => clearTimeout(timer);
  }, [value, shown, milliseconds]);

  return shown;
}
