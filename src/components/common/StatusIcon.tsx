import { makeStyles, type Theme } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircleOutline';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import HelpIcon from '@material-ui/icons/HelpOutline';
import HourglassIcon from '@material-ui/icons/HourglassEmpty';
import PauseIcon from '@material-ui/icons/PauseCircleOutline';
import BlockIcon from '@material-ui/icons/Block';
import SyncIcon from '@material-ui/icons/Sync';
import type { FluxState } from '../../flux';

// Each state has its own shape, because colour alone is not accessible.
const ICONS = {
  Ready: CheckCircleIcon,
  Reconciling: SyncIcon,
  Waiting: HourglassIcon,
  Failed: ErrorIcon,
  Stalled: BlockIcon,
  Suspended: PauseIcon,
  Terminating: DeleteIcon,
  Unknown: HelpIcon,
} as const satisfies Record<FluxState, unknown>;

function statusColor(theme: Theme, state: FluxState): string {
  const { palette } = theme;
  if (state === 'Ready') return palette.success.main;
  if (state === 'Failed' || state === 'Stalled') return palette.error.main;
  if (state === 'Waiting') return palette.warning.main;
  if (state === 'Reconciling') return palette.info.main;
  return palette.text.secondary;
}

const STATES = Object.keys(ICONS) as FluxState[];

// One class per state, because styles that depend on props create a style sheet
// for each icon, which takes longer than rendering the icon.
const useStyles = makeStyles(
  theme =>
    Object.fromEntries(
      STATES.map(state => [
        state,
        { color: statusColor(theme, state), flex: 'none' as const },
      ]),
    ) as Record<FluxState, { color: string; flex: 'none' }>,
  { name: 'PluginFluxStatusIcon' },
);

/** Props of {@link StatusIcon}. */
export interface StatusIconProps {
  state: FluxState;
}

/**
 * The icon of a state. It stands beside the state's name, so it is hidden from
 * screen readers.
 */
export function StatusIcon(props: StatusIconProps) {
  const { state } = props;
  const classes = useStyles();
  const Icon = ICONS[state];
  return <Icon className={classes[state]} fontSize="small" aria-hidden />;
}
