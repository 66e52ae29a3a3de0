import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { inTurn } from '../../data';

/**
 * Whether it is this component's turn to render something slow. Components that
 * mount together render one after the other.
 */
export function useTurn(): boolean {
  const [isMyTurn, setMyTurn] = useState(false);
  useEffect(() => inTurn(() => flushSync(() => setMyTurn(true)), 'others'), []);
  return isMyTurn;
}
