import type { Entity } from '@backstage/catalog-model';
import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { useMemo } from 'react';
import {
  kindOf,
  referenceKey,
  type FluxKind,
  type FluxReference,
  type FluxResource,
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
  const charts = useReferencedResources(
    entity,
    useMemo(
      () => (mayProxy ? chartsWanted(deployments, follows) : NO_REFERENCES),
      [deployments, follows, mayProxy],
    ),
  );
  const wanted = useMemo(
    () =>
      follows ? sourcesWanted(card, labelled.resources, deployments, []) : [],
    [card, follows, deployments, labelled],
  );
  const direct = useReferencedResources(
    entity,
    mayProxy ? wanted : NO_REFERENCES,
  );
  // Asked for apart, so that what is known already is not asked for again.
  const behindCharts = useReferencedResources(
    entity,
    useMemo(
      () =>
        follows
          ? sourcesWanted(
              card,
              labelled.resources,
              deployments,
              charts.resources,
            ).filter(reference => !isAmong(reference, wanted))
          : NO_REFERENCES,
      [card, follows, deployments, labelled, charts, wanted],
    ),
  );

  return useMemo(() => {
    const isOnTheWay = (kind?: FluxKind) =>
      kind === undefined || LEADING_KINDS.includes(kind);
    const isShown = (kind?: string) => card.kinds.some(shown => shown === kind);
    const all = withMore(labelled.resources, [
      ...direct.resources,
      ...behindCharts.resources,
    ]);
    const resources = follows
      ? all.filter(({ object }) => isShown(kindOf(object)?.kind))
      : labelled.resources;
    return {
      found: {
        ...labelled,
        resources,
        failures: [
          ...labelled.failures,
          ...charts.failures,
          ...direct.failures,
          ...behindCharts.failures,
        ].filter(({ kind }) => isShown(kind) || isOnTheWay(kind)),
      },
      related: follows
        ? { usedBy: usesOf(deployments, charts.resources).usedBy }
        : { charts: byReference(charts.resources) },
      lacksProxy:
        follows &&
        (wanted.length > 0 || chartsWanted(deployments, true).length > 0) &&
        ([charts, direct, behindCharts].some(
          ({ error }) => error?.error.meaning === 'not-permitted',
        ) ||
          (!mayProxy && !proxy.loading)),
    };
  }, [
    card,
    follows,
    labelled,
    charts,
    direct,
    behindCharts,
    deployments,
    wanted,
    mayProxy,
    proxy.loading,
  ]);
}

/**
 * The HelmCharts to read: those that lead to a source, or, in a card of
 * deployments, those that tell whether a chart is verified.
 */
function chartsWanted(
  deployments: readonly FluxResource[],
  follows: boolean,
): readonly FluxReference[] {
  return follows
    ? usesOf(deployments, []).references.filter(
        ({ kind }) => kind === 'HelmChart',
      )
    : verifyingChartsOf(deployments);
}

/** What `deployments` use of the kinds of a card and is not `labelled`. */
function sourcesWanted(
  card: FluxCardDefinition,
  labelled: readonly FluxResource[],
  deployments: readonly FluxResource[],
  charts: readonly FluxResource[],
): readonly FluxReference[] {
  const there = byReference(labelled);
  return usesOf(deployments, charts).references.filter(
    reference =>
      card.kinds.includes(reference.kind) &&
      !there.has(referenceKey(reference)),
  );
}

function isAmong(
  reference: FluxReference,
  references: readonly FluxReference[],
): boolean {
  const key = referenceKey(reference);
  return references.some(other => referenceKey(other) === key);
}
