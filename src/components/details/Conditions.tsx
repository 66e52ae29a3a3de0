import { makeStyles } from '@material-ui/core/styles';
import { conditionRowsOf, type FluxObject } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { cut, LONGEST_MESSAGE, RelativeTime, StatusIcon } from '../common';
import { DetailsTable } from './DetailsTable';
import { Region } from './Region';

const useStyles = makeStyles(
  theme => ({
    status: {
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(0.5),
    },
    message: {
      display: 'block',
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-wrap',
    },
  }),
  { name: 'PluginFluxConditions' },
);

/** All conditions of an object. */
export function Conditions(props: { object: FluxObject }) {
  const classes = useStyles();
  const t = useFluxTranslation();
  const rows = conditionRowsOf(props.object);
  if (rows.length === 0) return null;
  return (
    <Region title={t('details.conditions')}>
      <DetailsTable
        label={t('details.conditions')}
        columns={[
          t('details.type'),
          t('column.status'),
          t('details.reason'),
          t('details.message'),
          t('details.lastChange'),
        ]}
        textColumn={t('details.message')}
        rows={rows.map((row, index) => ({
          key: `${row.type} ${index}`,
          cells: [
            <bdi>{cut(row.type)}</bdi>,
            <span className={classes.status}>
              {row.isBad && <StatusIcon state="Failed" />}
              {row.status}
              {row.isOutdated && ` (${t('details.outdated')})`}
            </span>,
            row.reason && <bdi>{cut(row.reason)}</bdi>,
            row.message && (
              <bdi className={classes.message}>
                {cut(row.message, LONGEST_MESSAGE)}
              </bdi>
            ),
            row.since && <RelativeTime time={row.since} />,
          ],
        }))}
      />
    </Region>
  );
}
