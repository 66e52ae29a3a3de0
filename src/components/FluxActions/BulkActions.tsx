import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import {
  isReconcilable,
  isSuspendable,
  isSuspended,
  kindOf,
  type FluxResource,
} from '../../flux';
import { useFluxTranslation } from '../../translations';
import { useActions } from './ActionsContext';
import { SuspendDialog } from './SuspendDialog';
import { useActionGuard } from './useActionGuard';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'center',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      padding: theme.spacing(1, 2.5),
    },
  }),
  { name: 'PluginFluxBulkActions' },
);

/** A resource that is selected. */
export interface Selected {
  readonly resource: FluxResource;
  /** What its own buttons call it. */
  readonly name: string;
}

/** Props of {@link BulkActions}. */
export interface BulkActionsProps {
  /** At least one. */
  selected: readonly Selected[];
  /** Is called when the selection has been acted on. */
  onDone: () => void;
}

/** What can be done to all that is selected. */
export function BulkActions(props: BulkActionsProps) {
  const { selected, onDone } = props;
  const { entity, actions } = useActions();
  const classes = useStyles();
  const t = useFluxTranslation();
  const [asksToSuspend, setAsksToSuspend] = useState(false);
  // What holds for one of them by configuration holds for all; a right that
  // one lacks is told when it is refused.
  const forbidden = useActionGuard(entity, selected[0].resource);

  const syncable = resourcesIn(
    selected,
    o => isReconcilable(o) && !isSuspended(o),
  );
  const suspendable = selected.filter(
    ({ resource }) =>
      isSuspendable(resource.object) && !isSuspended(resource.object),
  );
  const resumable = resourcesIn(
    selected,
    o => isSuspendable(o) && isSuspended(o),
  );
  const withSource = syncable.every(
    ({ object }) => kindOf(object)?.category === 'deployment',
  );

  function act(action: () => void) {
    action();
    onDone();
  }

  return (
    <div className={classes.root} role="group">
      <Typography role="status">
        {t('bulk.selected', { count: selected.length })}
      </Typography>
      <Button
        size="small"
        disabled={forbidden !== undefined || syncable.length === 0}
        title={forbidden}
        onClick={() => act(() => actions.sync(syncable, { withSource }))}
      >
        {t('bulk.sync')}
      </Button>
      <Button
        size="small"
        disabled={forbidden !== undefined || suspendable.length === 0}
        title={forbidden}
        onClick={() => setAsksToSuspend(true)}
      >
        {t('bulk.suspend')}
      </Button>
      <Button
        size="small"
        disabled={forbidden !== undefined || resumable.length === 0}
        title={forbidden}
        onClick={() => act(() => actions.resume(resumable))}
      >
        {t('bulk.resume')}
      </Button>
      <SuspendDialog
        names={asksToSuspend ? suspendable.map(({ name }) => name) : []}
        onClose={() => setAsksToSuspend(false)}
        onSuspend={reason => {
          setAsksToSuspend(false);
          const resources = suspendable.map(({ resource }) => resource);
          act(() => actions.suspend(resources, reason));
        }}
      />
    </div>
  );
}

function resourcesIn(
  selected: readonly Selected[],
  isWanted: (object: FluxResource['object']) => boolean,
): FluxResource[] {
  return selected
    .map(({ resource }) => resource)
    .filter(({ object }) => isWanted(object));
}
