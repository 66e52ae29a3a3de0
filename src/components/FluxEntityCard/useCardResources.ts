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
import {
  byReference,
  usesOf,
  verifiersOf,
  withMore,
  type Uses,
} from './related';

const NO_REFERENCES: readonly FluxReference[] = [];
const NO_USES: Uses = { references: NO_REFERENCES, usedBy: new Map() };

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
  intervalMs?: number,
): CardResources {
  const follows = card.followsReferences === true;
  const kinds = useMemo(
    () => (follows ? [...card.kinds, ...REFERRING_KINDS] : card.kinds),
    [card, follows],
  );
  const labelled = useFluxResources(entity, kinds, intervalMs);
  const proxy = usePermission({ permission: kubernetesProxyPermission });
  const mayProxy = proxy.allowed || proxy.error !== undefined;

  const deployments = useMemo(
    () =>
      card.kinds.every(isReferring)
        ? labelled.resources
        : labelled.resources.filter(({ object }) =>
            isReferring(kindOf(object)?.kind),
          ),
    [card, labelled],
  );
  const uses = useMemo(
    () => (follows ? usesOf(deployments, []) : NO_USES),
    [deployments, follows],
  );
  // Those that lead to a source, or, in a card of deployments, those that tell
  // whether the chart of a release is verified.
  const chartsWanted = useMemo(
    () =>
      follows
        ? uses.references.filter(({ kind }) => kind === 'HelmChart')
        : verifiersOf(deployments),
    [deployments, follows, uses],
  );
  const charts = useReferencedResources(
    entity,
    mayProxy ? chartsWanted : NO_REFERENCES,
  );
  const usesWithCharts = useMemo(
    () => (follows ? usesOf(deployments, charts.resources) : NO_USES),
    [deployments, follows, charts],
  );
  const wanted = useMemo(
    () => sourcesWanted(card, labelled.resources, uses),
    [card, labelled, uses],
  );
  const direct = useReferencedResources(
    entity,
    mayProxy ? wanted : NO_REFERENCES,
  );
  // Asked for apart, so that what is known already is not asked for again.
  const behindCharts = useReferencedResources(
    entity,
    useMemo(() => {
      const known = new Set(wanted.map(referenceKey));
      return sourcesWanted(card, labelled.resources, usesWithCharts).filter(
        reference => !known.has(referenceKey(reference)),
      );
    }, [card, labelled, usesWithCharts, wanted]),
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
        ? { usedBy: usesWithCharts.usedBy }
        : {
            verifiers: byReference(charts.resources),
            isUnreadable: (cluster: string) =>
              (!mayProxy && !proxy.loading) ||
              charts.error !== undefined ||
              charts.failures.some(failure => failure.cluster === cluster),
          },
      lacksProxy:
        follows &&
        (wanted.length > 0 || chartsWanted.length > 0) &&
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
    usesWithCharts,
    chartsWanted,
    wanted,
    mayProxy,
    proxy.loading,
  ]);
}

function isReferring(kind?: FluxKind): boolean {
  return REFERRING_KINDS.some(referring => referring === kind);
}

/** What is used of the kinds of a card and is not `labelled`. */
function sourcesWanted(
  card: FluxCardDefinition,
  labelled: readonly FluxResource[],
  uses: Uses,
): readonly FluxReference[] {
  if (uses.references.length === 0) return NO_REFERENCES;
  const there = byReference(labelled);
  return uses.references.filter(
    reference =>
      card.kinds.includes(reference.kind) &&
      !there.has(referenceKey(reference)),
  );
}
