import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { kindInfo, type FluxListRefusal, type FluxStatus } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { StatusCell } from '../cells';
import { TextCell } from '../table';
import { shortened } from './shortened';

const useStyles = makeStyles(
  { notListed: { minWidth: '12em', overflowWrap: 'anywhere' } },
  { name: 'PluginFluxMethodCell' },
);

/** Props of {@link MethodCell}. */
export interface MethodCellProps {
  method: string;
  /** Status according to the Flux Operator. */
  operator?: FluxStatus;
  /** Why objects of the Flux Operator could not be listed, if so. */
  failures?: readonly FluxListRefusal[];
  /** Name of the row, which makes the button's label unique. */
  name: string;
}

/** How Flux was installed, and the Flux Operator's status if it is used. */
export function MethodCell(props: MethodCellProps) {
  const { method, operator, failures = [], name } = props;
  return (
    <>
      <TextCell text={method} />
      {operator && <StatusCell status={operator} name={name} />}
      {failures.map(failure => (
        <NotListed key={failure.kind} failure={failure} />
      ))}
    </>
  );
}

function NotListed(props: { failure: FluxListRefusal }) {
  const { kind, isForbidden, message } = props.failure;
  const { plural, group } = kindInfo(kind);
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <Typography
      className={classes.notListed}
      variant="caption"
      component="div"
      color="textSecondary"
    >
      <div>{t('neededBy.notListed', { kinds: kind })}</div>
      {isForbidden && <div>{t('resources.rule', { plural, group })}</div>}
      {message && <bdi>{shortened(message)}</bdi>}
    </Typography>
  );
}
