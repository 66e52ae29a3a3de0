import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  {
    // A grid item can shrink below the width of its text, so it does not widen
    // the table.
    root: { display: 'grid' },
    line: {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      '&& > *': { display: 'inline', overflowWrap: 'normal' },
      '& > * + *::before': { content: '" \u00b7 "' },
    },
  },
  { name: 'PluginFluxBriefLine' },
);

/**
 * Captions on one line, truncated at its end, to keep rows low. The caller
 * shows the full text on demand.
 */
export function BriefLine(props: { children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div className={classes.line}>{props.children}</div>
    </div>
  );
}
