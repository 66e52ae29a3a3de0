import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  causeIn,
  nameOf,
  namespaceOf,
  resourceKey,
  type FluxAttention,
  type FluxOverview,
  type FluxStatus,
} from '../../flux';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import { cut, DetailsLink, StatusIcon, useDetailsTo } from '../common';

/** Longer reasons are cut: this is a small card. */
const LONGEST_REASON = 120;

const useStyles = makeStyles(
  theme => ({
    root: { listStyle: 'none', margin: theme.spacing(1, 0, 0), padding: 0 },
    item: {
      display: 'flex',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.5, 0),
    },
    text: { overflowWrap: 'anywhere' },
  }),
  { name: 'PluginFluxNeedsAttention' },
);

/** The worst few that are not Ready, and why. */
export function NeedsAttention(props: { overview: FluxOverview }) {
  const { needsAttention, more } = props.overview;
  const classes = useStyles();
  const t = useFluxTranslation();
  if (needsAttention.length === 0) return null;
  return (
    <ul className={classes.root} aria-label={t('overview.notReady')}>
      {needsAttention.map(each => (
        <li key={resourceKey(each.resource)} className={classes.item}>
          <Attention attention={each} />
        </li>
      ))}
      {more > 0 && (
        <Typography variant="caption" color="textSecondary" component="li">
          {t('overview.more', { count: more })}
        </Typography>
      )}
    </ul>
  );
}

function Attention(props: { attention: FluxAttention }) {
  const { resource, status } = props.attention;
  const { cluster, clusterTitle = cluster, object } = resource;
  const classes = useStyles();
  const t = useFluxTranslation();
  const to = useDetailsTo()(resource);
  const name = [namespaceOf(object), nameOf(object) || t('name.unknown')]
    .filter(part => part !== '')
    .map(part => cut(part, 100))
    .join('/');
  const place = t('actions.onCluster', { name, cluster: clusterTitle });
  const reason = reasonOf(status, t);
  const state = t(`state.${status.state}`);
  return (
    <>
      <StatusIcon state={status.state} />
      <div className={classes.text}>
        <Typography variant="body2">
          {to ? (
            <DetailsLink to={to}>
              <bdi>{place}</bdi>
            </DetailsLink>
          ) : (
            <bdi>{place}</bdi>
          )}
        </Typography>
        <Typography variant="caption" color="textSecondary" component="p">
          <bdi>
            {reason
              ? t('overview.because', {
                  state,
                  reason: cut(reason, LONGEST_REASON),
                })
              : state}
          </bdi>
        </Typography>
      </div>
    </>
  );
}

/** What explains a state best, in as few words as there are. */
function reasonOf(status: FluxStatus, t: FluxTranslate): string | undefined {
  const { state, reason, message, waitingFor, suspension } = status;
  if (state === 'Suspended') {
    const { by, reason: why } = suspension ?? {};
    return why ?? (by && t('status.suspendedBy', { who: by }));
  }
  if (waitingFor) return t('status.waitingFor', { what: waitingFor });
  return (message && causeIn(message)) || reason;
}
