import { makeStyles } from '@material-ui/core/styles';
import { useMemo } from 'react';
import {
  byReference,
  dependenciesOf,
  isSecret,
  managerOf,
  referenceKey,
  referenceOf,
  statusOf,
  type FluxResource,
} from '../../flux';
import { useNeededBy, useReferencedResources } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { Caption, ClusterFailures, StatusIcon } from '../common';
import { ObjectLink } from './ObjectLink';
import { Region } from './Region';

/** The most objects that are listed. */
const MOST = 100;

const useStyles = makeStyles(
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
    relation: {
      minWidth: '7em',
      [theme.breakpoints.down('xs')]: { width: '100%' },
    },
  }),
  { name: 'PluginFluxRelations' },
);

/** Props of {@link Relations}. */
export interface RelationsProps {
  resource: FluxResource;
  isRead: boolean;
}

/** What an object is made from, applied by, and what needs it. */
export function Relations(props: RelationsProps) {
  const { resource, isRead } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const related = useMemo(() => relatedTo(resource), [resource]);
  const needing = useNeededBy(resource);
  const references = related.map(({ reference }) => reference);
  const read = useReferencedResources(references, isRead);
  const found = useMemo(() => byReference(read.resources), [read]);
  const all = [
    ...related,
    ...needing.flatMap(({ resource: each }) => {
      const reference = referenceOf(each);
      return reference
        ? [{ relation: 'neededBy' as const, reference, resource: each }]
        : [];
    }),
  ];
  if (all.length === 0) return null;
  const isSettled = isRead && !read.isPartial && !read.error;
  return (
    <Region title={t('details.relations')}>
      <ClusterFailures failures={read.failures} />
      <ul className={classes.list}>
        {all.slice(0, MOST).map(each => {
          const key = referenceKey(each.reference);
          const known = 'resource' in each ? each.resource : found.get(key);
          const state = known && statusOf(known.object).state;
          return (
            <li key={`${each.relation} ${key}`} className={classes.item}>
              <span className={classes.relation}>
                <Caption inline secondary>
                  {t(`relation.${each.relation}`)}
                </Caption>
              </span>
              <ObjectLink reference={each.reference} />
              {state && (
                <>
                  <StatusIcon state={state} />
                  {t(`state.${state}`)}
                </>
              )}
              {!known &&
                isSettled &&
                !isSecret(each.reference) &&
                read.failures.length === 0 &&
                t('blockedBy.missing')}
            </li>
          );
        })}
      </ul>
    </Region>
  );
}

function relatedTo(resource: FluxResource) {
  const manager = managerOf(resource);
  return [
    ...dependenciesOf(resource).map(({ relation, reference }) => ({
      relation,
      reference,
    })),
    ...(manager
      ? [{ relation: 'managedBy' as const, reference: manager }]
      : []),
  ].slice(0, MOST);
}
