import type { Entity } from '@backstage/catalog-model';
import { useCallback, useMemo, useState } from 'react';
import type { LiveFailure, LiveProblem } from '../../data';
import {
  byReference,
  referenceKey,
  withMore,
  type FluxDeployer,
  type FluxKind,
  type FluxReference,
} from '../../flux';
import {
  useEntityDeployers,
  useFluxResources,
  useHasNoDeployment,
  usePermissions,
  useReferencedResources,
  type FluxResources,
} from '../../hooks';
import { REFERRING_KINDS } from './definitions';

/** What an entity's workloads lead to. */
export interface ThroughWorkloads {
  /** The workloads that led to what is shown, as `<kind> <namespace>/<name>`. */
  readonly workloads: readonly string[];
  /** Deployers named in their labels that do not exist, in the same form. */
  readonly missing: readonly string[];
  /** Clusters whose workloads may not be listed. */
  readonly notPermittedOn: readonly string[];
  /** Whether the permission to read these is missing. */
  readonly lacksProxy: boolean;
  readonly failures: readonly LiveFailure[];
  readonly error?: LiveProblem;
  /** Has the workloads read, where nothing else does. */
  readonly ask?: () => void;
}

/** An entity's resources, and how those without its label were found. */
export interface FoundResources {
  readonly found: FluxResources;
  /** Undefined for kinds that workloads do not lead to. */
  readonly through?: ThroughWorkloads;
}

const NOTHING_THROUGH: ThroughWorkloads = {
  workloads: [],
  missing: [],
  notPermittedOn: [],
  lacksProxy: false,
  failures: [],
};

const NO_DEPLOYERS: readonly FluxDeployer[] = [];
const NO_REFERENCES: readonly FluxReference[] = [];

/**
 * An entity's resources of some kinds: those with its label, and where nothing
 * that deploys it has the label, what deploys its workloads.
 */
export function useFoundResources(
  entity: Entity,
  kinds: readonly FluxKind[],
  intervalMs?: number,
  isUnhurried?: boolean,
): FoundResources {
  const labelled = useFluxResources(entity, kinds, intervalMs, isUnhurried);
  const hasNoDeployment = useHasNoDeployment(entity);
  const [isAsked, setAsked] = useState(false);
  const ask = useCallback(() => setAsked(true), []);
  const isLedTo = kinds.some(kind => REFERRING_KINDS.includes(kind));
  const isEnabled = isLedTo && (hasNoDeployment || isAsked);
  const known = useEntityDeployers(entity, isEnabled);
  const lacksProxy = usePermissions('proxy').missing.length > 0;

  const deployers = useMemo(
    () =>
      isEnabled
        ? known.deployers.filter(({ reference }) =>
            kinds.some(kind => kind === reference.kind),
          )
        : NO_DEPLOYERS,
    [known, kinds, isEnabled],
  );
  const references = useMemo(
    () =>
      lacksProxy ? NO_REFERENCES : deployers.map(({ reference }) => reference),
    [deployers, lacksProxy],
  );
  const read = useReferencedResources(references);

  return useMemo(() => {
    if (!isEnabled) {
      return {
        found: labelled,
        through: isLedTo ? { ...NOTHING_THROUGH, ask } : undefined,
      };
    }
    const isThere = byReference(read.resources);
    const shown = deployers.filter(({ reference }) =>
      isThere.has(referenceKey(reference)),
    );
    const isRefused = read.error?.meaning === 'not-permitted';
    const isRead = !known.loading && !read.isPartial;
    const isMissing = ({ reference }: FluxDeployer) =>
      !isThere.has(referenceKey(reference)) &&
      !read.error &&
      !read.failures.some(({ cluster }) => cluster === reference.cluster);
    const refused = known.failures.filter(
      ({ meaning }) => meaning === 'not-permitted',
    );
    return {
      found: {
        ...labelled,
        loading: labelled.loading || !isRead,
        resources: withMore(labelled.resources, read.resources),
        failures: [...labelled.failures, ...read.failures],
      },
      through: {
        workloads: namesOf(shown.flatMap(({ workloads }) => workloads)),
        missing: lacksProxy
          ? []
          : namesOf(deployers.filter(isMissing).map(each => each.reference)),
        notPermittedOn: [...new Set(refused.map(({ cluster }) => cluster))],
        lacksProxy: (lacksProxy || isRefused) && deployers.length > 0,
        failures: [
          // An account that only reads Flux's objects is nothing to warn of
          // where there is nothing to be found.
          ...(deployers.length > 0
            ? known.failures
            : known.failures.filter(each => !refused.includes(each))),
          ...known.ambiguousClusters.map(cluster => ({
            cluster,
            meaning: 'ambiguous-cluster' as const,
          })),
        ],
        error: labelled.error ? undefined : known.error,
      },
    };
  }, [labelled, known, read, deployers, isEnabled, isLedTo, lacksProxy, ask]);
}

function namesOf(references: readonly FluxReference[]): readonly string[] {
  return [
    ...new Set(
      references.map(({ kind, namespace, name }) =>
        [kind, [namespace, name].filter(part => part).join('/')].join(' '),
      ),
    ),
  ];
}
