import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  {
    // A grid: it takes what is left in its cell, but does not widen the table.
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
 * Captions on one line, cut at its end: rows are to be compared. Whoever uses
 * it shows all of them on demand.
 */
export function BriefLine(props: { children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div className={classes.line}>{props.children}</div>
    </div>
  );
}
