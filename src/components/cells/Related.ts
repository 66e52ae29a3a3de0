import { createContext, useContext } from 'react';
import {
  artifactReferenceOf,
  hasUnreachableVerifier,
  referenceKey,
  referenceOf,
  resourceKey,
  verifierOf,
  type BrokenSource,
  type FluxObject,
  type FluxReference,
  type FluxResource,
} from '../../flux';
import { useKnownObject } from '../../hooks';

/** Data about a table's resources that comes from other resources. */
export interface Related {
  /** Names of the users of a resource, by its reference key. */
  readonly usedBy?: ReadonlyMap<string, readonly string[]>;
  /** Objects with the verification result of a chart, by reference key. */
  readonly verifiers?: ReadonlyMap<string, FluxResource>;
  /** Sources that stopped working, by the key of what is made from them. */
  readonly brokenSources?: ReadonlyMap<string, BrokenSource>;
  /** Whether the verifying objects of a cluster could not be read. */
  readonly isUnreadable?: (cluster: string) => boolean;
  /** Finds objects that were read together with others. */
  readonly find?: (reference: FluxReference) => FluxResource | undefined;
}

const RelatedContext = createContext<Related>({});

/** Provides related data to the cells of a table. */
export const RelatedProvider = RelatedContext.Provider;

/** The users of a resource, as `<kind> <namespace>/<name>`. */
export function useUsers(resource: FluxResource): readonly string[] {
  const { usedBy } = useContext(RelatedContext);
  const reference = referenceOf(resource);
  return (reference && usedBy?.get(referenceKey(reference))) ?? [];
}

/** The object that carries the chart's verification result. */
export interface Verifier {
  readonly object?: FluxObject;
  readonly isUnreadable: boolean;
}

/** The {@link Verifier} of a HelmRelease that has one. */
export function useVerifier(resource: FluxResource): Verifier | undefined {
  const { verifiers, isUnreadable } = useContext(RelatedContext);
  const reference = verifierOf(resource);
  if (!reference) {
    return hasUnreachableVerifier(resource)
      ? { isUnreadable: true }
      : undefined;
  }
  const object = verifiers?.get(referenceKey(reference))?.object;
  return {
    object,
    isUnreadable: !object && isUnreadable?.(reference.cluster) === true,
  };
}

/** The object that a resource applies, if anything on the page has read it. */
export function useKnownArtifact(
  resource: FluxResource,
): FluxResource | undefined {
  const { find } = useContext(RelatedContext);
  const reference = artifactReferenceOf(resource);
  const known = useKnownObject(reference);
  return known ?? (reference && find?.(reference));
}

/** The source of a resource, if it is known to have stopped working. */
export function useBrokenSource(
  resource: FluxResource | undefined,
): BrokenSource | undefined {
  const { brokenSources } = useContext(RelatedContext);
  return resource && brokenSources?.get(resourceKey(resource));
}
