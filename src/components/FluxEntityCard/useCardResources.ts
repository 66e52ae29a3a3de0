import type { Entity } from '@backstage/catalog-model';
import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { useMemo } from 'react';
import {
  kindOf,
  referenceKey,
  type FluxKind,
  type FluxReference,
} from '../../flux';
import {
  useFluxResources,
  useReferencedResources,
  type FluxResources,
} from '../../hooks';
import type { Related } from '../FluxTable';
import {
  LEADING_KINDS,
  REFERRING_KINDS,
  type FluxCardDefinition,
} from './cards';
import { byReference, usesOf, verifyingChartsOf, withMore } from './related';

const NO_REFERENCES: readonly FluxReference[] = [];

/** What a card shows, and what it knows from other resources. */
export interface CardResources {
  readonly found: FluxResources;
  readonly related: Related;
  /** Whether there may be more that cannot be seen without the proxy. */
  readonly lacksProxy: boolean;
}

/**
 * The resources of a card: those with the entity's label, and, where the card
 * follows references, the sources that its deployments use.
 */
export function useCardResources(
  entity: Entity,
  card: FluxCardDefinition,
): CardResources {
  const follows = card.followsReferences === true;
  const kinds = useMemo(
    () => (follows ? [...card.kinds, ...REFERRING_KINDS] : card.kinds),
    [card, follows],
  );
  const labelled = useFluxResources(entity, kinds);
  const proxy = usePermission({ permission: kubernetesProxyPermission });
  const mayProxy = proxy.allowed || proxy.error !== undefined;

  const deployments = useMemo(
    () =>
      labelled.resources.filter(({ object }) =>
        REFERRING_KINDS.some(kind => kind === kindOf(object)?.kind),
      ),
    [labelled],
  );
  const wanted = useMemo(() => {
    if (!follows) return verifyingChartsOf(deployments);
    const there = new Set(byReference(labelled.resources).keys());
    return usesOf(deployments, []).references.filter(
      reference => !there.has(referenceKey(reference)),
    );
  }, [follows, deployments, labelled]);
  const referenced = useReferencedResources(
    entity,
    mayProxy ? wanted : NO_REFERENCES,
  );

  return useMemo(() => {
    const isOnTheWay = (kind?: FluxKind) =>
      kind === undefined || LEADING_KINDS.includes(kind);
    const isShown = (kind?: string) => card.kinds.some(shown => shown === kind);
    const all = withMore(labelled.resources, referenced.resources);
    const resources = follows
      ? all.filter(({ object }) => isShown(kindOf(object)?.kind))
      : labelled.resources;
    return {
      found: {
        ...labelled,
        resources,
        failures: [...labelled.failures, ...referenced.failures].filter(
          ({ kind }) => isShown(kind) || isOnTheWay(kind),
        ),
      },
      related: follows
        ? { usedBy: usesOf(deployments, all).usedBy }
        : { charts: byReference(referenced.resources) },
      lacksProxy:
        follows &&
        wanted.length > 0 &&
        (referenced.error?.error.meaning === 'not-permitted' ||
          (!mayProxy && !proxy.loading)),
    };
  }, [
    card,
    follows,
    labelled,
    referenced,
    deployments,
    wanted,
    mayProxy,
    proxy.loading,
  ]);
}
