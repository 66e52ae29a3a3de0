import Typography from '@material-ui/core/Typography';
import { kindInfo, type FluxListRefusal, type FluxStatus } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { StatusCell } from '../cells';
import { TextCell } from '../table';

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
  const t = useFluxTranslation();
  const texts = [
    t('neededBy.notListed', { kinds: kind }),
    ...(isForbidden ? [t('resources.rule', { plural, group })] : []),
    ...(message ? [message] : []),
  ];
  return (
    <>
      {texts.map(text => (
        <Typography
          key={text}
          variant="caption"
          display="block"
          color="textSecondary"
        >
          {text}
        </Typography>
      ))}
    </>
  );
}
