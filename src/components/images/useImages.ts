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
  policiesFor,
  policyPlacesOf,
  referenceOf,
  targetOf,
  workloadPlacesOf,
  workloadsAppliedBy,
  type FluxImageParts,
  type FluxImageRow,
  type FluxKind,
  type FluxPlace,
  type FluxReference,
  type FluxResource,
} from '../../flux';
import {
  useLists,
  usePermissions,
  useReferencedResources,
  useSameList,
  type FluxResources,
} from '../../hooks';
import {
  kindsReadFor,
  REFERRING_KINDS,
  useFoundResources,
  type FluxCardDefinition,
} from '../cards';

const NO_PLACES: readonly FluxPlace[] = [];
const NO_REFERENCES: readonly FluxReference[] = [];

/** The most lists of policies, and of workloads, that are read for one card. */
const MOST_LISTS = 60;

/** What the card of images shows. */
export interface EntityImages {
  readonly rows: readonly FluxImageRow[];
  readonly found: FluxResources;
  readonly failures: readonly LiveFailure[];
  readonly error?: LiveProblem;
  /** Whether more policies may be found by what is being read. */
  readonly isPartial: boolean;
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
 * An entity's ImagePolicies, those with its label and those for the images
 * that its deployments run, and what belongs to them: repositories with the
 * label or else by reference, the automations beside the policies, and the
 * workloads that its deployments have applied. Where there is no policy,
 * nothing more is read.
 */
export function useImages(
  entity: Entity,
  card: FluxCardDefinition,
  intervalMs?: number,
): EntityImages {
  const kinds = useMemo(() => kindsReadFor(card), [card]);
  const { found, through } = useFoundResources(entity, kinds, intervalMs);
  const lacksProxy = usePermissions('proxy').missing.length > 0;

  const { labelledPolicies, deployments, labelled } = useMemo(
    () => ({
      labelledPolicies: ofKinds(['ImagePolicy'], found.resources),
      deployments: ofKinds(REFERRING_KINDS, found.resources),
      labelled: byReference(found.resources),
    }),
    [found],
  );
  const policyPlaces = useMemo(
    () =>
      lacksProxy ? NO_PLACES : policyPlacesOf(deployments).slice(0, MOST_LISTS),
    [lacksProxy, deployments],
  );
  const policiesThere = useLists(policyPlaces);
  const otherPolicies = useMemo(
    () =>
      policiesThere.resources.filter(policy => {
        const reference = referenceOf(policy);
        return reference && !labelled.has(referenceKey(reference));
      }),
    [policiesThere, labelled],
  );

  const isRead =
    !lacksProxy && labelledPolicies.length + otherPolicies.length > 0;
  const workloadPlaces = useMemo(
    () => (isRead ? workloadPlacesOf(deployments) : NO_PLACES),
    [isRead, deployments],
  );
  const readPlaces = useMemo(
    () => workloadPlaces.slice(0, MOST_LISTS),
    [workloadPlaces],
  );
  const workloads = useLists(readPlaces);
  const applied = useMemo(
    () => workloadsAppliedBy(deployments, workloads.resources),
    [deployments, workloads],
  );
  const candidates = useSameList(
    useMemo(
      () => policiesFor(applied, otherPolicies),
      [applied, otherPolicies],
    ),
  );
  const automationPlaces = useMemo(
    () =>
      isRead
        ? automationPlacesOf([...labelledPolicies, ...candidates])
        : NO_PLACES,
    [isRead, labelledPolicies, candidates],
  );
  const automations = useLists(automationPlaces);
  const wanted = useMemo(
    () =>
      imageReferencesOf([
        ...labelledPolicies,
        ...candidates,
        ...automations.resources,
      ]).filter(reference => !labelled.has(referenceKey(reference))),
    [labelledPolicies, candidates, automations, labelled],
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
        policies: labelledPolicies,
        candidates,
        find,
        automations: automations.resources,
        workloads: applied,
      }),
      found,
      failures: [
        ...found.failures,
        ...(through?.failures ?? []),
        ...policiesThere.failures,
        ...referenced.failures,
        ...automations.failures,
        ...workloads.failures,
      ],
      error: found.error ?? through?.error,
      isPartial:
        found.loading || [found, policiesThere, workloads].some(isUnfinished),
      lacksProxy:
        lacksProxy && deployments.length + labelledPolicies.length > 0,
      pushes: knowledgeOf(automations, lacksProxy),
      runs: knowledgeOf(workloads, areSomeUnread),
    };
  }, [
    found,
    through,
    labelledPolicies,
    candidates,
    policiesThere,
    deployments,
    labelled,
    automations,
    workloads,
    applied,
    workloadPlaces,
    referenced,
    isRead,
    lacksProxy,
  ]);
}

function isUnfinished({ isPartial }: { isPartial?: boolean }): boolean {
  return isPartial === true;
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
