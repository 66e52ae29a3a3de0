import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { FluxOverview } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { cut, StatusIcon } from '../common';

/** With more environments than this, those without problems are left out. */
const MOST_LINES = 8;

const useStyles = makeStyles(
  theme => ({
    root: { listStyle: 'none', margin: theme.spacing(1, 0, 0), padding: 0 },
    line: {
      alignItems: 'center',
      columnGap: theme.spacing(0.5),
      display: 'flex',
      padding: theme.spacing(0.25, 0),
    },
    title: { flex: 1, overflowWrap: 'anywhere' },
    states: { textAlign: 'right' },
  }),
  { name: 'PluginFluxEnvironmentLines' },
);

/** An environment, and how its deployments are. */
export interface EnvironmentOverview {
  readonly key: string;
  readonly title: string;
  readonly overview: FluxOverview;
}

/** Props of {@link EnvironmentLines}. */
export interface EnvironmentLinesProps {
  environments: readonly EnvironmentOverview[];
}

/** A line for each environment. */
export function EnvironmentLines(props: EnvironmentLinesProps) {
  const { environments } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const shown = mostTelling(environments);
  const more = environments.length - shown.length;
  return (
    <ul className={classes.root} aria-label={t('environments.title')}>
      {shown.map(({ key, title, overview }) => (
        <li key={key} className={classes.line}>
          {overview.worst && <StatusIcon state={overview.worst} />}
          <Typography
            variant="body2"
            component="span"
            className={classes.title}
          >
            <bdi>{cut(title, 100)}</bdi>
          </Typography>
          <Typography
            variant="body2"
            component="span"
            className={classes.states}
          >
            {t('overview.ready', {
              ready: String(overview.ready),
              total: String(overview.total),
            })}
          </Typography>
        </li>
      ))}
      {more > 0 && (
        <Typography variant="caption" color="textSecondary" component="li">
          {t('overview.moreEnvironments', { count: more })}
        </Typography>
      )}
    </ul>
  );
}

/** In their order, as many as there is room for, unwell ones before others. */
function mostTelling(
  environments: readonly EnvironmentOverview[],
): readonly EnvironmentOverview[] {
  if (environments.length <= MOST_LINES) return environments;
  const isWell = ({ overview }: EnvironmentOverview) =>
    overview.ready === overview.total;
  const chosen = new Set(
    [
      ...environments.filter(each => !isWell(each)),
      ...environments.filter(isWell),
    ].slice(0, MOST_LINES),
  );
  return environments.filter(each => chosen.has(each));
}
