import { useApiHolder } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useMemo, useState } from 'react';
import type { LiveFailure } from '../../data';
import {
  resourceKey,
  type FluxEnvironment,
  type FluxIntegrationOf,
  type FluxResource,
  type FluxWorkload,
} from '../../flux';
import { useFluxTranslation } from '../../translations';
import { cut, integrationsOf, useDetailsTo } from '../common';
import { EnvironmentCell } from './EnvironmentCell';
import { clustersOf, unknownPlaces } from './clusters';
import { WhyTheSame } from './WhyTheSame';

/** Rows that are shown at first; the others are shown on demand. */
const ROWS_AT_FIRST = 10;

const useStyles = makeStyles(
  theme => {
    const cell = {
      ...theme.typography.body2,
      // Not below: the next row's first cell would cover it.
      borderTop: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(0.75, 2),
      textAlign: 'left' as const,
      verticalAlign: 'top',
    };
    const narrow = theme.breakpoints.down('xs');
    // It stays where it is when the table is scrolled sideways.
    const sticky = {
      background: theme.palette.background.paper,
      borderRight: `1px solid ${theme.palette.divider}`,
      left: 0,
      overflowWrap: 'anywhere' as const,
      position: 'sticky' as const,
      width: '14em',
      minWidth: '11em',
      zIndex: 1,
      [narrow]: { minWidth: '8em', padding: theme.spacing(0.75, 1, 0.75, 2) },
    };
    return {
      scroller: {
        overflowX: 'auto',
        // What has the focus is not below the first column.
        scrollPaddingLeft: '12em',
        [narrow]: { scrollPaddingLeft: '9em' },
      },
      table: {
        borderBottom: `1px solid ${theme.palette.divider}`,
        borderCollapse: 'separate',
        borderSpacing: 0,
        width: '100%',
      },
      head: {
        ...cell,
        fontWeight: 'bold',
        minWidth: '13em',
        verticalAlign: 'bottom',
      },
      cell,
      corner: { ...sticky },
      row: { ...cell, ...sticky, fontWeight: 'normal' },
      name: { fontWeight: 'bold' },
      kind: { display: 'block' },
      several: {
        listStyle: 'none',
        margin: 0,
        padding: 0,
        '& > li + li': { marginTop: theme.spacing(1) },
      },
      more: { padding: theme.spacing(1, 2) },
    };
  },
  { name: 'PluginFluxEnvironmentsTable' },
);

/** Props of {@link EnvironmentsTable}. */
export interface EnvironmentsTableProps {
  environments: readonly FluxEnvironment[];
  workloads: readonly FluxWorkload[];
  /** Why some deployments are not known. */
  failures: readonly LiveFailure[];
  /** Whether there may be many rows, of which most are shown on demand. */
  many: boolean;
}

/** Workloads as rows, environments as columns. */
export function EnvironmentsTable(props: EnvironmentsTableProps) {
  const { environments, workloads, failures, many } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const detailsTo = useDetailsTo();
  const apis = useApiHolder();
  const integrationOf = useMemo(() => integrationsOf(apis), [apis]);
  const [isWhole, setWhole] = useState(false);
  const hasMore = many && workloads.length > ROWS_AT_FIRST;
  const shown =
    hasMore && !isWhole ? workloads.slice(0, ROWS_AT_FIRST) : workloads;
  const { isUnknown, severalClusters } = useMemo(() => {
    const clusters = clustersOf(workloads);
    const several = [...clusters].filter(([, { size }]) => size > 1);
    return {
      isUnknown: unknownPlaces(clusters, failures),
      severalClusters: new Set(several.map(([key]) => key)),
    };
  }, [workloads, failures]);

  return (
    <>
      <div className={classes.scroller}>
        <table className={classes.table} aria-label={t('environments.title')}>
          <thead>
            <tr>
              <th scope="col" className={`${classes.head} ${classes.corner}`}>
                {t('environments.workload')}
              </th>
              {environments.map(({ key, title }) => (
                <th key={key} scope="col" className={classes.head}>
                  <bdi>{cut(title, 100)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(workload => (
              <WorkloadRow
                key={workload.key}
                workload={workload}
                environments={environments}
                isUnknown={isUnknown}
                severalClusters={severalClusters}
                integrationOf={integrationOf}
                detailsTo={detailsTo}
              />
            ))}
          </tbody>
        </table>
      </div>
      {hasMore && (
        <div className={classes.more}>
          <Button
            size="small"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole
              ? t('environments.showFewer')
              : t('environments.showAll', { total: String(workloads.length) })}
          </Button>
        </div>
      )}
    </>
  );
}

function WorkloadRow(props: {
  workload: FluxWorkload;
  environments: readonly FluxEnvironment[];
  isUnknown: (workload: FluxWorkload, environment: string) => boolean;
  /** Environments on more than one cluster. */
  severalClusters: ReadonlySet<string>;
  integrationOf?: FluxIntegrationOf;
  detailsTo: (resource: FluxResource) => string | undefined;
}) {
  const { workload, environments, isUnknown, integrationOf } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const { kind, cells } = workload;
  const name = cut(workload.name, 100) || t('name.unknown');
  return (
    <tr>
      <th scope="row" className={classes.row} abbr={name}>
        <bdi className={classes.name}>{name}</bdi>
        <WhyTheSame workload={workload} />
        <Typography
          variant="caption"
          color="textSecondary"
          className={classes.kind}
        >
          {cut(kind, 100)}
        </Typography>
      </th>
      {environments.map(({ key }) => {
        const inside = (cells.get(key) ?? []).map(cell => (
          <EnvironmentCell
            key={resourceKey(cell.resource)}
            cell={cell}
            to={props.detailsTo(cell.resource)}
            namesCluster={props.severalClusters.has(key)}
            integrationOf={integrationOf}
          />
        ));
        return (
          <td key={key} className={classes.cell}>
            {inside.length === 0 && (
              <Typography variant="body2" color="textSecondary">
                {isUnknown(workload, key)
                  ? t('environments.unknown')
                  : t('environments.absent')}
              </Typography>
            )}
            {inside.length > 1 ? (
              <ul className={classes.several}>
                {inside.map(each => (
                  <li key={each.key}>{each}</li>
                ))}
              </ul>
            ) : (
              inside
            )}
          </td>
        );
      })}
    </tr>
  );
}
