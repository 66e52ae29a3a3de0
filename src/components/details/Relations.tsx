import { makeStyles } from '@material-ui/core/styles';
import { useMemo } from 'react';
import {
  byReference,
  companionsOf,
  dependenciesOf,
  isSecret,
  managerOf,
  referenceKey,
  statusOf,
  type FluxResource,
} from '../../flux';
import { useReferencedResources } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { Caption, ClusterFailures } from '../common';
import { RelatedObject, useRelatedStyles } from './RelatedObject';
import { Region } from './Region';

/** The most objects that are listed. */
const MOST = 100;

const useStyles = makeStyles(
  theme => ({
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

/** What an object is made from and applied by, and what it makes. */
export function Relations(props: RelationsProps) {
  const { resource, isRead } = props;
  const classes = useStyles();
  const { list, item } = useRelatedStyles();
  const t = useFluxTranslation();
  const related = useMemo(() => relatedTo(resource), [resource]);
  const references = related.map(({ reference }) => reference);
  const read = useReferencedResources(references, isRead);
  const found = useMemo(() => byReference(read.resources), [read]);
  if (related.length === 0) return null;
  const isSettled =
    isRead && !read.isPartial && !read.error && read.failures.length === 0;
  return (
    <Region title={t('details.relations')}>
      <ClusterFailures failures={read.failures} />
      <ul className={list}>
        {related.map(({ relation, reference }) => {
          const key = referenceKey(reference);
          const known = found.get(key);
          return (
            <li key={`${relation} ${key}`} className={item}>
              <span className={classes.relation}>
                <Caption inline secondary>
                  {t(`relation.${relation}`)}
                </Caption>
              </span>
              <RelatedObject
                reference={reference}
                state={known && statusOf(known.object).state}
              />
              {!known &&
                isSettled &&
                !isSecret(reference) &&
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
    ...companionsOf(resource),
    ...(manager
      ? [{ relation: 'managedBy' as const, reference: manager }]
      : []),
  ].slice(0, MOST);
}
