import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { FluxRemovedApi } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { Facts, OnDemand } from '../common';

const useStyles = makeStyles(
  { brief: { whiteSpace: 'pre-line' } },
  { name: 'PluginFluxRemovedApisCell' },
);

/** Props of {@link RemovedApisCell}. */
export interface RemovedApisCellProps {
  removedApis: readonly FluxRemovedApi[];
  /** Name of the row, which makes the button's label unique. */
  name: string;
}

/**
 * The number of served API versions that newer releases of Flux removed; opens
 * a list of them.
 */
export function RemovedApisCell(props: RemovedApisCellProps) {
  const { removedApis, name } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  if (removedApis.length === 0) return null;
  const releases = [...new Set(removedApis.map(({ removedIn }) => removedIn))];
  const goneIn = releases.map(release => ({
    release,
    apiVersions: removedApis
      .filter(({ removedIn }) => removedIn === release)
      .map(({ apiVersion }) => apiVersion),
  }));
  const brief = goneIn.map(({ release, apiVersions }) =>
    t('runtime.removed.goneIn', { count: apiVersions.length, release }),
  );
  return (
    <OnDemand
      // Starts with the visible text, which speech input users say (WCAG
      // 2.5.3).
      label={`${brief.join(' ')}: ${t('runtime.removed.of', { name })}`}
      trigger={
        <Typography
          variant="body2"
          component="span"
          color="primary"
          className={classes.brief}
        >
          {brief.join('\n')}
        </Typography>
      }
    >
      <Facts
        facts={goneIn.map(({ release, apiVersions }) => ({
          term: t('runtime.removed.term', { release }),
          value: apiVersions.join('\n'),
        }))}
      />
    </OnDemand>
  );
}
