import { useCallback, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { readView, writeView, type CardView } from './tableAddress';

/** The view of a card, stored in the URL parameter `name`, so that it can be shared. */
export function useCardView(
  name: string,
): [CardView, (change: Partial<CardView>) => void] {
  const { search, hash, state } = useLocation();
  const navigate = useNavigate();
  const value = new URLSearchParams(search).get(name);
  const view = useMemo(() => readView(value), [value]);

  const latest = useRef({ search, hash, state, navigate });
  latest.current = { search, hash, state, navigate };
  const change = useCallback(
    (changed: Partial<CardView>) => {
      const now = latest.current;
      const parameters = new URLSearchParams(now.search);
      const before = parameters.get(name) ?? '';
      const after = writeView({ ...readView(before), ...changed });
      if (after === before) return;
      if (after) parameters.set(name, after);
      else parameters.delete(name);
      // A second change before the next render must not undo the first.
      latest.current = { ...now, search: `?${parameters}` };
      // Replaced, so that Back leaves the page instead of undoing a keystroke.
      now.navigate(
        { search: `${parameters}`, hash: now.hash },
        { replace: true, state: now.state },
      );
    },
    [name],
  );
  return [view, change];
}
