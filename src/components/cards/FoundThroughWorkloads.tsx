import Button from '@material-ui/core/Button';
import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { FluxCluster } from '../../api';
import { useFluxTranslation } from '../../translations';
import { cut, Notice } from '../common';
import type { ThroughWorkloads } from './useFoundResources';

const useStyles = makeStyles(
  theme => ({
    root: { overflowWrap: 'anywhere', padding: theme.spacing(1, 2) },
    help: { overflowWrap: 'anywhere' },
  }),
  { name: 'PluginFluxFoundThroughWorkloads' },
);

/** How many of the workloads are named. */
const WORKLOADS_NAMED = 3;
/** Longer text is truncated. */
const LONGEST_LIST = 2_000;

/** Says that what a card shows lacks the entity's label, and what led to it. */
export function FoundThroughWorkloads(props: { through: ThroughWorkloads }) {
  const { workloads, lacksProxy } = props.through;
  const classes = useStyles();
  const t = useFluxTranslation();
  if (lacksProxy) {
    return (
      <Notice
        severity="warning"
        title={t('workloads.lacksProxy', {
          permission: kubernetesProxyPermission.name,
        })}
      />
    );
  }
  if (workloads.length === 0) return null;
  const named = workloads
    .slice(0, WORKLOADS_NAMED)
    .map(name => cut(name))
    .join(', ');
  const more = workloads.length - WORKLOADS_NAMED;
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      className={classes.root}
      title={more > 0 ? cut(workloads.join('\n'), LONGEST_LIST) : undefined}
    >
      {more > 0
        ? t('workloads.foundMore', { workloads: named, count: more })
        : t('workloads.found', { workloads: named })}
    </Typography>
  );
}

/** Props of {@link WorkloadsHelp}. */
export interface WorkloadsHelpProps {
  through: ThroughWorkloads;
  clusters?: readonly FluxCluster[];
}

/** What the workloads of an entity have to do with an empty card. */
export function WorkloadsHelp(props: WorkloadsHelpProps) {
  const { missing, notPermittedOn, ask } = props.through;
  const { clusters = [] } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const titleOf = (cluster: string) =>
    clusters.find(({ name }) => name === cluster)?.title ?? cluster;
  const sentences = [
    t('workloads.hint'),
    missing.length > 0 &&
      t('workloads.missing', {
        deployers: cut(missing.join(', '), LONGEST_LIST),
      }),
    notPermittedOn.length > 0 &&
      t('workloads.notPermitted', {
        clusters: notPermittedOn.map(titleOf).join(', '),
      }),
  ].filter(sentence => sentence !== false);
  return (
    <>
      {sentences.map(sentence => (
        <Typography key={sentence} className={classes.help}>
          {sentence}
        </Typography>
      ))}
      {ask && (
        <Button color="primary" onClick={ask}>
          {t('workloads.ask')}
        </Button>
      )}
    </>
  );
}
