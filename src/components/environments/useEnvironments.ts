import type { Entity } from '@backstage/catalog-model';
import { useMemo } from 'react';
import type { LiveFailure } from '../../data';
import {
  artifactReferenceOf,
  byReference,
  environmentsOf,
  kindOf,
  referenceKey,
  sourceReferencesOf,
  type FluxEnvironments,
  type FluxReference,
  type FluxResource,
} from '../../flux';
import {
  useKnownResources,
  usePermissions,
  useReferencedResources,
  type FluxResources,
} from '../../hooks';
import {
  kindsReadFor,
  useFoundResources,
  type FluxCardDefinition,
  type ThroughWorkloads,
} from '../cards';
import { useEnvironmentRules } from '../common';

const NO_REFERENCES: readonly FluxReference[] = [];

/** What the card of environments shows. */
export interface EntityEnvironments extends FluxEnvironments {
  readonly found: FluxResources;
  /** How those without the entity's label were found. */
  readonly through?: ThroughWorkloads;
  /** Why deployments are missing. */
  readonly failures: readonly LiveFailure[];
  /** Why it is not known what is newest for some of them. */
  readonly sourceFailures: readonly LiveFailure[];
}

/**
 * An entity's deployments by environment. Their sources determine the newest
 * revision, and are read as the card of sources reads them. HelmCharts that
 * Flux creates are not read, only used if another card has read them.
 */
export function useEnvironments(
  entity: Entity,
  card: FluxCardDefinition,
  intervalMs?: number,
): EntityEnvironments {
  const kinds = useMemo(() => kindsReadFor(card), [card]);
  const { found, through } = useFoundResources(entity, kinds, intervalMs);
  const lacksProxy = usePermissions('proxy').missing.length > 0;
  const rules = useEnvironmentRules();

  const { deployments, labelled } = useMemo(() => {
    const isDeployment = ({ object }: FluxResource) =>
      card.kinds.some(kind => kind === kindOf(object)?.kind);
    return {
      deployments: found.resources.filter(isDeployment),
      labelled: byReference(
        found.resources.filter(resource => !isDeployment(resource)),
      ),
    };
  }, [card, found]);
  const { artifacts, wanted } = useMemo(() => {
    const sources = new Set(
      deployments.flatMap(sourceReferencesOf).map(referenceKey),
    );
    const references = new Map(
      deployments
        .flatMap(deployment => artifactReferenceOf(deployment) ?? [])
        .map(reference => [referenceKey(reference), reference]),
    );
    return {
      artifacts: [...references.values()],
      wanted: [...references].flatMap(([key, reference]) =>
        sources.has(key) && !labelled.has(key) ? [reference] : [],
      ),
    };
  }, [deployments, labelled]);
  const sources = useReferencedResources(lacksProxy ? NO_REFERENCES : wanted);
  const known = useKnownResources(artifacts);

  return useMemo(() => {
    const byKey = byReference([
      ...known,
      ...sources.resources,
      ...labelled.values(),
    ]);
    const sourceOf = (deployment: FluxResource) => {
      const reference = artifactReferenceOf(deployment);
      return reference && byKey.get(referenceKey(reference))?.object;
    };
    const isOfDeployments = ({ kind }: LiveFailure) =>
      kind === undefined || card.kinds.some(shown => shown === kind);
    return {
      ...environmentsOf(
        deployments.map(resource => ({ resource, source: sourceOf(resource) })),
        rules,
        found.clusters?.map(({ name }) => name),
      ),
      found,
      through,
      failures: found.failures.filter(isOfDeployments),
      sourceFailures: [
        ...found.failures.filter(failure => !isOfDeployments(failure)),
        ...sources.failures,
      ],
    };
  }, [card, found, through, deployments, labelled, known, sources, rules]);
}
