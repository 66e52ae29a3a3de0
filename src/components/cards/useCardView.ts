import { useCallback, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { readView, writeView, type CardView } from './tableAddress';

/**
 * What a person has chosen to see of a card, kept in the parameter `name` of
 * the address: a link shows the same to others.
 */
export function useCardView(
  name: string,
): [CardView, (change: Partial<CardView>) => void] {
  const { search, hash } = useLocation();
  const navigate = useNavigate();
  const value = new URLSearchParams(search).get(name);
  const view = useMemo(() => readView(value), [value]);

  const latest = useRef({ search, hash, navigate });
  latest.current = { search, hash, navigate };
  const change = useCallback(
    (changed: Partial<CardView>) => {
      const now = latest.current;
      const parameters = new URLSearchParams(now.search);
      const before = parameters.get(name) ?? '';
      const after = writeView({ ...readView(before), ...changed });
      if (after === before) return;
      if (after) parameters.set(name, after);
      else parameters.delete(name);
      // Two changes before the next render must not undo one another.
      latest.current = { ...now, search: `?${parameters}` };
      // Replaced: who goes back wants the page before, not the letter before.
      now.navigate(
        { search: `${parameters}`, hash: now.hash },
        { replace: true },
      );
    },
    [name],
  );
  return [view, change];
}
