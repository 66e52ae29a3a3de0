import { createContext, useContext } from 'react';
import {
  referenceKey,
  referenceOf,
  sourceReferencesOf,
  verifierOf,
  type FluxObject,
  type FluxReference,
  type FluxResource,
  type FluxState,
} from '../../flux';

/** What is known of a table's resources from other resources. */
export interface Related {
  /** Names of what uses a resource, by the key of its reference. */
  readonly usedBy?: ReadonlyMap<string, readonly string[]>;
  /** What tells whether charts are verified, by the key of its reference. */
  readonly verifiers?: ReadonlyMap<string, FluxResource>;
  /** States of sources that stopped working, by the key of the reference. */
  readonly brokenSources?: ReadonlyMap<string, FluxState>;
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
  if (!reference) return undefined;
  const object = verifiers?.get(referenceKey(reference))?.object;
  return {
    object,
    isUnreadable: !object && isUnreadable?.(reference.cluster) === true,
  };
}

/** A source that does not bring anything new. */
export interface BrokenSource {
  readonly reference: FluxReference;
  readonly state: FluxState;
}

/**
 * The source of a resource, if it is known to have stopped working. What is
 * made from it stays Ready: it is made from the last artifact there was.
 */
export function useBrokenSource(
  resource: FluxResource | undefined,
): BrokenSource | undefined {
  const { brokenSources } = useContext(RelatedContext);
  if (!resource || !brokenSources) return undefined;
  for (const reference of sourceReferencesOf(resource)) {
    const state = brokenSources.get(referenceKey(reference));
    if (state) return { reference, state };
  }
  return undefined;
}
