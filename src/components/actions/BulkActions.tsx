import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { isForSelections } from '../../data';
import { useFluxTranslation } from '../../translations';
import { useActions } from './ActionsContext';
import { FLUX_ACTIONS, type Named } from './definitions';
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

/** Props of {@link BulkActions}. */
export interface BulkActionsProps {
  selected: readonly Named[];
  /** Called when an action on the selection has been started. */
  onDone: () => void;
}

/** The number of selected rows, and buttons for actions on them. */
export function BulkActions(props: BulkActionsProps) {
  const { selected } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const isAny = selected.length > 0;
  return (
    <div className={isAny ? classes.root : undefined}>
      {/* Always rendered, so that changes are announced. */}
      <Typography role="status">
        {isAny && t('bulk.selected', { count: selected.length })}
      </Typography>
      {isAny && <Buttons {...props} />}
    </div>
  );
}

function Buttons(props: BulkActionsProps) {
  const { selected, onDone } = props;
  const { start } = useActions();
  const t = useFluxTranslation();
  // If only some of the resources may not be patched, the outcome says so.
  const { forbidden, onIntent } = useActionGuard(
    selected.map(({ resource }) => resource),
  );
  return (
    <>
      {FLUX_ACTIONS.map(action => {
        const concerned = selected.filter(
          ({ resource }) =>
            !resource.clusterIsAmbiguous &&
            isForSelections(action, resource.object),
        );
        return (
          <BulkButton
            key={action.id}
            label={t(action.words.bulk)}
            disabledBecause={forbidden}
            disabled={concerned.length === 0}
            onIntent={onIntent}
            onClick={() => start(action, concerned, onDone)}
          />
        );
      })}
    </>
  );
}

interface BulkButtonProps {
  label: string;
  /** Why it is not permitted, if so. */
  disabledBecause?: string;
  /** Whether the action applies to none of the selected rows. */
  disabled: boolean;
  onIntent: () => void;
  onClick: () => void;
}

function BulkButton(props: BulkButtonProps) {
  const { label, disabledBecause, disabled, onIntent, onClick } = props;
  return (
    <Tooltip title={disabledBecause ?? ''}>
      <span
        tabIndex={disabledBecause ? 0 : undefined}
        role={disabledBecause ? 'group' : undefined}
        aria-label={disabledBecause}
        onPointerEnter={onIntent}
        onFocus={onIntent}
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
