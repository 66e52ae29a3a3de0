import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import type { MouseEvent, ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    // A disabled button takes no focus, so its frame does, to make the reason
    // accessible by keyboard.
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
  /** Why it is disabled; undefined if it is not. */
  disabledBecause?: string;
  /**
   * Whether it is temporarily unavailable. Unlike a disabled button, it keeps
   * the focus.
   */
  busy?: boolean;
  hasMenu?: boolean;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
}

/** An icon button whose tooltip shows its label, or why it is disabled. */
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
