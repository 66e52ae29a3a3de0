import { makeStyles } from '@material-ui/core/styles';
import { stateCountsOf, type FluxResource, type FluxState } from '../../flux';
import { useFluxTranslation, useLocale } from '../../translations';
import { StatusIcon } from '../common';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      padding: theme.spacing(1.5, 2.5, 0),
    },
    button: {
      ...theme.typography.body2,
      alignItems: 'center',
      background: 'none',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 16,
      color: 'inherit',
      cursor: 'pointer',
      display: 'inline-flex',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.25, 1.25, 0.25, 0.75),
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
      '&[aria-pressed=true]': {
        backgroundColor: theme.palette.action.selected,
        borderColor: theme.palette.text.primary,
        fontWeight: theme.typography.fontWeightBold,
      },
    },
  }),
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
  const format = new Intl.NumberFormat(useLocale());
  const counts = stateCountsOf(resources.map(({ object }) => object));
  const gone = chosen
    .filter(state => counts.every(count => count.state !== state))
    .map(state => ({ state, count: 0 }));
  return (
    <div role="group" aria-label={t('summary.label')} className={classes.root}>
      {/* A chosen state keeps its button when no row is in it, so that the filter
          can be removed. */}
      {[...gone, ...counts].map(({ state, count }) => {
        const isChosen = chosen.includes(state);
        return (
          <button
            key={state}
            type="button"
            className={classes.button}
            aria-pressed={isChosen}
            onClick={() =>
              onChoose(
                isChosen
                  ? chosen.filter(other => other !== state)
                  : [...chosen, state],
              )
            }
          >
            <StatusIcon state={state} />
            {t('summary.count', {
              state: t(`state.${state}`),
              number: format.format(count),
            })}
          </button>
        );
      })}
    </div>
  );
}
