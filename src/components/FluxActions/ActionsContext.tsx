import type { Entity } from '@backstage/catalog-model';
import {
  createContext,
  useContext,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import type { FluxResource } from '../../flux';
import { SuspendDialog } from './SuspendDialog';
import { useFluxActions, type FluxActions } from './useFluxActions';

/** A resource that is acted on. */
export interface Named {
  readonly resource: FluxResource;
  /** What its buttons call it. */
  readonly name: string;
}

interface ActionsContextValue {
  readonly entity: Entity;
  readonly actions: FluxActions;
  /** Asks for a reason and suspends; `onDone` is called when it does. */
  suspend(resources: readonly Named[], onDone?: () => void): void;
}

interface Question {
  readonly about: readonly Named[];
  readonly onDone?: () => void;
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
  const [question, setQuestion] = useState<Question>();
  const value = useMemo(
    () => ({
      entity,
      actions,
      suspend: (about: readonly Named[], onDone?: () => void) =>
        setQuestion({ about, onDone }),
    }),
    [entity, actions],
  );
  return (
    <ActionsContext.Provider value={value}>
      {children}
      {question && (
        <SuspendDialog
          names={question.about.map(({ name }) => name)}
          onClose={() => setQuestion(undefined)}
          onSuspend={reason => {
            setQuestion(undefined);
            actions.suspend(
              question.about.map(({ resource }) => resource),
              reason,
            );
            question.onDone?.();
          }}
        />
      )}
    </ActionsContext.Provider>
  );
}

/** The actions of the {@link ActionsProvider} above. */
export function useActions(): ActionsContextValue {
  const value = useContext(ActionsContext);
  if (!value) throw new Error('There is no ActionsProvider above');
  return value;
}
