import type { Entity } from '@backstage/catalog-model';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useFluxActions, type FluxActions } from './useFluxActions';

interface ActionsContextValue {
  readonly entity: Entity;
  readonly actions: FluxActions;
}

const ActionsContext = createContext<ActionsContextValue | undefined>(
  undefined,
);

/** Props of {@link ActionsProvider}. */
export interface ActionsProviderProps {
  entity: Entity;
  children: ReactNode;
}

/** Lets what is below act on an entity's resources. */
export function ActionsProvider(props: ActionsProviderProps) {
  const { entity, children } = props;
  const actions = useFluxActions(entity);
  const value = useMemo(() => ({ entity, actions }), [entity, actions]);
  return (
    <ActionsContext.Provider value={value}>{children}</ActionsContext.Provider>
  );
}

/** The actions of the {@link ActionsProvider} above. */
export function useActions(): ActionsContextValue {
  const value = useContext(ActionsContext);
  if (!value) throw new Error('There is no ActionsProvider above');
  return value;
}
