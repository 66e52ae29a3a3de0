import { useApi } from '@backstage/core-plugin-api';
import { fluxApiRef } from '../api';
import { dataOf, type FluxData } from '../data';

/** The data of the app's Flux API. */
export function useFluxData(): FluxData {
  return dataOf(useApi(fluxApiRef));
}
