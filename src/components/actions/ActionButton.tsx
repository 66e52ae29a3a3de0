import { makeStyles } from '@material-ui/core/styles';
import type { MouseEvent, ReactNode } from 'react';

// A native button: every row has several, and Material UI's IconButton takes
// three times as long to render.
const useStyles = makeStyles(
  theme => ({
    // A disabled button takes no focus, so its frame does, to make the reason
    // accessible by keyboard.
    frame: {
      borderRadius: '50%',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    button: {
      background: 'none',
      border: 0,
      borderRadius: '50%',
      color: theme.palette.action.active,
      cursor: 'pointer',
      display: 'inline-flex',
      fontSize: theme.typography.pxToRem(20),
      padding: 3,
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
      // Without pointer events, so that the frame gets them and tells why.
      '&:disabled': {
        color: theme.palette.action.disabled,
        pointerEvents: 'none',
      },
      '&[aria-disabled]': { cursor: 'default', opacity: 0.4 },
    },
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
    <span
      className={classes.frame}
      data-hint={disabledBecause ?? label}
      tabIndex={isDisabled ? 0 : undefined}
      role={isDisabled ? 'group' : undefined}
      aria-label={isDisabled ? disabledBecause : undefined}
    >
      <button
        type="button"
        aria-label={label}
        aria-haspopup={hasMenu ? 'menu' : undefined}
        aria-disabled={busy || undefined}
        className={classes.button}
        disabled={isDisabled}
        onClick={busy ? undefined : onClick}
      >
        {icon}
      </button>
    </span>
  );
}
