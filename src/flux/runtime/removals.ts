import { compareVersions } from './fluxVersion';

/** An API version that a cluster serves and newer releases of Flux removed. */
export interface FluxRemovedApi {
  /** `group/version`. */
  readonly apiVersion: string;
  /** The minor release of Flux that removed it, such as `2.8`. */
  readonly removedIn: string;
}

/**
 * The minor release of Flux that removed an API version, for all kinds of its
 * group at once. Flux: release notes of 2.7, 2.8 and 2.9.
 */
const REMOVED_IN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'source.toolkit.fluxcd.io': { v1beta1: '2.7', v1beta2: '2.8' },
  'kustomize.toolkit.fluxcd.io': { v1beta1: '2.7', v1beta2: '2.8' },
  'helm.toolkit.fluxcd.io': { v2beta1: '2.7', v2beta2: '2.8' },
  'image.toolkit.fluxcd.io': {
    v1alpha1: '2.7',
    v1alpha2: '2.7',
    v1beta1: '2.7',
    v1beta2: '2.9',
  },
  'notification.toolkit.fluxcd.io': { v1beta1: '2.7', v1beta2: '2.9' },
};

/**
 * The API versions in `served` (`group/version`) that newer releases of Flux
 * removed, sorted by release.
 */
export function removedApisIn(
  served: readonly string[],
): readonly FluxRemovedApi[] {
  return [...new Set(served)]
    .flatMap(apiVersion => {
      const [group, version] = apiVersion.split('/');
      const versions = Object.hasOwn(REMOVED_IN, group)
        ? REMOVED_IN[group]
        : {};
      return version && Object.hasOwn(versions, version)
        ? [{ apiVersion, removedIn: versions[version] }]
        : [];
    })
    .sort(
      (left, right) =>
        compareVersions(`${left.removedIn}.0`, `${right.removedIn}.0`) ||
        (left.apiVersion < right.apiVersion ? -1 : 1),
    );
}
