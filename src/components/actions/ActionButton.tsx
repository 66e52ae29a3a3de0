import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import type { MouseEvent, ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    // A disabled button takes no focus: its frame does, so that the keyboard
    // reaches the reason.
    frame: {
      borderRadius: '50%',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    busy: { opacity: 0.4, cursor: 'default' },
  }),
  { name: 'PluginFluxActionButton' },
);

/** Props of {@link ActionButton}. */
export interface ActionButtonProps {
  label: string;
  icon: ReactNode;
  /** Why it is disabled, if it is. */
  disabledBecause?: string;
  /** Whether it is of no use for a while; unlike a disabled one, it can keep the focus. */
  busy?: boolean;
  hasMenu?: boolean;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
}

/** A button that says what it does, or why it cannot. */
export function ActionButton(props: ActionButtonProps) {
  const { label, icon, disabledBecause, busy, hasMenu, onClick } = props;
  const classes = useStyles();
  const isDisabled = disabledBecause !== undefined;
  return (
    <Tooltip title={disabledBecause ?? label}>
      <span
        className={classes.frame}
        tabIndex={isDisabled ? 0 : undefined}
        role={isDisabled ? 'group' : undefined}
        aria-label={isDisabled ? disabledBecause : undefined}
      >
        <IconButton
          size="small"
          aria-label={label}
          aria-haspopup={hasMenu ? 'menu' : undefined}
          aria-disabled={busy || undefined}
          className={busy ? classes.busy : undefined}
          disabled={isDisabled}
          onClick={busy ? undefined : onClick}
        >
          {icon}
        </IconButton>
      </span>
    </Tooltip>
  );
}
