/** The Flux releases (minors) a cluster of the fleet can run. */
export const fluxReleases = [
  '0.41',
  '2.0',
  '2.1',
  '2.2',
  '2.3',
  '2.4',
  '2.5',
  '2.6',
  '2.7',
  '2.8',
  '2.9',
] as const;

/** A Flux minor release. */
export type FluxRelease = (typeof fluxReleases)[number];

/** Flux's controllers; each installs the CRDs of its kinds. */
export const fluxControllers = [
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'notification-controller',
  'image-reflector-controller',
  'image-automation-controller',
  'source-watcher',
] as const;

/** The name of a Flux controller. */
export type FluxController = (typeof fluxControllers)[number];

/**
 * The last patch release of each minor release, and its controllers in the
 * order of {@link fluxControllers}. Source: flux2 releases, manifests/bases;
 * those of 0.41 are unverified.
 */
const shipped: Record<FluxRelease, [patch: string, controllers: string]> = {
  '0.41': ['0.41.2', '0.36.1 0.35.1 0.31.2 0.33.0 0.26.1 0.31.0'],
  '2.0': ['2.0.1', '1.0.1 1.0.1 0.35.0 1.0.0 0.29.1 0.35.0'],
  '2.1': ['2.1.2', '1.1.2 1.1.1 0.36.2 1.1.0 0.30.0 0.36.1'],
  '2.2': ['2.2.3', '1.2.4 1.2.2 0.37.4 1.2.4 0.31.2 0.37.1'],
  '2.3': ['2.3.0', '1.3.0 1.3.0 1.0.1 1.3.0 0.32.0 0.38.0'],
  '2.4': ['2.4.0', '1.4.1 1.4.0 1.1.0 1.4.0 0.33.0 0.39.0'],
  '2.5': ['2.5.1', '1.5.0 1.5.1 1.2.0 1.5.0 0.34.0 0.40.0'],
  '2.6': ['2.6.4', '1.6.2 1.6.1 1.3.0 1.6.0 0.35.2 0.41.2'],
  '2.7': ['2.7.5', '1.7.4 1.7.3 1.4.5 1.7.5 1.0.4 1.0.4 2.0.3'],
  '2.8': ['2.8.8', '1.8.5 1.8.5 1.5.5 1.8.4 1.1.2 1.1.4 2.1.1'],
  '2.9': ['2.9.4', '1.9.4 1.9.4 1.6.3 1.9.3 1.2.4 1.2.4 2.2.3'],
};

/** Whether a release is `other` or newer. */
export function isAtLeast(release: FluxRelease, other: FluxRelease): boolean {
  return fluxReleases.indexOf(release) >= fluxReleases.indexOf(other);
}

/** The newest patch release, with `v` as in Flux's labels: `v2.9.4`. */
export function distributionVersion(release: FluxRelease): string {
  return `v${shipped[release][0]}`;
}

/** The version of a controller in a release; undefined if it has none. */
export function controllerVersion(
  release: FluxRelease,
  controller: FluxController,
): string | undefined {
  const version =
    shipped[release][1].split(' ')[fluxControllers.indexOf(controller)];
  return version && `v${version}`;
}
