import { makeStyles } from '@material-ui/core/styles';
import { stateCountsOf, type FluxResource, type FluxState } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { StateButtons, StatusIcon } from '../common';

const useStyles = makeStyles(
  theme => ({ root: { padding: theme.spacing(1.5, 2.5, 0) } }),
  { name: 'PluginFluxStateSummary' },
);

/** Props of {@link StateSummary}. */
export interface StateSummaryProps {
  /** All resources of the card, before search and filters. */
  resources: readonly FluxResource[];
  /** The states that rows are filtered by. */
  chosen: readonly FluxState[];
  onChoose: (states: FluxState[]) => void;
}

/** A toggle button for each state that occurs, worst first, which filters the rows. */
export function StateSummary(props: StateSummaryProps) {
  const { resources, chosen, onChoose } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const counts = stateCountsOf(resources.map(({ object }) => object));
  // A chosen state keeps its button when no row is in it, so that the filter
  // can be removed.
  const gone = chosen
    .filter(state => counts.every(count => count.state !== state))
    .map(state => ({ state, count: 0 }));
  return (
    <div className={classes.root}>
      <StateButtons
        label={t('summary.label')}
        buttons={[...gone, ...counts].map(({ state, count }) => ({
          value: state,
          count,
          words: t(`state.${state}`),
          icon: <StatusIcon state={state} />,
        }))}
        chosen={chosen}
        onChoose={onChoose}
      />
    </div>
  );
}
