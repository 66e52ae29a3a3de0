import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { FluxEntity } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { Caption } from '../common';
import { ownerRefsOf } from './ownerWords';

/** How many entities, and how many owners, are named. */
const MOST_NAMED = 3;

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      minWidth: '8em',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'PluginFluxOwnerCell' },
);

/** Props of {@link OwnerCell}. */
export interface OwnerCellProps {
  entities: readonly FluxEntity[];
}

/** The entities that an object belongs to, and who owns them. */
export function OwnerCell(props: OwnerCellProps) {
  const { entities } = props;
  const classes = useStyles();
  const owners = ownerRefsOf(entities);
  return (
    <div className={classes.root}>
      <Refs refs={entities.map(({ ref }) => ref)} />
      {owners.length > 0 && (
        <Caption secondary>
          <Refs refs={owners} defaultKind="group" />
        </Caption>
      )}
    </div>
  );
}

function Refs(props: { refs: readonly string[]; defaultKind?: string }) {
  const { refs, defaultKind } = props;
  const t = useFluxTranslation();
  const more = refs.length - MOST_NAMED;
  return (
    <>
      {refs.slice(0, MOST_NAMED).map((ref, index) => (
        <span key={ref}>
          {index > 0 && ', '}
          <EntityRefLink entityRef={ref} defaultKind={defaultKind} />
        </span>
      ))}
      {more > 0 && ` ${t('fleet.more', { count: more })}`}
    </>
  );
}
