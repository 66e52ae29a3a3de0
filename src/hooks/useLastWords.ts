import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { errorOf, fluxApiRef, type FluxProblem } from '../api';
import { lastWordsQuery } from '../data';
import type { FluxReference } from '../flux';
import { useFluxData } from './useFluxData';

/** The last lines of a container. */
export interface LastWords {
  readonly text?: string;
  readonly problem?: FluxProblem;
  readonly refresh: () => void;
}

/** Reads the last lines of a container, of this run or of the one before. */
export function useLastWords(
  pod: FluxReference,
  container: string,
  isPrevious: boolean,
): LastWords {
  const api = useApi(fluxApiRef);
  const { client } = useFluxData();
  const { data, error, refetch } = useQuery(
    lastWordsQuery(api, { pod, container, isPrevious }),
    client,
  );
  return {
    text: data,
    problem: error ? errorOf(error) : undefined,
    refresh: () => void refetch(),
  };
}
