import { makeStyles } from '@material-ui/core/styles';
import type { FluxRow } from '../cells';
import { Caption, cut, StatusIcon } from '../common';

const LONGEST_MESSAGE = 140;

const useStyles = makeStyles(
  theme => ({
    state: {
      alignItems: 'center',
      columnGap: theme.spacing(0.5),
      display: 'flex',
    },
  }),
  { name: 'PluginFluxPolicyState' },
);

/** The state of a policy, and what Flux says where it is not Ready. */
export function PolicyState(props: { row: FluxRow }) {
  const { status, state } = props.row;
  const classes = useStyles();
  return (
    <>
      <div className={classes.state}>
        <StatusIcon state={status.state} />
        <Caption>{state}</Caption>
      </div>
      {status.state !== 'Ready' && status.message && (
        <Caption secondary title={cut(status.message)}>
          {cut(status.message, LONGEST_MESSAGE)}
        </Caption>
      )}
    </>
  );
}
