import {
  createContext,
  useContext,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import type { RightsScope } from '../../hooks';
import type { FluxActionDefinition, Named } from './definitions';
import { useAppGuard, type AppGuard } from './useAppGuard';
import { useFluxActions, type RunAction } from './useFluxActions';

interface ActionsContextValue {
  readonly inApp: AppGuard;
  readonly rightsScope?: RightsScope;
  readonly run: RunAction;
  /**
   * Runs an action as a click on its button does: if the action has a dialog,
   * it is opened first. `onDone` is called when the action is run.
   */
  start(
    action: FluxActionDefinition<unknown>,
    resources: readonly Named[],
    onDone?: () => void,
  ): void;
}

interface Question {
  readonly action: FluxActionDefinition<unknown>;
  readonly about: readonly Named[];
  readonly onDone?: () => void;
}

const ActionsContext = createContext<ActionsContextValue | undefined>(
  undefined,
);

/** Props of {@link ActionsProvider}. */
export interface ActionsProviderProps {
  /** How rights are checked before an action. */
  rightsScope?: RightsScope;
  children: ReactNode;
}

/** Provides actions on resources to its children. */
export function ActionsProvider(props: ActionsProviderProps) {
  const { rightsScope } = props;
  const run = useFluxActions();
  const { forbidden, mayAsk } = useAppGuard();
  const [question, setQuestion] = useState<Question>();
  const value = useMemo(
    () => ({
      inApp: { forbidden, mayAsk },
      rightsScope,
      run,
      start(
        action: FluxActionDefinition<unknown>,
        about: readonly Named[],
        onDone?: () => void,
      ) {
        if (action.Dialog) {
          setQuestion({ action, about, onDone });
          return;
        }
        const resources = about.map(({ resource }) => resource);
        run(action, resources, action.defaultInput(resources));
        onDone?.();
      },
    }),
    [run, forbidden, mayAsk, rightsScope],
  );
  const Dialog = question?.action.Dialog;
  return (
    <ActionsContext.Provider value={value}>
      {props.children}
      {question && Dialog && (
        <Dialog
          about={question.about}
          onClose={() => setQuestion(undefined)}
          onConfirm={input => {
            setQuestion(undefined);
            run(
              question.action,
              question.about.map(({ resource }) => resource),
              input,
            );
            question.onDone?.();
          }}
        />
      )}
    </ActionsContext.Provider>
  );
}

/** The actions of the surrounding {@link ActionsProvider}. */
export function useActions(): ActionsContextValue {
  const value = useContext(ActionsContext);
  if (!value) throw new Error('There is no ActionsProvider above');
  return value;
}
