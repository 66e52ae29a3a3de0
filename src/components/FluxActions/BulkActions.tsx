import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import {
  isReconcilable,
  isSuspendable,
  isSuspended,
  kindOf,
  type FluxResource,
} from '../../flux';
import { useFluxTranslation } from '../../translations';
import { useActions, type Named } from './ActionsContext';
import { useBulkGuard } from './useActionGuard';

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

/** Props of {@link BulkActions}. */
export interface BulkActionsProps {
  selected: readonly Named[];
  /** Is called when the selection has been acted on. */
  onDone: () => void;
}

/** What can be done to all that is selected. */
export function BulkActions(props: BulkActionsProps) {
  const { selected } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const isAny = selected.length > 0;
  return (
    <div className={isAny ? classes.root : undefined}>
      {/* Always there: what is said in it later is announced. */}
      <Typography role="status">
        {isAny && t('bulk.selected', { count: selected.length })}
      </Typography>
      {isAny && <Buttons {...props} />}
    </div>
  );
}

function Buttons(props: BulkActionsProps) {
  const { selected, onDone } = props;
  const { entity, actions, suspend } = useActions();
  const t = useFluxTranslation();
  // Where only some of them may not be, that is told when it is refused.
  const forbidden = useBulkGuard(
    entity,
    selected.map(({ resource }) => resource),
  );

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
    <>
      <BulkButton
        label={t('bulk.sync')}
        disabledBecause={forbidden}
        disabled={syncable.length === 0}
        onClick={() => act(() => actions.sync(syncable, { withSource }))}
      />
      <BulkButton
        label={t('bulk.suspend')}
        disabledBecause={forbidden}
        disabled={suspendable.length === 0}
        onClick={() => suspend(suspendable, onDone)}
      />
      <BulkButton
        label={t('bulk.resume')}
        disabledBecause={forbidden}
        disabled={resumable.length === 0}
        onClick={() => act(() => actions.resume(resumable))}
      />
    </>
  );
}

interface BulkButtonProps {
  label: string;
  /** Why it may not be used, if it may not. */
  disabledBecause?: string;
  /** Whether there is nothing it could be used for. */
  disabled: boolean;
  onClick: () => void;
}

function BulkButton(props: BulkButtonProps) {
  const { label, disabledBecause, disabled, onClick } = props;
  return (
    <Tooltip title={disabledBecause ?? ''}>
      <span
        tabIndex={disabledBecause ? 0 : undefined}
        role={disabledBecause ? 'group' : undefined}
        aria-label={disabledBecause}
      >
        <Button
          size="small"
          disabled={disabled || disabledBecause !== undefined}
          onClick={onClick}
        >
          {label}
        </Button>
      </span>
    </Tooltip>
  );
}

function resourcesIn(
  selected: readonly Named[],
  isWanted: (object: FluxResource['object']) => boolean,
): FluxResource[] {
  return selected
    .map(({ resource }) => resource)
    .filter(({ object }) => isWanted(object));
}
