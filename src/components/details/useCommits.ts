import { useApiHolder } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import {
  artifactReferenceOf,
  commitLinkOf,
  compareLinkOf,
  deployedOf,
  parseRevision,
  type FluxCommitLink,
  type FluxCompareLink,
  type FluxResource,
} from '../../flux';
import { useKnownObject, useReferencedResources } from '../../hooks';
import { integrationsOf } from '../common';

/** A revision as Flux reports it, and what its artifact was made from. */
export interface RevisionOrigin {
  readonly revision?: string;
  readonly originRevision?: string;
}

/** Finds pages of commits in the repository that an object comes from. */
export interface Commits {
  linkOf(revision: RevisionOrigin): FluxCommitLink | undefined;
  between(
    from: RevisionOrigin,
    to: RevisionOrigin,
  ): FluxCompareLink | undefined;
}

/**
 * The pages of commits of an object's revisions. The source, which has the
 * address of the repository, is read while `isRead`.
 */
export function useCommits(resource: FluxResource, isRead: boolean): Commits {
  const reference = artifactReferenceOf(resource);
  const { resources } = useReferencedResources(
    reference ? [reference] : [],
    isRead,
  );
  const known = useKnownObject(reference);
  const source = resources[0] ?? known;
  const apis = useApiHolder();
  return useMemo(() => {
    const integrationOf = integrationsOf(apis);
    const { repository } = deployedOf(resource.object, source?.object);
    return {
      linkOf: revision =>
        commitLinkOf(repository, commitIn(revision), integrationOf),
      between: (from, to) =>
        compareLinkOf(repository, commitIn(from), commitIn(to), integrationOf),
    };
  }, [apis, resource, source]);
}

function commitIn(revision: RevisionOrigin): string | undefined {
  const { originRevision, revision: text } = revision;
  return parseRevision(originRevision ?? text ?? '')?.hash;
}
