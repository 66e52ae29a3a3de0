import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { referenceOf, type FluxReference, type FluxResource } from '../../flux';
import {
  fluxDetailsIn,
  fluxDetailsTabSearch,
  withoutFluxDetails,
  type FluxDetailsAddress,
} from '../../detailsAddress';
import { fluxDetailsSearch } from '../../routes';

/** The state of the details in the browser's history. */
export interface DetailsHistory {
  /** How many entries of the history are between it and the page below. */
  readonly fluxDetails: number;
}

/** Tells how many entries going back from the current one closes the details. */
function useDetailsDepth(): number {
  const { state } = useLocation();
  const depth = (state as Partial<DetailsHistory> | null)?.fluxDetails;
  return typeof depth === 'number' && depth > 0 ? depth : 0;
}

/** What a link to details leaves in the browser's history. */
export function useDetailsHistory(): DetailsHistory {
  const { search } = useLocation();
  const depth = useDetailsDepth();
  // Details that were opened by their address have no page below.
  const isDirect = depth === 0 && fluxDetailsIn(search) !== undefined;
  return { fluxDetails: isDirect ? 0 : depth + 1 };
}

/**
 * Tells where a link to the details of an object leads, perhaps to a tab of
 * them, which keeps the rest of the page's address.
 */
export function useDetailsOf(): (
  reference: FluxReference,
  tab?: string,
) => string {
  const { search, hash } = useLocation();
  return useCallback(
    (reference, tab) => {
      const details = fluxDetailsSearch(reference, search);
      return `${tab ? fluxDetailsTabSearch(tab, details) : details}${hash}`;
    },
    [search, hash],
  );
}

/**
 * The same for a resource. There is none on a cluster whose name is ambiguous,
 * and none for an object without a name.
 */
export function useDetailsTo(): (resource: FluxResource) => string | undefined {
  const detailsOf = useDetailsOf();
  return useCallback(
    resource => {
      const reference = referenceOf(resource);
      return reference && detailsOf(reference);
    },
    [detailsOf],
  );
}

/** The details that the address of the page names, and how to change that. */
export interface OpenDetails {
  readonly address: FluxDetailsAddress;
  openTab(tab: string): void;
  close(): void;
}

/** The details that the address names; undefined if it names none. */
export function useOpenDetails(): OpenDetails | undefined {
  const { search, hash, state } = useLocation();
  const depth = useDetailsDepth();
  const navigate = useNavigate();
  return useMemo(() => {
    const address = fluxDetailsIn(search);
    if (!address) return undefined;
    return {
      address,
      openTab: tab =>
        navigate(
          { search: fluxDetailsTabSearch(tab, search), hash },
          { replace: true, state },
        ),
      close() {
        if (depth > 0) navigate(-depth);
        else {
          navigate(
            { search: withoutFluxDetails(search), hash },
            { replace: true },
          );
        }
      },
    };
  }, [search, hash, state, depth, navigate]);
}
