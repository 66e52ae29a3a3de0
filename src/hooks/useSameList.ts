import { useRef } from 'react';
import { hasSameElements } from '../data';

/** The list before, if it has the same elements. */
export function useSameList<Each>(list: readonly Each[]): readonly Each[] {
  const before = useRef(list);
  if (!hasSameElements(before.current, list)) before.current = list;
  return before.current;
}
