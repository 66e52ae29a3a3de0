import { startTransition, useEffect, useState } from 'react';

/**
 * Whether a frame has been painted since something was there to be seen: what
 * a person does not need at once need not keep them waiting.
 */
export function usePainted(there: boolean): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    if (!there) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    // A frame's callbacks come before it is painted, tasks after that.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setPainted(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [there]);
  return painted;
}
