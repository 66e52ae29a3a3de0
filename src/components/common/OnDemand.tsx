import ButtonBase from '@material-ui/core/ButtonBase';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import { useState, type ReactNode } from 'react';
import { useFocusRing } from './useFocusRing';

const useStyles = makeStyles(
  theme => ({
    trigger: {
      borderRadius: theme.shape.borderRadius,
      justifyContent: 'flex-start',
      textAlign: 'left',
    },
    content: { maxWidth: '40em', padding: theme.spacing(2) },
  }),
  { name: 'PluginFluxOnDemand' },
);

/** Props of {@link OnDemand}. */
export interface OnDemandProps {
  /** Accessible name of the button and the popover. */
  label: string;
  /** Content of the button. */
  trigger: ReactNode;
  /** Content of the popover. */
  children: ReactNode;
}

/** A button with short content that opens a popover with details. */
export function OnDemand(props: OnDemandProps) {
  const { label, trigger, children } = props;
  const classes = useStyles();
  const [anchor, setAnchor] = useState<Element>();
  return (
    <>
      <ButtonBase
        className={classes.trigger}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {trigger}
      </ButtonBase>
      {anchor && (
        <Opened
          label={label}
          anchor={anchor}
          onClose={() => setAnchor(undefined)}
        >
          <div className={classes.content}>{children}</div>
        </Opened>
      )}
    </>
  );
}

interface OpenedProps {
  label: string;
  anchor: Element;
  onClose: () => void;
  children: ReactNode;
}

function Opened(props: OpenedProps) {
  const { label, anchor, onClose, children } = props;
  const ring = useFocusRing();
  return (
    <Popover
      open
      anchorEl={anchor}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      onClose={onClose}
      PaperProps={{ role: 'dialog', 'aria-label': label, className: ring }}
    >
      {children}
    </Popover>
  );
}
