import { makeStyles } from '@material-ui/core/styles';
import type { MouseEvent, ReactNode } from 'react';

// A native button: tables and their rows have several each, and Material UI's
// IconButton and Tooltip take several times as long to render.
const useStyles = makeStyles(
  theme => {
    const ring = {
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    };
    return {
      root: { borderRadius: '50%', display: 'inline-flex', ...ring },
      button: {
        background: 'none',
        border: 0,
        borderRadius: '50%',
        color: theme.palette.action.active,
        cursor: 'pointer',
        display: 'inline-flex',
        '&:hover': { backgroundColor: theme.palette.action.hover },
        ...ring,
        // Without pointer events, so that the root gets them and shows the hint.
        '&:disabled': {
          color: theme.palette.action.disabled,
          pointerEvents: 'none',
        },
        '&[aria-disabled]': { cursor: 'default', opacity: 0.4 },
      },
      large: { fontSize: theme.typography.pxToRem(24), padding: 12 },
      medium: { fontSize: theme.typography.pxToRem(20), padding: 12 },
      small: { fontSize: theme.typography.pxToRem(20), padding: 3 },
    };
  },
  { name: 'PluginFluxToolButton' },
);

/** Props of {@link ToolButton}. */
export interface ToolButtonProps {
  label: string;
  icon: ReactNode;
  size?: 'small' | 'medium' | 'large';
  disabled?: boolean;
  /**
   * The reason why it is disabled. A disabled button takes no focus, so its
   * wrapper does, for the keyboard to reach the reason.
   */
  disabledBecause?: string;
  /**
   * Whether it is temporarily unavailable. Unlike a disabled button, it keeps
   * the focus.
   */
  busy?: boolean;
  /** Whether the part that it controls is expanded, if it controls one. */
  expanded?: boolean;
  /** Whether it opens a menu. */
  hasMenu?: boolean;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
}

/** An icon button with a hint, for use inside of Hints. */
export function ToolButton(props: ToolButtonProps) {
  const { label, icon, size = 'large', disabledBecause, busy } = props;
  const { disabled, expanded, hasMenu, onClick } = props;
  const classes = useStyles();
  const hasReason = disabledBecause !== undefined;
  return (
    <span
      className={classes.root}
      data-hint={disabledBecause ?? label}
      tabIndex={hasReason ? 0 : undefined}
      role={hasReason ? 'group' : undefined}
      aria-label={disabledBecause}
    >
      <button
        type="button"
        className={`${classes.button} ${classes[size]}`}
        aria-label={label}
        aria-expanded={expanded}
        aria-haspopup={hasMenu ? 'menu' : undefined}
        aria-disabled={busy || undefined}
        disabled={disabled || hasReason}
        onClick={busy ? undefined : onClick}
      >
        {icon}
      </button>
    </span>
  );
}
