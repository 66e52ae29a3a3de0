import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { errorOf, fluxApiRef, type FluxProblem } from '../api';
import { configMapQuery } from '../data';
import type { FluxObject, FluxReference } from '../flux';
import { useFluxData } from './useFluxData';

/** A ConfigMap that is read while the component is mounted. */
export interface ReadConfigMap {
  /** Null if it does not exist. */
  readonly object?: FluxObject | null;
  readonly problem?: FluxProblem;
  readonly refresh: () => void;
}

/** Reads a ConfigMap. */
export function useConfigMap(reference: FluxReference): ReadConfigMap {
  const api = useApi(fluxApiRef);
  const { client } = useFluxData();
  const { data, error, refetch } = useQuery(
    configMapQuery(api, reference),
    client,
  );
  return {
    object: data,
    problem: error ? errorOf(error) : undefined,
    refresh: () => void refetch(),
  };
}
