import { makeStyles } from '@material-ui/core/styles';
import type { FluxReference, FluxState } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { StatusIcon } from '../common';
import { ObjectLink } from './ObjectLink';

/** The styles of a list of objects. */
export const useRelatedStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      ...theme.typography.body2,
      alignItems: 'center',
      columnGap: theme.spacing(0.75),
      display: 'flex',
      flexWrap: 'wrap',
      padding: theme.spacing(0.5, 0),
    },
  }),
  { name: 'PluginFluxRelatedObject' },
);

/** Props of {@link RelatedObject}. */
export interface RelatedObjectProps {
  reference: FluxReference;
  /** Missing if it is not known. */
  state?: FluxState;
}

/** An object of a list, with its state. */
export function RelatedObject(props: RelatedObjectProps) {
  const { reference, state } = props;
  const t = useFluxTranslation();
  return (
    <>
      <ObjectLink reference={reference} />
      {state && (
        <>
          <StatusIcon state={state} />
          {t(`state.${state}`)}
        </>
      )}
    </>
  );
}
