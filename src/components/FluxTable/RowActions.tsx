import {
  createContext,
  startTransition,
  useContext,
  useEffect,
  useState,
  type ReactNode,
} from 'react';
import { ActionsCell, ActionsPlace } from '../FluxActions';
import { useRowLabel } from './rowLabels';
import type { FluxRow } from './rows';

const ReadyContext = createContext(false);

/** Props of {@link RowActionsProvider}. */
export interface RowActionsProviderProps {
  /** Whether there are rows. */
  ready: boolean;
  children: ReactNode;
}

/**
 * Lets rows be seen before their buttons are made, which takes as long as all
 * the rest of them.
 */
export function RowActionsProvider(props: RowActionsProviderProps) {
  const { ready, children } = props;
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (ready) startTransition(() => setSeen(true));
  }, [ready]);
  return <ReadyContext.Provider value={seen}>{children}</ReadyContext.Provider>;
}

/** Props of {@link RowActions}. */
export interface RowActionsProps {
  row: FluxRow;
}

/** What can be done to the resource of a row. */
export function RowActions(props: RowActionsProps) {
  const { row } = props;
  return useContext(ReadyContext) ? (
    <NamedActions row={row} />
  ) : (
    <ActionsPlace resource={row.resource} />
  );
}

function NamedActions(props: RowActionsProps) {
  const { row } = props;
  return <ActionsCell resource={row.resource} name={useRowLabel(row)} />;
}
