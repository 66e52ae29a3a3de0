import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { artifactOf, shortRevision, type FluxObject } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { Facts, OnDemand, useRelativeTime, cut } from '../common';

const useStyles = makeStyles(
  { revision: { minWidth: '8em', overflowWrap: 'anywhere' } },
  { name: 'PluginFluxRevisionCell' },
);

/** Props of {@link RevisionCell}. */
export interface RevisionCellProps {
  object: FluxObject;
  /** Name of the object, which makes the button's label unique. */
  name: string;
}

/** The short revision of a source's artifact, which opens the full one. */
export function RevisionCell(props: RevisionCellProps) {
  const { object, name } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const artifact = artifactOf(object);
  const stored = useRelativeTime(artifact?.lastUpdateTime ?? '');
  if (!artifact?.revision) return null;

  const revision = cut(shortRevision(artifact.revision) ?? '', 100);
  return (
    <OnDemand
      label={t('artifact.of', { revision, name })}
      trigger={
        <Typography
          variant="body2"
          component="bdi"
          className={classes.revision}
        >
          {revision}
        </Typography>
      }
    >
      <Facts
        facts={[
          {
            term: t('artifact.revision'),
            value: artifact.revision,
            copyable: true,
          },
          {
            term: t('artifact.digest'),
            value: artifact.digest,
            copyable: true,
          },
          {
            term: t('artifact.originRevision'),
            value: artifact.originRevision,
            copyable: true,
          },
          {
            term: t('artifact.originSource'),
            value: artifact.originSource,
            copyable: true,
          },
          { term: t('artifact.stored'), value: stored },
        ]}
      />
    </OnDemand>
  );
}
