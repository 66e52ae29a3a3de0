import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import type { FluxSameness, FluxWorkload } from '../../flux';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import { cut, OnDemand } from '../common';

const useStyles = makeStyles(
  theme => ({
    icon: {
      // Big enough for a finger.
      boxSizing: 'content-box',
      color: theme.palette.text.secondary,
      fontSize: '1rem',
      padding: theme.spacing(0.5),
    },
    line: { overflowWrap: 'anywhere' },
  }),
  { name: 'PluginFluxWhyTheSame' },
);

/** On demand, why the objects of a row are taken for one workload. */
export function WhyTheSame(props: { workload: FluxWorkload }) {
  const { workload } = props;
  const { kind, because, otherNames } = workload;
  const classes = useStyles();
  const t = useFluxTranslation();
  if (because.length === 0) return null;
  const name = cut(workload.name, 100) || t('name.unknown');
  const lines = [
    ...new Set(because.map(sameness => wordsFor(sameness, t))),
    ...(otherNames.length > 0
      ? [t('environments.otherNames', { names: otherNames.join(', ') })]
      : []),
  ];
  return (
    <OnDemand
      label={t('environments.why', { name, kind })}
      trigger={<InfoIcon className={classes.icon} aria-hidden />}
    >
      {lines.map(line => (
        <Typography key={line} variant="body2" className={classes.line}>
          <bdi>{cut(line)}</bdi>
        </Typography>
      ))}
    </OnDemand>
  );
}

function wordsFor(sameness: FluxSameness, t: FluxTranslate): string {
  switch (sameness.by) {
    case 'name':
      return t('environments.because.name', { name: sameness.name });
    case 'bareName':
      return t('environments.because.bareName', { name: sameness.name });
    case 'chart':
      return t('environments.because.chart', {
        chart: sameness.chart,
        release: sameness.release,
      });
    default:
      return t('environments.because.folder', {
        folder: sameness.folder,
        repository: sameness.repository,
      });
  }
}
