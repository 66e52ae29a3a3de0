import { createContext, useContext } from 'react';
import {
  hasUnreachableVerifier,
  referenceKey,
  referenceOf,
  resourceKey,
  verifierOf,
  type BrokenSource,
  type FluxObject,
  type FluxResource,
} from '../../flux';

/** What is known of a table's resources from other resources. */
export interface Related {
  /** Names of what uses a resource, by the key of its reference. */
  readonly usedBy?: ReadonlyMap<string, readonly string[]>;
  /** What tells whether charts are verified, by the key of its reference. */
  readonly verifiers?: ReadonlyMap<string, FluxResource>;
  /** Sources that stopped working, by the key of what is made from them. */
  readonly brokenSources?: ReadonlyMap<string, BrokenSource>;
  /** Whether what verifies could not be read on a cluster. */
  readonly isUnreadable?: (cluster: string) => boolean;
}

const RelatedContext = createContext<Related>({});

/** Tells the cells of a table about resources related to theirs. */
export const RelatedProvider = RelatedContext.Provider;

/** What uses a resource, as `<kind> <namespace>/<name>`. */
export function useUsers(resource: FluxResource): readonly string[] {
  const { usedBy } = useContext(RelatedContext);
  const reference = referenceOf(resource);
  return (reference && usedBy?.get(referenceKey(reference))) ?? [];
}

/** What is known of what tells whether the chart of a release is verified. */
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

/** The source of a resource, if it is known to have stopped working. */
export function useBrokenSource(
  resource: FluxResource | undefined,
): BrokenSource | undefined {
  const { brokenSources } = useContext(RelatedContext);
  return resource && brokenSources?.get(resourceKey(resource));
}
