import { isForcible } from './capabilities';

const GROUPS = {
  HelmRelease: 'helm.toolkit.fluxcd.io',
  Kustomization: 'kustomize.toolkit.fluxcd.io',
  FluxInstance: 'fluxcd.controlplane.io',
};

// facts: HelmReleases honour forceAt and resetAt since Flux 2.2.
it.each([
  ['HelmRelease', 'v2', true],
  ['HelmRelease', 'v2beta2', true],
  ['HelmRelease', 'v2beta1', false],
  ['Kustomization', 'v1', false],
  ['FluxInstance', 'v1', false],
] as const)('%s %s can be forced and reset: %s', (kind, version, expected) => {
  const object = { kind, apiVersion: `${GROUPS[kind]}/${version}` };
  expect(isForcible(object)).toBe(expected);
});
