import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import {
  healthOf,
  isUnhealthy,
  nameOf,
  namespaceOf,
  resourceKey,
  type FluxImageRelation,
  type FluxImageRun,
  type FluxResource,
  type FluxState,
} from '../../flux';
import { useFluxTranslation, useLocale } from '../../translations';
import {
  Caption,
  cut,
  DetailsLink,
  minuteTime,
  StatusIcon,
  useDetailsTo,
} from '../common';
import type { ImageTableRow } from './ImagesTable';

/** Entries that are shown at first; the others are shown on demand. */
const RUNS_AT_FIRST = 4;

const ICONS: Readonly<Record<FluxImageRelation, FluxState>> = {
  current: 'Ready',
  pending: 'Waiting',
  newer: 'Failed',
  other: 'Failed',
  unknown: 'Unknown',
};

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      minWidth: '15em',
      padding: 0,
      '& > li + li': { marginTop: theme.spacing(0.75) },
    },
    line: {
      ...theme.typography.body2,
      alignItems: 'center',
      columnGap: theme.spacing(0.5),
      display: 'flex',
      flexWrap: 'wrap',
    },
    tag: { fontWeight: 'bold', overflowWrap: 'anywhere' },
  }),
  { name: 'PluginFluxRunsCell' },
);

/** What runs of an image, and how it compares to what its policy says. */
export function RunsCell(props: { row: ImageTableRow }) {
  const { image, name, runs: known, environmentOf } = props.row;
  const { runs, chosenAt } = image;
  const classes = useStyles();
  const t = useFluxTranslation();
  const [isWhole, setWhole] = useState(false);
  const hasMore = runs.length > RUNS_AT_FIRST;
  const shown = isWhole ? runs : runs.slice(0, RUNS_AT_FIRST);
  return (
    <>
      {runs.length > 0 && (
        <ul className={classes.list}>
          {shown.map(run => (
            <li key={`${resourceKey(run.workload)} ${run.image.text}`}>
              <Run
                run={run}
                chosenAt={chosenAt}
                environment={environmentOf(run)}
              />
            </li>
          ))}
        </ul>
      )}
      {hasMore && (
        <Button
          size="small"
          aria-expanded={isWhole}
          aria-label={t('images.run.allOf', {
            total: String(runs.length),
            name,
          })}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole
            ? t('environments.showFewer')
            : t('images.run.all', { total: String(runs.length) })}
        </Button>
      )}
      {known === 'some' && (
        <Caption secondary>{t('images.run.incomplete')}</Caption>
      )}
      {known === 'reading' && runs.length === 0 && (
        <Caption secondary>{t('images.unread')}</Caption>
      )}
      {known === 'all' && runs.length === 0 && (
        <Caption secondary>{t('images.run.nothing')}</Caption>
      )}
    </>
  );
}

function Run(props: {
  run: FluxImageRun;
  chosenAt?: string;
  environment: string;
}) {
  const { run, chosenAt, environment } = props;
  const { workload, deployment, image, relation } = run;
  const classes = useStyles();
  const t = useFluxTranslation();
  const locale = useLocale();
  const to = useDetailsTo()(deployment);
  const { state } = healthOf(workload.object);
  const since = chosenAt && minuteTime(Date.parse(chosenAt), locale);
  return (
    <>
      <div className={classes.line}>
        <StatusIcon state={ICONS[relation]} />
        <bdi className={classes.tag} title={cut(image.text)}>
          {cut(image.tag ?? image.digest ?? 'latest', 100)}
        </bdi>
        <span>
          {relation === 'pending' && since
            ? t('images.run.pendingSince', { when: since })
            : t(`images.run.${relation}`)}
        </span>
      </div>
      <Caption secondary>
        {t('actions.onCluster', {
          name: titleOf(workload),
          cluster: cut(environment, 100),
        })}
        {isUnhealthy(state) && `: ${t(`health.${state}`)}`}
      </Caption>
      {to && (
        <Caption secondary>
          <DetailsLink
            to={to}
            label={t('actions.onCluster', {
              name: titleOf(deployment),
              cluster: cut(environment, 100),
            })}
          >
            {titleOf(deployment)}
          </DetailsLink>
        </Caption>
      )}
    </>
  );
}

function titleOf({ object }: FluxResource): string {
  return `${cut(String(object.kind), 100)} ${cut(namespaceOf(object))}/${cut(
    nameOf(object),
  )}`;
}
