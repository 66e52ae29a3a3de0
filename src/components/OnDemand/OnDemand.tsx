import ButtonBase from '@material-ui/core/ButtonBase';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import { useState, type ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    trigger: {
      borderRadius: theme.shape.borderRadius,
      justifyContent: 'flex-start',
      textAlign: 'left',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    content: { maxWidth: '40em', padding: theme.spacing(2) },
  }),
  { name: 'PluginFluxOnDemand' },
);

/** Props of {@link OnDemand}. */
export interface OnDemandProps {
  /** What the button is for, and of what. */
  label: string;
  /** What is seen of the button. */
  trigger: ReactNode;
  /** What is shown when it is pressed. */
  children: ReactNode;
}

/** Something brief, and all of it when it is pressed. */
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
        <Popover
          open
          anchorEl={anchor}
          anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
          onClose={() => setAnchor(undefined)}
          PaperProps={{ role: 'dialog', 'aria-label': label }}
        >
          <div className={classes.content}>{children}</div>
        </Popover>
      )}
    </>
  );
}
