import { Progress } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useState } from 'react';
import {
  referenceKey,
  referenceOf,
  type FluxReference,
  type FluxResource,
} from '../../../flux';
import { useGraph, useNeededBy, useResources } from '../../../hooks';
import { useFluxTranslation } from '../../../translations';
import { ClusterFailures } from '../../common';
import { Look } from '../NeededBy';
import { hiddenParts } from '../tabs';
import { appliedGroups } from './Applied';
import { GraphView } from './GraphView';

/** Props of {@link DeliveryTab}. */
export interface DeliveryTabProps {
  resource: FluxResource;
  mayRead: boolean;
  isDeleted: boolean;
}

/** How an object gets to its cluster, and what it brings there. */
export function DeliveryTab(props: DeliveryTabProps) {
  const { resource, mayRead, isDeleted } = props;
  const self = referenceOf(resource);
  return self ? (
    <Delivery resource={resource} self={self} isRead={mayRead && !isDeleted} />
  ) : null;
}

function Delivery(props: {
  resource: FluxResource;
  self: FluxReference;
  isRead: boolean;
}) {
  const { resource, self, isRead } = props;
  const t = useFluxTranslation();
  const hidden = hiddenParts(useApi(configApiRef));
  const hasHealth = !hidden.has('resources');
  const [isAsked, setAsked] = useState(false);
  const { needing, kinds } = useNeededBy(self);
  const { graph, read } = useGraph(
    [resource],
    isRead,
    needing
      .filter(({ relation }) => relation !== 'managedBy')
      .map(({ resource: dependent }) => dependent),
  );
  const live = useResources(
    resource,
    { scope: 'all' },
    isRead && hasHealth && isAsked,
  );
  const isReading = isRead && read.isPartial === true;
  return (
    <>
      <ClusterFailures failures={read.failures} />
      <GraphView
        label={t('delivery.title')}
        graph={graph}
        current={referenceKey(self)}
        isReading={isReading}
        applied={by =>
          appliedGroups({
            by,
            live,
            hasHealth,
            isAsked,
            onAsk: isRead ? () => setAsked(true) : undefined,
          })
        }
      />
      {isReading && <Progress />}
      {isRead && kinds.map(each => <Look key={each.kind} of={each} />)}
    </>
  );
}
