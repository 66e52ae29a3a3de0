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

/** Data about a table's resources that comes from other resources. */
export interface Related {
  /** Names of the users of a resource, by its reference key. */
  readonly usedBy?: ReadonlyMap<string, readonly string[]>;
  /** Objects with the verification result of a chart, by reference key. */
  readonly verifiers?: ReadonlyMap<string, FluxResource>;
  /** States of broken sources, by reference key. */
  readonly brokenSources?: ReadonlyMap<string, FluxState>;
  /** Whether the verification results of a cluster could not be read. */
  readonly isUnreadable?: (cluster: string) => boolean;
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
  if (!reference) return undefined;
  const object = verifiers?.get(referenceKey(reference))?.object;
  return {
    object,
    isUnreadable: !object && isUnreadable?.(reference.cluster) === true,
  };
}

/** A source that no longer fetches anything new. */
export interface BrokenSource {
  readonly reference: FluxReference;
  readonly state: FluxState;
}

/**
 * The source of a resource, if it is known to be broken. The resource can still
 * be Ready, because it uses the last artifact that was fetched.
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
