import type { Entity } from '@backstage/catalog-model';
import { useDeferredValue, useMemo } from 'react';
import {
  artifactReferenceOf,
  byReference,
  kindOf,
  referenceKey,
  statusOf,
  usesOf,
  verifiersOf,
  withMore,
  type FluxKind,
  type FluxReference,
  type FluxResource,
  type FluxState,
  type Uses,
} from '../../flux';
import type { LiveFailure } from '../../data';
import {
  useBrokenSources,
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
import { useFoundResources, type ThroughWorkloads } from './useFoundResources';

const NO_REFERENCES: readonly FluxReference[] = [];

/** The resources of a card, and data about them from other resources. */
export interface CardResources {
  readonly found: FluxResources;
  readonly related: Related;
  /** Whether sources may be missing because the proxy may not be used. */
  readonly lacksProxy: boolean;
  /** What the entity's workloads lead to, where they may lead to anything. */
  readonly through?: ThroughWorkloads;
}

/**
 * The resources of a card that have the entity's label or deploy its workloads,
 * the objects that carry the verification results of their charts, and what is
 * known of their sources.
 */
export function useLabelledResources(
  entity: Entity,
  card: FluxTableDefinition,
  intervalMs?: number,
): CardResources {
  const kinds = useMemo(() => kindsReadFor(card), [card]);
  const { found: read, through } = useFoundResources(entity, kinds, intervalMs);
  const found = useMemo(() => ofKinds(card.kinds, read), [card, read]);
  const proxy = usePermissions('proxy');
  const lacksProxy = proxy.missing.length > 0;
  // Rows are shown first, and then what else is known about them.
  const shown = useDeferredValue(found.resources);
  const deployments = useMemo(() => shown.filter(isReferring), [shown]);
  const wanted = useMemo(() => verifiersOf(deployments), [deployments]);
  const charts = useReferencedResources(lacksProxy ? NO_REFERENCES : wanted);
  const inQuestion = useMemo(
    () => sourcesInQuestion(deployments, read.resources),
    [deployments, read],
  );
  // The cells find them among all that is known.
  useReferencedResources(lacksProxy ? NO_REFERENCES : inQuestion);
  const brokenSources = useBrokenSources(shown);
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
      through,
    }),
    [found, through, charts, brokenSources, lacksProxy],
  );
}

/**
 * The sources of a card: those with the entity's label, and those that the
 * entity's deployments use, directly or through a HelmChart. Deployments are
 * those with its label, or else those that deploy its workloads.
 */
export function useSources(
  entity: Entity,
  card: FluxTableDefinition,
  intervalMs?: number,
): CardResources {
  const kinds = useMemo(() => kindsReadFor(card), [card]);
  const { found, through } = useFoundResources(entity, kinds, intervalMs);
  const proxy = usePermissions('proxy');
  const lacksProxy = proxy.missing.length > 0;

  const deployments = useMemo(
    () => found.resources.filter(isReferring),
    [found],
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
    () => sourcesWanted(card, found.resources, usesWithCharts),
    [card, found, usesWithCharts],
  );
  const sources = useReferencedResources(lacksProxy ? NO_REFERENCES : wanted);

  return useMemo(() => {
    const isShown = (kind?: string) => card.kinds.some(shown => shown === kind);
    const isOnTheWay = (kind?: string) =>
      kind === undefined || LEADING_KINDS.some(leading => leading === kind);
    const resources = withMore(found.resources, sources.resources).filter(
      ({ object }) => isShown(kindOf(object)?.kind),
    );
    const isRefused = [charts, sources].some(
      ({ error }) => error?.meaning === 'not-permitted',
    );
    return {
      found: {
        ...found,
        resources,
        failures: [
          ...found.failures,
          ...charts.failures,
          ...sources.failures,
          ...notFollowed(deployments),
        ].filter(({ kind }) => isShown(kind) || isOnTheWay(kind)),
      },
      related: { usedBy: usesWithCharts.usedBy },
      lacksProxy:
        (isRefused || lacksProxy) && wanted.length + chartsWanted.length > 0,
      through,
    };
  }, [
    card,
    found,
    through,
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

/** What was found of some kinds. */
function ofKinds(
  kinds: readonly FluxKind[],
  { resources, failures, ...rest }: FluxResources,
): FluxResources {
  const isShown = (kind?: string) => kinds.some(shown => shown === kind);
  return {
    ...rest,
    resources: resources.filter(({ object }) => isShown(kindOf(object)?.kind)),
    failures: failures.filter(({ kind }) => !kind || isShown(kind)),
  };
}

/** While they are so, Flux does not try what is new. */
const NOT_TRIED: readonly FluxState[] = ['Suspended', 'Waiting', 'Unknown'];

/**
 * The sources of those deployments for which a newer revision may be waiting
 * that no other read has found. All others try a new revision at once, and have
 * it in their own status.
 */
function sourcesInQuestion(
  deployments: readonly FluxResource[],
  found: readonly FluxResource[],
): readonly FluxReference[] {
  const all = deployments
    .filter(({ object }) => NOT_TRIED.includes(statusOf(object).state))
    .flatMap(deployment => artifactReferenceOf(deployment) ?? []);
  if (all.length === 0) return NO_REFERENCES;
  const there = byReference(found);
  const references = all.filter(
    reference => !there.has(referenceKey(reference)),
  );
  return references.length > 0
    ? [...new Map(references.map(each => [referenceKey(each), each])).values()]
    : NO_REFERENCES;
}

/** What is used of the kinds of a card and has not been `found`. */
function sourcesWanted(
  card: FluxTableDefinition,
  found: readonly FluxResource[],
  uses: Uses,
): readonly FluxReference[] {
  if (uses.references.length === 0) return NO_REFERENCES;
  const there = byReference(found);
  return uses.references.filter(
    reference =>
      card.kinds.some(kind => kind === reference.kind) &&
      !there.has(referenceKey(reference)),
  );
}
