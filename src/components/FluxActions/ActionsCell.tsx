import CircularProgress from '@material-ui/core/CircularProgress';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import PauseIcon from '@material-ui/icons/Pause';
import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import SyncIcon from '@material-ui/icons/Sync';
import {
  isForcible,
  isReconcilable,
  isSuspendable,
  isSuspended,
  kindOf,
  sourceReferencesOf,
  statusOf,
  type FluxResource,
} from '../../flux';
import { useActionProgress, type FluxProgress } from '../../hooks';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import { ActionButton } from './ActionButton';
import { useActions } from './ActionsContext';
import { SyncMenu } from './SyncMenu';
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
  /** What the buttons call it. */
  name: string;
}

/** What can be done to a resource, and what is being done to it. */
export function ActionsCell(props: ActionsCellProps) {
  const { resource } = props;
  const { entity } = useActions();
  const classes = useStyles();
  const t = useFluxTranslation();
  const progress = useActionProgress(entity, resource);
  return (
    <>
      <div className={classes.buttons}>
        <Buttons {...props} busy={progress !== undefined} />
      </div>
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
  /** Whether something is being done to it. */
  busy: boolean;
}

function Buttons(props: ButtonsProps) {
  const { resource, name, busy } = props;
  const { object } = resource;
  const { entity, actions, suspend } = useActions();
  const t = useFluxTranslation();
  const forbidden = useActionGuard(entity, resource);
  const suspended = isSuspended(object);
  const unsyncable = forbidden ?? unsyncableBecause(object, t);
  const has = buttonsOf(object);
  const withSource = has.ways && sourceReferencesOf(resource).length > 0;

  return (
    <>
      {has.sync && (
        <ActionButton
          label={t('actions.sync', { name })}
          icon={<SyncIcon />}
          disabledBecause={unsyncable}
          busy={busy}
          onClick={() => actions.sync([resource], { withSource })}
        />
      )}
      {has.ways && (
        <SyncMenu
          name={name}
          canForce={isForcible(object)}
          disabledBecause={unsyncable}
          busy={busy}
          onSync={options => actions.sync([resource], options)}
        />
      )}
      {has.suspend && (
        // One button, so that who has pressed it does not lose their place.
        <ActionButton
          label={t(suspended ? 'actions.resume' : 'actions.suspend', { name })}
          icon={suspended ? <PlayArrowIcon /> : <PauseIcon />}
          disabledBecause={forbidden}
          busy={busy}
          onClick={() =>
            suspended
              ? actions.resume([resource])
              : suspend([{ resource, name }])
          }
        />
      )}
    </>
  );
}

/** Why an object cannot be synced as it is. */
function unsyncableBecause(
  object: FluxResource['object'],
  t: FluxTranslate,
): string | undefined {
  if (statusOf(object).state === 'Terminating')
    return t('disabled.terminating');
  return isSuspended(object) ? t('disabled.suspended') : undefined;
}

/** Width of a button of size small, in CSS pixels. */
const BUTTON_WIDTH = 30;

/** Props of {@link ActionsPlace}. */
export interface ActionsPlaceProps {
  resource: FluxResource;
}

/** The place of the buttons, so that nothing moves when they come. */
export function ActionsPlace(props: ActionsPlaceProps) {
  const buttons = Object.values(buttonsOf(props.resource.object));
  const width = buttons.filter(has => has).length * BUTTON_WIDTH;
  return <div style={{ width }} />;
}

/** Which buttons an object has. */
function buttonsOf(object: FluxResource['object']) {
  return {
    sync: isReconcilable(object),
    ways: kindOf(object)?.category === 'deployment',
    suspend: isSuspendable(object),
  };
}

function progressWords(progress: FluxProgress, t: FluxTranslate): string {
  if (progress.action === 'suspend') return t('actions.suspending');
  if (progress.action === 'resume') return t('actions.resuming');
  return progress.source
    ? t('actions.syncingSource', { source: progress.source.kind })
    : t('actions.syncing');
}
