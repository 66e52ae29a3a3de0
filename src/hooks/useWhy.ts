import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { errorOf, fluxApiRef } from '../api';
import {
  controllersQuery,
  type LiveObjects,
  type LiveProblem,
  type LiveResources,
  type ResourcesWant,
} from '../data';
import {
  eventSubjectsOf,
  FLUX_KINDS,
  kindsToExplain,
  mayLackController,
  namespacesToExplain,
  needsOwnEvents,
  resourceKey,
  suppliersOf,
  targetOf,
  timelineFromEvents,
  timelineOf,
  unwellControllerOf,
  whyOf,
  type FluxReference,
  type FluxResource,
  type FluxWhy,
  type FluxWhyGap,
  type FluxWhyPart,
} from '../flux';
import { useBlockedBy } from './useBlockedBy';
import { useBrokenSources } from './useBrokenSources';
import { useFluxData } from './useFluxData';
import { useKnownObject } from './useKnownObject';
import { useObjectEvents, type ObjectEvents } from './useObjectEvents';
import { useReferencedResources } from './useReferencedResources';
import { useResources, useResourcesRefresh } from './useResources';
import { useWarnings, type Warnings } from './useWarnings';

/** Something that could not be read, and what would help. */
export interface WhyGap extends FluxWhyGap {
  readonly group?: string;
  /** The plural of the kind, as in the rules of a Role. */
  readonly plural?: string;
  /** Where it could not be read; undefined if nowhere. */
  readonly namespaces?: readonly string[];
  /** Missing if it was not tried. */
  readonly problem?: LiveProblem;
}

/** Why an object is not well, as far as it is known yet. */
export interface LiveWhy {
  /** Undefined where the object cannot be named. */
  readonly why?: FluxWhy;
  readonly gaps: readonly WhyGap[];
  /** Reads everything again. */
  readonly refresh: () => void;
}

const EXPLAINING: ResourcesWant = { scope: 'why' };

/** Kinds that belong to workloads. */
const OWNED = ['Pod', 'ReplicaSet', 'ControllerRevision'];

/** The reads that are allowed to explain why an object is not ready. */
export interface WhyReads {
  /** Whether anything is read. */
  readonly isRead: boolean;
  /** Whether the applied objects are read, unless the app hides them. */
  readonly resources: boolean;
  /** Whether events are read, unless the app hides them. */
  readonly events: boolean;
}

/**
 * Why an object is not ready; only for objects of which `asksWhy` is true. The
 * known facts are used at once; while `isRead`, possible causes are read as well.
 */
export function useWhy(resource: FluxResource, reads: WhyReads): LiveWhy {
  const { isRead } = reads;
  const { cluster, object } = resource;
  const api = useApi(fluxApiRef);
  const data = useFluxData();

  const blocked = useBlockedBy(resource, isRead);
  const blockers = useReferencedResources(blocked.toRead, isRead);
  const suppliers = suppliersOf(resource);
  const sources = useReferencedResources(suppliers, isRead);
  const alone = useMemo(() => [resource], [resource]);
  const broken = useBrokenSources(alone).get(resourceKey(resource));
  const brokenSource = useKnownObject(broken?.reference);

  const suspectsController = isRead && mayLackController(object);
  const controllers = useQuery(
    { ...controllersQuery(api, cluster), enabled: suspectsController },
    data.client,
  );

  const live = useResources(resource, EXPLAINING, isRead && reads.resources);
  const refreshResources = useResourcesRefresh(resource);
  const warnings = useWarnings(
    cluster,
    isRead && reads.events ? namespacesToExplain(object, live.tree) : [],
  );
  const own = useObjectEvents(
    isRead && reads.events && needsOwnEvents(object)
      ? eventSubjectsOf(resource).slice(0, 1)
      : [],
  );
  const ownEvents = own.answers.flatMap(({ answer }) => answer?.events ?? []);
  const history = timelineOf(object);

  const gaps: WhyGap[] = isRead
    ? [
        ...(suspectsController && controllers.error
          ? [
              gap('controller', errorOf(controllers.error), {
                group: 'apps',
                kind: 'Deployment',
                plural: 'deployments',
              }),
            ]
          : []),
        ...referenceGaps('blockers', blocked.toRead, blockers),
        ...referenceGaps('source', suppliers, sources),
        ...resourceGaps(live),
        ...elsewhereGaps(resource),
        ...eventGaps(warnings, own),
      ]
    : [];
  const reading: [FluxWhyPart, boolean | undefined][] = [
    ['controller', suspectsController && controllers.isLoading],
    ['blockers', blockers.isPartial],
    ['source', sources.isPartial],
    ['resources', reads.resources && live.isReading],
    ['pods', reads.resources && live.isReadingPods],
    ['events', warnings.isLoading || own.isLoading],
  ];
  const why = whyOf({
    resource,
    controller:
      suspectsController && controllers.data
        ? unwellControllerOf(resource, controllers.data)
        : undefined,
    blocked,
    brokenSource,
    tree: live.tree,
    events: [
      ...warnings.answers.flatMap(({ answer }) => answer?.events ?? []),
      ...ownEvents,
    ],
    timeline:
      history.length > 0 ? history : timelineFromEvents(object, ownEvents),
    gaps,
    reading: isRead
      ? reading.flatMap(([part, isOpen]) => (isOpen ? part : []))
      : [],
  });

  const refresh = () => {
    refreshResources();
    warnings.refresh();
    own.refresh();
    if (suspectsController) void controllers.refetch();
    [...blocked.toRead, ...suppliers].forEach(reference => {
      data
        .referenced(reference)
        .refresh()
        // What fails again is a gap.
        .catch(() => {});
    });
  };
  return { why, gaps, refresh };
}

function gap(
  part: FluxWhyPart,
  problem: LiveProblem,
  more: Partial<WhyGap> = {},
): WhyGap {
  const because =
    problem.meaning === 'not-permitted' ? 'not-permitted' : 'failed';
  return { part, because, problem, ...more };
}

/** What could not be read of objects that were asked for by name. */
function referenceGaps(
  part: FluxWhyPart,
  references: readonly FluxReference[],
  { failures, error }: LiveObjects,
): WhyGap[] {
  if (error && references.length > 0) return [gap(part, error)];
  return failures.map(failure => {
    const { kind } = failure;
    const group = references.find(each => each.kind === kind)?.group;
    const plural = FLUX_KINDS.find(each => each.kind === kind)?.plural;
    return gap(part, failure, { kind, group, plural });
  });
}

function resourceGaps({ unread, error }: LiveResources): WhyGap[] {
  return [
    ...(error ? [gap('resources', error)] : []),
    ...unread.map(({ problem, ...kind }) =>
      gap(OWNED.includes(kind.kind) ? 'pods' : 'resources', problem, kind),
    ),
  ];
}

function elsewhereGaps({ object }: FluxResource): WhyGap[] {
  const isElsewhere =
    targetOf(object)?.kubeConfig && kindsToExplain(object).length > 0;
  return isElsewhere ? [{ part: 'resources', because: 'elsewhere' }] : [];
}

/** Namespaces whose events could not be read, each once. */
function eventGaps(warnings: Warnings, own: ObjectEvents): WhyGap[] {
  const failed = new Map<string, WhyGap>();
  const all = [
    ...warnings.answers,
    ...own.answers.map(({ subject, error }) => ({
      namespace: subject.reference.namespace ?? '',
      error,
    })),
  ];
  for (const { namespace, error } of all) {
    if (error && !failed.has(namespace)) {
      const more = { kind: 'Event', namespaces: [namespace] };
      failed.set(namespace, gap('events', errorOf(error), more));
    }
  }
  return [...failed.values()];
}
