import type { Entity } from '@backstage/catalog-model';
import { useMemo } from 'react';
import {
  byReference,
  kindOf,
  referenceKey,
  usesOf,
  verifiersOf,
  withMore,
  type FluxKind,
  type FluxReference,
  type FluxResource,
  type Uses,
} from '../../flux';
import type { LiveFailure } from '../../data';
import {
  useBrokenSources,
  useFluxResources,
  usePermissions,
  useReferencedResources,
  type FluxResources,
} from '../../hooks';
import type { Related } from '../cells';
import {
  kindsReadFor,
  LEADING_KINDS,
  REFERRING_KINDS,
  type FluxTableDefinition,
} from './definitions';

const NO_REFERENCES: readonly FluxReference[] = [];

/** The resources of a card, and data about them from other resources. */
export interface CardResources {
  readonly found: FluxResources;
  readonly related: Related;
  /** Whether sources may be missing because the proxy may not be used. */
  readonly lacksProxy: boolean;
}

/**
 * The resources of a card that have the entity's label, the objects with the
 * verification results of their charts, and the states of broken sources.
 */
export function useLabelledResources(
  entity: Entity,
  card: FluxTableDefinition,
  intervalMs?: number,
): CardResources {
  const found = useFluxResources(entity, card.kinds, intervalMs);
  const proxy = usePermissions('proxy');
  const lacksProxy = proxy.missing.length > 0;
  const deployments = useMemo(
    () => found.resources.filter(isReferring),
    [found],
  );
  const wanted = useMemo(() => verifiersOf(deployments), [deployments]);
  const charts = useReferencedResources(lacksProxy ? NO_REFERENCES : wanted);
  const brokenSources = useBrokenSources(found.resources);
  return useMemo(
    () => ({
      found: { ...found, failures: [...found.failures, ...charts.failures] },
      related: {
        verifiers: byReference(charts.resources),
        brokenSources,
        isUnreadable: (cluster: string) =>
          lacksProxy ||
          charts.error !== undefined ||
          charts.failures.some(failure => failure.cluster === cluster),
      },
      lacksProxy: false,
    }),
    [found, charts, brokenSources, lacksProxy],
  );
}

/**
 * The sources of a card: those with the entity's label, and those that the
 * entity's deployments use, directly or through a HelmChart.
 */
export function useSources(
  entity: Entity,
  card: FluxTableDefinition,
  intervalMs?: number,
): CardResources {
  const kinds = useMemo(() => kindsReadFor(card), [card]);
  const labelled = useFluxResources(entity, kinds, intervalMs);
  const proxy = usePermissions('proxy');
  const lacksProxy = proxy.missing.length > 0;

  const deployments = useMemo(
    () => labelled.resources.filter(isReferring),
    [labelled],
  );
  const uses = useMemo(() => usesOf(deployments, []), [deployments]);
  const chartsWanted = useMemo(
    () => uses.references.filter(({ kind }) => kind === 'HelmChart'),
    [uses],
  );
  const charts = useReferencedResources(
    lacksProxy ? NO_REFERENCES : chartsWanted,
  );
  const usesWithCharts = useMemo(
    () => usesOf(deployments, charts.resources),
    [deployments, charts],
  );
  const wanted = useMemo(
    () => sourcesWanted(card, labelled.resources, usesWithCharts),
    [card, labelled, usesWithCharts],
  );
  const sources = useReferencedResources(lacksProxy ? NO_REFERENCES : wanted);

  return useMemo(() => {
    const isShown = (kind?: string) => card.kinds.some(shown => shown === kind);
    const isOnTheWay = (kind?: string) =>
      kind === undefined || LEADING_KINDS.some(leading => leading === kind);
    const resources = withMore(labelled.resources, sources.resources).filter(
      ({ object }) => isShown(kindOf(object)?.kind),
    );
    const isRefused = [charts, sources].some(
      ({ error }) => error?.meaning === 'not-permitted',
    );
    return {
      found: {
        ...labelled,
        resources,
        failures: [
          ...labelled.failures,
          ...charts.failures,
          ...sources.failures,
          ...notFollowed(deployments),
        ].filter(({ kind }) => isShown(kind) || isOnTheWay(kind)),
      },
      related: { usedBy: usesWithCharts.usedBy },
      lacksProxy:
        (isRefused || lacksProxy) && wanted.length + chartsWanted.length > 0,
    };
  }, [
    card,
    labelled,
    deployments,
    charts,
    sources,
    usesWithCharts,
    chartsWanted,
    wanted,
    lacksProxy,
  ]);
}

/**
 * Failures for clusters with an ambiguous name, whose sources cannot be read by
 * reference.
 */
function notFollowed(deployments: readonly FluxResource[]): LiveFailure[] {
  const clusters = new Set(
    deployments
      .filter(({ clusterIsAmbiguous }) => clusterIsAmbiguous)
      .map(({ cluster }) => cluster),
  );
  return [...clusters].map(cluster => ({
    cluster,
    meaning: 'ambiguous-cluster',
  }));
}

function isReferring({ object }: FluxResource): boolean {
  const kind: FluxKind | undefined = kindOf(object)?.kind;
  return kind !== undefined && REFERRING_KINDS.includes(kind);
}

/** Sources of a card's kinds that are used and are not among `labelled`. */
function sourcesWanted(
  card: FluxTableDefinition,
  labelled: readonly FluxResource[],
  uses: Uses,
): readonly FluxReference[] {
  if (uses.references.length === 0) return NO_REFERENCES;
  const there = byReference(labelled);
  return uses.references.filter(
    reference =>
      card.kinds.some(kind => kind === reference.kind) &&
      !there.has(referenceKey(reference)),
  );
}
