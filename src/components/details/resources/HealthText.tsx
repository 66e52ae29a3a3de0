import { makeStyles } from '@material-ui/core/styles';
import type { FluxHealth, FluxHealthState, FluxState } from '../../../flux';
import { useFluxTranslation, type FluxTranslate } from '../../../translations';
import { StatusIcon } from '../../common';

/** The state of Flux's objects whose icon means the same. */
const ICONS: Record<FluxHealthState, FluxState> = {
  Failed: 'Failed',
  Missing: 'Stalled',
  NotServed: 'Stalled',
  Terminating: 'Terminating',
  Progressing: 'Reconciling',
  NotPermitted: 'Unknown',
  Unknown: 'Unknown',
  Reading: 'Waiting',
  Suspended: 'Suspended',
  Elsewhere: 'Unknown',
  NotChecked: 'Unknown',
  Healthy: 'Ready',
};

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'inline-flex',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'PluginFluxHealthText' },
);

/** The icon of a health. It stands beside its name. */
export function HealthIcon(props: { state: FluxHealthState }) {
  return <StatusIcon state={ICONS[props.state]} />;
}

/** Props of {@link HealthText}. */
export interface HealthTextProps {
  state: FluxHealthState;
  /** A word that says more, such as kubectl's for a pod. */
  word?: string;
}

/** How an object is, with its icon. */
export function HealthText(props: HealthTextProps) {
  const { state, word } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <span className={classes.root}>
      <HealthIcon state={state} />
      <bdi>{word ?? t(`health.${state}`)}</bdi>
    </span>
  );
}

/** Why an object is as it is: what the cluster says, or what it waits for. */
export function healthMessage(health: FluxHealth, t: FluxTranslate): string {
  const { reason, message, waitsFor } = health;
  const said = [reason, message].filter(Boolean).join(': ');
  if (said || !waitsFor) return said;
  return 'have' in waitsFor
    ? t(`health.waits.${waitsFor.of}`, {
        have: String(waitsFor.have),
        want: String(waitsFor.want),
      })
    : t(`health.waits.${waitsFor.of}`);
}
