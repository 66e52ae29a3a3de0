import { useCallback, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

/** How a state is stored in the query of an address. */
export interface AddressState<State> {
  read(parameters: URLSearchParams): State;
  /** Changes the parameters so that they say what the state is. */
  write(state: State, parameters: URLSearchParams): void;
}

/** A state that is stored in the address of the page, so that it can be shared. */
export function useAddressState<State>(
  how: AddressState<State>,
): [State, (change: Partial<State>) => void] {
  const { search, hash, state } = useLocation();
  const navigate = useNavigate();
  const text = JSON.stringify(how.read(new URLSearchParams(search)));
  const value = useMemo(() => JSON.parse(text) as State, [text]);

  const latest = useRef({ how, search, hash, state, navigate });
  latest.current = { how, search, hash, state, navigate };
  const change = useCallback((changed: Partial<State>) => {
    const now = latest.current;
    const parameters = new URLSearchParams(now.search);
    const before = `${parameters}`;
    now.how.write({ ...now.how.read(parameters), ...changed }, parameters);
    if (`${parameters}` === before) return;
    // A second change before the next render must not undo the first.
    latest.current = { ...now, search: `?${parameters}` };
    // Replaced, so that Back leaves the page instead of undoing a keystroke.
    now.navigate(
      { search: `${parameters}`, hash: now.hash },
      { replace: true, state: now.state },
    );
  }, []);
  return [value, change];
}
