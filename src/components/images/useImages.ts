import type { Entity } from '@backstage/catalog-model';
import { useMemo } from 'react';
import type { LiveFailure, LiveObjects, LiveProblem } from '../../data';
import {
  automationPlacesOf,
  byReference,
  imageReferencesOf,
  imageRowsOf,
  kindOf,
  referenceKey,
  targetOf,
  workloadPlacesOf,
  workloadsAppliedBy,
  type FluxImageParts,
  type FluxImageRow,
  type FluxKind,
  type FluxReference,
  type FluxResource,
} from '../../flux';
import {
  useLists,
  usePermissions,
  useReferencedResources,
  type FluxResources,
} from '../../hooks';
import {
  kindsReadFor,
  REFERRING_KINDS,
  useFoundResources,
  type FluxCardDefinition,
} from '../cards';

const NO_PLACES: ReturnType<typeof automationPlacesOf> = [];
const NO_REFERENCES: readonly FluxReference[] = [];

/** The most lists of workloads that are read for one card. */
const MOST_LISTS = 60;

/** What the card of images shows. */
export interface EntityImages {
  readonly rows: readonly FluxImageRow[];
  readonly found: FluxResources;
  readonly failures: readonly LiveFailure[];
  readonly error?: LiveProblem;
  /** Whether the permission is missing to read more than what has the label. */
  readonly lacksProxy: boolean;
  /** Whether automations have been read. */
  readonly pushes: Knowledge;
  /** Whether all workloads have been read. */
  readonly runs: Knowledge;
}

/** How much is known of something. */
export type Knowledge = 'all' | 'reading' | 'some';

/**
 * An entity's ImagePolicies, and what belongs to them: repositories with its
 * label or else by reference, the automations beside the policies, and the
 * workloads that its deployments have applied. Without a policy, nothing more
 * than what has the label is read.
 */
export function useImages(
  entity: Entity,
  card: FluxCardDefinition,
  intervalMs?: number,
): EntityImages {
  const kinds = useMemo(() => kindsReadFor(card), [card]);
  const { found, through } = useFoundResources(entity, kinds, intervalMs);
  const lacksProxy = usePermissions('proxy').missing.length > 0;

  const { policies, deployments, labelled } = useMemo(
    () => ({
      policies: ofKinds(['ImagePolicy'], found.resources),
      deployments: ofKinds(REFERRING_KINDS, found.resources),
      labelled: byReference(found.resources),
    }),
    [found],
  );
  const isRead = !lacksProxy && policies.length > 0;
  const automationPlaces = useMemo(
    () => (isRead ? automationPlacesOf(policies) : NO_PLACES),
    [isRead, policies],
  );
  const automations = useLists(automationPlaces);
  const workloadPlaces = useMemo(
    () => (isRead ? workloadPlacesOf(deployments) : NO_PLACES),
    [isRead, deployments],
  );
  const readPlaces = useMemo(
    () => workloadPlaces.slice(0, MOST_LISTS),
    [workloadPlaces],
  );
  const workloads = useLists(readPlaces);
  const wanted = useMemo(
    () =>
      imageReferencesOf([...policies, ...automations.resources]).filter(
        reference => !labelled.has(referenceKey(reference)),
      ),
    [policies, automations, labelled],
  );
  const referenced = useReferencedResources(isRead ? wanted : NO_REFERENCES);

  return useMemo(() => {
    const byKey = byReference([...referenced.resources, ...labelled.values()]);
    const find: FluxImageParts['find'] = reference => {
      const resource = byKey.get(referenceKey(reference));
      if (resource) return resource;
      const isUnread =
        !isRead ||
        referenced.isPartial ||
        referenced.error ||
        referenced.failures.some(
          ({ cluster }) => cluster === reference.cluster,
        );
      return isUnread ? 'unread' : 'missing';
    };
    const isElsewhere = deployments.some(
      ({ object, clusterIsAmbiguous }) =>
        clusterIsAmbiguous || targetOf(object)?.kubeConfig,
    );
    const areSomeUnread =
      lacksProxy ||
      isElsewhere ||
      workloadPlaces.length > MOST_LISTS ||
      found.failures.some(({ meaning }) => meaning !== 'not-installed');
    return {
      rows: imageRowsOf({
        policies,
        find,
        automations: automations.resources,
        workloads: workloadsAppliedBy(deployments, workloads.resources),
      }),
      found,
      failures: [
        ...found.failures,
        ...(through?.failures ?? []),
        ...referenced.failures,
        ...automations.failures,
        ...workloads.failures,
      ],
      error: found.error ?? through?.error,
      lacksProxy: lacksProxy && policies.length > 0,
      pushes: knowledgeOf(automations, lacksProxy),
      runs: knowledgeOf(workloads, areSomeUnread),
    };
  }, [
    found,
    through,
    policies,
    deployments,
    labelled,
    automations,
    workloads,
    workloadPlaces,
    referenced,
    isRead,
    lacksProxy,
  ]);
}

function ofKinds(
  kinds: readonly FluxKind[],
  resources: readonly FluxResource[],
): readonly FluxResource[] {
  return resources.filter(({ object }) =>
    kinds.some(kind => kind === kindOf(object)?.kind),
  );
}

function knowledgeOf(
  { isPartial, failures }: LiveObjects,
  areSomeUnread: boolean,
): Knowledge {
  if (areSomeUnread || failures.length > 0) return 'some';
  return isPartial ? 'reading' : 'all';
}
