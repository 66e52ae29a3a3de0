import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useLastOutcome } from '../actions';
import { FOR_SCREEN_READERS } from '../common';

const useStyles = makeStyles(
  { root: FOR_SCREEN_READERS },
  { name: 'PluginFluxOutcomeForScreenReaders' },
);

/**
 * Repeats the outcomes of actions. The alerts about them are on the page, which
 * a drawer hides from screen readers.
 */
export function OutcomeForScreenReaders() {
  const classes = useStyles();
  const outcome = useLastOutcome();
  const [before] = useState(outcome);
  return (
    <div role="status" className={classes.root}>
      {outcome && outcome !== before && (
        // Another element, so that the same words are read again.
        <p key={outcome.number}>{outcome.message}</p>
      )}
    </div>
  );
}
