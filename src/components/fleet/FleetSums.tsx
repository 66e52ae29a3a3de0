import { makeStyles } from '@material-ui/core/styles';
import type { Fleet } from '../../data';
import { useFluxTranslation } from '../../translations';
import { PARTS } from './clusterColumns';
import { CountLink } from './CountLink';
import type { ClusterRow } from './clusterRows';
import { COUNTED_KINDS } from './fleetKinds';
import { useFleetAddress } from './useFleetAddress';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 4),
      margin: 0,
      padding: theme.spacing(2, 2.5, 0),
    },
    count: { ...theme.typography.h5, margin: 0 },
    what: { ...theme.typography.body2, color: theme.palette.text.secondary },
  }),
  { name: 'PluginFluxFleetSums' },
);

/** Props of {@link FleetSums}. */
export interface FleetSumsProps {
  fleet: Fleet;
  rows: readonly ClusterRow[];
}

/** What all clusters add up to, as far as they were read. */
export function FleetSums(props: FleetSumsProps) {
  const { fleet, rows } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const addressOf = useFleetAddress();
  const read = rows.flatMap(({ totals }) => totals ?? []);
  const ids = Object.keys(PARTS) as (keyof typeof PARTS)[];
  return (
    <dl className={classes.root} aria-label={t('fleet.sums')}>
      <div>
        <dt className={classes.what}>{t('fleet.clusters')}</dt>
        <dd className={classes.count}>{fleet.clusters?.length ?? 0}</dd>
      </div>
      {ids.map(id => {
        const count = read.reduce((sum, totals) => sum + totals[id], 0);
        return (
          <div key={id}>
            <dt className={classes.what}>{t(`fleet.column.${id}`)}</dt>
            <dd className={classes.count}>
              <CountLink
                count={count}
                label={t('fleet.sumOf', {
                  what: t(`fleet.column.${id}`),
                  number: String(count),
                })}
                to={addressOf({ ...PARTS[id], kinds: COUNTED_KINDS })}
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
