import { componentsOf, type FluxComponent } from './controller';
import { isFluxVersion, releaseIn } from './fluxVersion';
import { textAt } from '../objects/json';
import type { FluxObject } from '../objects/types';

/** The label that all Deployments of Flux have. */
export const PART_OF_FLUX = 'app.kubernetes.io/part-of=flux';

/** Whether the labels of a Deployment contain the version of Flux. */
export function tellsVersion(deployment: FluxObject): boolean {
  return labelledVersionOf(deployment, componentsOf(deployment)) !== undefined;
}

/**
 * The version of Flux in the label of an object. Packages of vendors put their
 * own version there, or that of a controller, which Flux never has.
 */
export function labelledVersionOf(
  object: FluxObject,
  components: readonly FluxComponent[],
): string | undefined {
  const version = releaseIn(labelOf(object, 'version'));
  const isFlux =
    version !== undefined &&
    isFluxVersion(version) &&
    !components.some(component => component.version === version);
  return isFlux ? version : undefined;
}

/** The value of one of Kubernetes' recommended labels. */
export function labelOf(object: FluxObject, name: string): string | undefined {
  return textAt(object, 'metadata', 'labels', `app.kubernetes.io/${name}`);
}
