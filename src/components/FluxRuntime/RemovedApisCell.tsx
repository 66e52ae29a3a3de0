import Typography from '@material-ui/core/Typography';
import type { FluxRemovedApi } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { Facts, OnDemand } from '../OnDemand';

/** Props of {@link RemovedApisCell}. */
export interface RemovedApisCellProps {
  removedApis: readonly FluxRemovedApi[];
  /** Of the row; tells the buttons of several rows apart. */
  name: string;
}

/** How many API versions are served that newer releases removed; which. */
export function RemovedApisCell(props: RemovedApisCellProps) {
  const { removedApis, name } = props;
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
      label={`${brief.join(', ')}: ${t('runtime.removed.of', { name })}`}
      trigger={
        <span>
          {brief.map(words => (
            <Typography key={words} variant="body2" color="primary">
              {words}
            </Typography>
          ))}
        </span>
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
