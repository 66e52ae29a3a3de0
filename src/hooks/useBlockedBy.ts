import { useCallback } from 'react';
import {
  blockedBy,
  rootOf,
  type FluxBlockedBy,
  type FluxBlockerLink,
  type FluxLookup,
  type FluxResource,
} from '../flux';
import { useFollowed } from './useFollowed';

/** What blocks a resource, read while `isRead`. */
export function useBlockedBy(
  resource: FluxResource,
  isRead: boolean,
): FluxBlockedBy {
  const follow = useCallback(
    (lookup: FluxLookup) => blockedBy(resource, lookup),
    [resource],
  );
  return useFollowed(follow, isRead).result;
}

/** The cause that blocks a resource, as far as something on the page read it. */
export function useKnownCause(
  resource: FluxResource,
): FluxBlockerLink | undefined {
  const blocked = useBlockedBy(resource, false);
  const cause = rootOf(blocked);
  const isFurther = blocked.chain.length > 1;
  return isFurther && cause?.note !== 'unknown' ? cause : undefined;
}
