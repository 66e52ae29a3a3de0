import CircularProgress from '@material-ui/core/CircularProgress';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Fragment, type ReactNode } from 'react';
import type { FluxProgress } from '../../data';
import type { FluxResource } from '../../flux';
import { useActionProgress } from '../../hooks';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import { Hints, ToolButton } from '../common';
import { useActions } from './ActionsContext';
import { actionOf, FLUX_ACTIONS } from './definitions';
import { useActionGuard } from './useActionGuard';

const useStyles = makeStyles(
  theme => ({
    buttons: { display: 'flex', alignItems: 'center', whiteSpace: 'nowrap' },
    progress: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'PluginFluxActionsCell' },
);

/** Props of {@link ActionsCell}. */
export interface ActionsCellProps {
  resource: FluxResource;
  /** Name of the resource in the labels of the buttons. */
  name: string;
  /** More buttons after those of the actions. */
  children?: ReactNode;
}

/** The action buttons of a resource and the progress of a running action. */
export function ActionsCell(props: ActionsCellProps) {
  const { resource } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const progress = useActionProgress(resource);
  return (
    <>
      <Buttons {...props} busy={progress !== undefined} />
      <div aria-live="polite">
        {progress && (
          <Typography variant="caption" className={classes.progress}>
            <CircularProgress size={12} aria-hidden />
            {progressWords(progress, t)}
          </Typography>
        )}
      </div>
    </>
  );
}

interface ButtonsProps extends ActionsCellProps {
  /** Whether an action is running. */
  busy: boolean;
}

function Buttons(props: ButtonsProps) {
  const { resource, name, busy, children } = props;
  const { object } = resource;
  const { run, start } = useActions();
  const classes = useStyles();
  const t = useFluxTranslation();
  const { forbidden, onIntent } = useActionGuard([resource]);

  return (
    <Hints className={classes.buttons} onIntent={onIntent}>
      {FLUX_ACTIONS.filter(action => action.appliesTo(object)).map(action => {
        const { slot, words, Icon, Menu } = action;
        const obstacle = action.unavailableBecause?.(object);
        const disabledBecause = forbidden ?? (obstacle && t(obstacle));
        return (
          // Keyed by slot, so that a button keeps the focus when its action
          // changes.
          <Fragment key={slot}>
            <ToolButton
              size="small"
              label={t(action.buttonFor?.(object) ?? words.button, { name })}
              icon={<Icon fontSize="inherit" />}
              disabledBecause={disabledBecause}
              busy={busy}
              onClick={() => start(action, [{ resource, name }])}
            />
            {Menu && action.hasMenu?.(object) && (
              <Menu
                resource={resource}
                name={name}
                disabledBecause={disabledBecause}
                busy={busy}
                onChoose={input => run(action, [resource], input)}
              />
            )}
          </Fragment>
        );
      })}
      {children}
    </Hints>
  );
}

function progressWords(progress: FluxProgress, t: FluxTranslate): string {
  const { action, source } = progress;
  return source
    ? t('actions.syncingSource', { source: source.kind })
    : t(actionOf(action).words.progress);
}
