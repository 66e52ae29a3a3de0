import CircularProgress from '@material-ui/core/CircularProgress';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import PauseIcon from '@material-ui/icons/Pause';
import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import SyncIcon from '@material-ui/icons/Sync';
import { useState } from 'react';
import {
  isReconcilable,
  isSuspendable,
  isSuspended,
  kindOf,
  sourceReferencesOf,
  type FluxResource,
} from '../../flux';
import { useActionProgress, type FluxProgress } from '../../hooks';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import { ActionButton } from './ActionButton';
import { useActions } from './ActionsContext';
import { SuspendDialog } from './SuspendDialog';
import { SyncMenu } from './SyncMenu';
import { useActionGuard } from './useActionGuard';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', alignItems: 'center', whiteSpace: 'nowrap' },
    progress: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      minWidth: '8em',
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

/** What can be done to a resource; what is being done to it while it is. */
export function ActionsCell(props: ActionsCellProps) {
  const { resource } = props;
  const { entity } = useActions();
  const classes = useStyles();
  const t = useFluxTranslation();
  const progress = useActionProgress(entity, resource);
  return (
    <div className={classes.root} aria-live="polite">
      {progress ? (
        <span className={classes.progress}>
          <CircularProgress size={20} aria-hidden />
          <Typography variant="caption">
            {progressWords(progress, t)}
          </Typography>
        </span>
      ) : (
        <Buttons {...props} />
      )}
    </div>
  );
}

function Buttons(props: ActionsCellProps) {
  const { resource, name } = props;
  const { object } = resource;
  const { entity, actions } = useActions();
  const t = useFluxTranslation();
  const [asksToSuspend, setAsksToSuspend] = useState(false);
  const forbidden = useActionGuard(entity, resource);
  const suspended = isSuspended(object);
  const unsyncable =
    forbidden ?? (suspended ? t('disabled.suspended') : undefined);
  const info = kindOf(object);
  const isDeployment = info?.category === 'deployment';
  const withSource = isDeployment && sourceReferencesOf(resource).length > 0;

  return (
    <>
      {isReconcilable(object) && (
        <ActionButton
          label={t('actions.sync', { name })}
          icon={<SyncIcon />}
          disabledBecause={unsyncable}
          onClick={() => actions.sync([resource], { withSource })}
        />
      )}
      {isDeployment && (
        <SyncMenu
          name={name}
          isRelease={info.reconcile?.resetHandled !== undefined}
          disabledBecause={unsyncable}
          onSync={options => actions.sync([resource], options)}
        />
      )}
      {isSuspendable(object) && suspended && (
        <ActionButton
          label={t('actions.resume', { name })}
          icon={<PlayArrowIcon />}
          disabledBecause={forbidden}
          onClick={() => actions.resume([resource])}
        />
      )}
      {isSuspendable(object) && !suspended && (
        <ActionButton
          label={t('actions.suspend', { name })}
          icon={<PauseIcon />}
          disabledBecause={forbidden}
          onClick={() => setAsksToSuspend(true)}
        />
      )}
      <SuspendDialog
        open={asksToSuspend}
        names={[name]}
        onClose={() => setAsksToSuspend(false)}
        onSuspend={reason => {
          setAsksToSuspend(false);
          actions.suspend([resource], reason);
        }}
      />
    </>
  );
}

function progressWords(progress: FluxProgress, t: FluxTranslate): string {
  if (progress.action === 'suspend') return t('actions.suspending');
  if (progress.action === 'resume') return t('actions.resuming');
  return progress.source
    ? t('actions.syncingSource', { source: progress.source.kind })
    : t('actions.syncing');
}
