import type { FluxReference, FluxResource } from '../flux';
import { useKnownResources } from './useKnownResources';

/** The object of one reference, as in {@link useKnownResources}. */
export function useKnownObject(
  reference: FluxReference | undefined,
): FluxResource | undefined {
  const [known] = useKnownResources(reference ? [reference] : []);
  return known;
}
