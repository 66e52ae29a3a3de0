import { useApi } from '@backstage/core-plugin-api';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { fluxApiRef } from '../api';
import { accessKey, RIGHTS_STALE_MS, rulesKey, verdictOf } from '../data';
import {
  referenceKey,
  referenceOf,
  type FluxReference,
  type FluxResource,
} from '../flux';
import { useFluxData } from './useFluxData';

/** Whether clusters let something be patched. */
export interface MayPatch {
  readonly loading: boolean;
  readonly allowed: boolean;
  /** To be called when a person is about to act. */
  readonly onIntent: () => void;
}

/**
 * Whether the clusters let at least one of some resources be patched. The
 * rules of a namespace are asked for once for all that is in it. Where they do
 * not tell, patching is taken for granted until a person is about to do it:
 * then the cluster is asked about the object itself.
 */
export function useMayPatch(
  resources: readonly FluxResource[],
  enabled: boolean,
): MayPatch {
  const api = useApi(fluxApiRef);
  const { client } = useFluxData();
  const [isIntended, setIntended] = useState(false);
  const references = distinct(
    resources.flatMap(each => referenceOf(each) ?? []),
  );
  const places = placesOf(references);

  const rules = useQueries(
    {
      queries: places.map(({ cluster, namespace }) => ({
        queryKey: rulesKey(cluster, namespace),
        queryFn: async ({ signal }: { signal: AbortSignal }) =>
          api.rules(cluster, namespace, { signal }),
        enabled,
        staleTime: RIGHTS_STALE_MS,
        refetchOnWindowFocus: false,
      })),
    },
    client,
  );
  const verdicts = references.map(reference => {
    const index = places.findIndex(
      ({ cluster, namespace }) =>
        cluster === reference.cluster &&
        namespace === (reference.namespace ?? ''),
    );
    const { data, isPending } = rules[index];
    if (data) return verdictOf(data, reference);
    // Where rules cannot be read, they do not tell.
    return isPending ? 'loading' : 'unknown';
  });

  const reviews = useQueries(
    {
      queries: references.map((reference, index) => ({
        queryKey: accessKey(reference),
        queryFn: async ({ signal }: { signal: AbortSignal }) =>
          api.mayPatch(reference, { signal }),
        enabled: enabled && isIntended && verdicts[index] === 'unknown',
        staleTime: RIGHTS_STALE_MS,
        refetchOnWindowFocus: false,
      })),
    },
    client,
  );

  const isAllowed = (index: number) =>
    verdicts[index] === 'yes' ||
    (verdicts[index] === 'unknown' && reviews[index].data !== false);
  const allowed =
    !enabled || references.some((_each, index) => isAllowed(index));
  return {
    loading: !allowed && verdicts.includes('loading'),
    allowed,
    onIntent: () => setIntended(true),
  };
}

function distinct(references: readonly FluxReference[]) {
  return [
    ...new Map(references.map(each => [referenceKey(each), each])).values(),
  ];
}

function placesOf(references: readonly FluxReference[]) {
  const places = references.map(({ cluster, namespace = '' }) => ({
    cluster,
    namespace,
  }));
  return [
    ...new Map(places.map(each => [JSON.stringify(each), each])).values(),
  ];
}
