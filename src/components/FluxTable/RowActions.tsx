import { createContext, useContext } from 'react';
import { ActionsCell, ActionsPlace } from '../FluxActions';
import { useRowLabel } from './rowLabels';
import type { FluxRow } from './rows';

const ReadyContext = createContext(false);

/** Tells rows whether their buttons are wanted yet: making them takes long. */
export const RowActionsProvider = ReadyContext.Provider;

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
