import { makeStyles } from '@material-ui/core/styles';
import type { MouseEvent, ReactNode } from 'react';

// A native button: a table has seven, and Material UI's IconButton and Tooltip
// take several times as long to render.
const useStyles = makeStyles(
  theme => ({
    root: { display: 'inline-flex' },
    button: {
      background: 'none',
      border: 0,
      borderRadius: '50%',
      color: theme.palette.action.active,
      cursor: 'pointer',
      display: 'inline-flex',
      fontSize: theme.typography.pxToRem(24),
      padding: 12,
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
      // Without pointer events, so that the root gets them and shows the hint.
      '&:disabled': {
        color: theme.palette.action.disabled,
        pointerEvents: 'none',
      },
    },
    small: { fontSize: theme.typography.pxToRem(20) },
  }),
  { name: 'PluginFluxToolButton' },
);

/** Props of {@link ToolButton}. */
export interface ToolButtonProps {
  label: string;
  icon: ReactNode;
  small?: boolean;
  disabled?: boolean;
  /** Whether what it shows and hides is shown, if it does. */
  expanded?: boolean;
  /** Whether it opens a menu. */
  hasMenu?: boolean;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
}

/** An icon button with a hint, for use inside of Hints. */
export function ToolButton(props: ToolButtonProps) {
  const { label, icon, small, disabled, expanded, hasMenu, onClick } = props;
  const classes = useStyles();
  return (
    <span className={classes.root} data-hint={label}>
      <button
        type="button"
        className={
          small ? `${classes.button} ${classes.small}` : classes.button
        }
        aria-label={label}
        aria-expanded={expanded}
        aria-haspopup={hasMenu ? 'menu' : undefined}
        disabled={disabled}
        onClick={onClick}
      >
        {icon}
      </button>
    </span>
  );
}
