import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import type { FluxState } from '../../flux';
import { StatusIcon } from '../common';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      alignItems: 'center',
      columnGap: theme.spacing(0.5),
      display: 'flex',
    },
    words: { overflowWrap: 'anywhere' },
  }),
  { name: 'PluginFluxTextWithIcon' },
);

/** A text after an icon. */
export function TextWithIcon(props: { icon: FluxState; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <StatusIcon state={props.icon} />
      <span className={classes.words}>{props.children}</span>
    </div>
  );
}
