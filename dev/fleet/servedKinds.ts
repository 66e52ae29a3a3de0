import { FluxController, FluxRelease, isAtLeast } from './releases';

/** A version of a kind as its CRD lists it. */
export interface ServedVersion {
  name: string;
  storage: boolean;
}

/** A kind of Flux: the fields of its CRD, and the releases of its versions. */
export interface FluxKind {
  kind: string;
  group: string;
  plural: string;
  shortNames: string[];
  /** The controller whose installation includes the CRD. */
  controller: FluxController | 'flux-operator';
  /**
   * The versions since each release, newest first; `*` marks the storage
   * version.
   */
  versions: Partial<Record<FluxRelease, string>>;
}

const source = 'source.toolkit.fluxcd.io';
const image = 'image.toolkit.fluxcd.io';
const notification = 'notification.toolkit.fluxcd.io';
const operator = 'fluxcd.controlplane.io';

/**
 * All kinds of Flux and the Flux Operator with the versions that each release
 * serves. Source: config/crd/bases of the controllers.
 */
export const fluxKinds: FluxKind[] = [
  {
    kind: 'GitRepository',
    group: source,
    plural: 'gitrepositories',
    shortNames: ['gitrepo'],
    controller: 'source-controller',
    versions: {
      '0.41': 'v1beta2* v1beta1',
      '2.0': 'v1* v1beta2 v1beta1',
      '2.7': 'v1* v1beta2',
      '2.8': 'v1*',
    },
  },
  {
    kind: 'OCIRepository',
    group: source,
    plural: 'ocirepositories',
    shortNames: ['ocirepo'],
    controller: 'source-controller',
    versions: { '0.41': 'v1beta2*', '2.6': 'v1* v1beta2', '2.8': 'v1*' },
  },
  {
    kind: 'HelmRepository',
    group: source,
    plural: 'helmrepositories',
    shortNames: ['helmrepo'],
    controller: 'source-controller',
    versions: {
      '0.41': 'v1beta2* v1beta1',
      '2.3': 'v1* v1beta2 v1beta1',
      '2.7': 'v1* v1beta2',
      '2.8': 'v1*',
    },
  },
  {
    kind: 'HelmChart',
    group: source,
    plural: 'helmcharts',
    shortNames: ['hc'],
    controller: 'source-controller',
    versions: {
      '0.41': 'v1beta2* v1beta1',
      '2.3': 'v1* v1beta2 v1beta1',
      '2.7': 'v1* v1beta2',
      '2.8': 'v1*',
    },
  },
  {
    kind: 'Bucket',
    group: source,
    plural: 'buckets',
    shortNames: [],
    controller: 'source-controller',
    versions: {
      '0.41': 'v1beta2* v1beta1',
      '2.4': 'v1* v1beta2 v1beta1',
      '2.7': 'v1* v1beta2',
      '2.8': 'v1*',
    },
  },
  {
    kind: 'ExternalArtifact',
    group: source,
    plural: 'externalartifacts',
    shortNames: [],
    controller: 'source-controller',
    versions: { '2.7': 'v1*' },
  },
  {
    kind: 'ArtifactGenerator',
    group: 'source.extensions.fluxcd.io',
    plural: 'artifactgenerators',
    shortNames: ['ag'],
    controller: 'source-watcher',
    versions: { '2.7': 'v1beta1*' },
  },
  {
    kind: 'Kustomization',
    group: 'kustomize.toolkit.fluxcd.io',
    plural: 'kustomizations',
    shortNames: ['ks'],
    controller: 'kustomize-controller',
    versions: {
      '0.41': 'v1beta2* v1beta1',
      '2.0': 'v1* v1beta2 v1beta1',
      '2.7': 'v1* v1beta2',
      '2.8': 'v1*',
    },
  },
  {
    kind: 'HelmRelease',
    group: 'helm.toolkit.fluxcd.io',
    plural: 'helmreleases',
    shortNames: ['hr'],
    controller: 'helm-controller',
    versions: {
      '0.41': 'v2beta1*',
      '2.2': 'v2beta2* v2beta1',
      '2.3': 'v2* v2beta2 v2beta1',
      '2.7': 'v2* v2beta2',
      '2.8': 'v2*',
    },
  },
  {
    kind: 'ImageRepository',
    group: image,
    plural: 'imagerepositories',
    shortNames: ['imgrepo'],
    controller: 'image-reflector-controller',
    versions: {
      '0.41': 'v1beta2* v1beta1',
      '2.7': 'v1* v1beta2',
      '2.9': 'v1*',
    },
  },
  {
    kind: 'ImagePolicy',
    group: image,
    plural: 'imagepolicies',
    shortNames: ['imgpol'],
    controller: 'image-reflector-controller',
    versions: {
      '0.41': 'v1beta2* v1beta1',
      '2.7': 'v1* v1beta2',
      '2.9': 'v1*',
    },
  },
  {
    kind: 'ImageUpdateAutomation',
    group: image,
    plural: 'imageupdateautomations',
    shortNames: ['iua', 'imgupd'],
    controller: 'image-automation-controller',
    versions: {
      '0.41': 'v1beta1*',
      '2.3': 'v1beta2* v1beta1',
      '2.7': 'v1* v1beta2',
      '2.9': 'v1*',
    },
  },
  ...['Alert', 'Provider'].map(kind => ({
    kind,
    group: notification,
    plural: `${kind.toLowerCase()}s`,
    shortNames: [],
    controller: 'notification-controller' as const,
    versions: {
      '0.41': 'v1beta2* v1beta1',
      '2.2': 'v1beta3* v1beta2 v1beta1',
      '2.7': 'v1beta3* v1beta2',
      '2.9': 'v1beta3*',
    },
  })),
  {
    kind: 'Receiver',
    group: notification,
    plural: 'receivers',
    shortNames: [],
    controller: 'notification-controller',
    versions: {
      '0.41': 'v1beta2* v1beta1',
      '2.0': 'v1* v1beta2 v1beta1',
      '2.7': 'v1* v1beta2',
      '2.9': 'v1*',
    },
  },
  ...[
    ['FluxInstance', 'fluxinstances'],
    ['FluxReport', 'fluxreports'],
    ['ResourceSet', 'resourcesets', 'rset'],
    ['ResourceSetInputProvider', 'resourcesetinputproviders', 'rsip'],
  ].map(([kind, plural, ...shortNames]) => ({
    kind,
    group: operator,
    plural,
    shortNames,
    controller: 'flux-operator' as const,
    versions: { '0.41': 'v1*' },
  })),
];

/** The versions of a kind that a release serves, newest first. */
export function servedVersions(
  kind: FluxKind,
  release: FluxRelease,
): ServedVersion[] {
  const since = (Object.keys(kind.versions) as FluxRelease[])
    .filter(candidate => isAtLeast(release, candidate))
    .pop();
  const listed = since && kind.versions[since];
  return (listed?.split(' ') ?? []).map(name => ({
    name: name.replace('*', ''),
    storage: name.endsWith('*'),
  }));
}

/** The row of a kind in {@link fluxKinds}. */
export function fluxKind(name: string): FluxKind {
  const found = fluxKinds.find(({ kind }) => kind === name);
  if (!found) throw new Error(`No such kind of Flux: ${name}`);
  return found;
}

/**
 * The apiVersion in which a release stores a kind, as `group/version`. Throws
 * if the release lacks the kind.
 */
export function storageApiVersion(kind: string, release: FluxRelease): string {
  const row = fluxKind(kind);
  const stored = servedVersions(row, release).find(({ storage }) => storage);
  if (!stored) throw new Error(`Flux ${release} has no ${kind}`);
  return `${row.group}/${stored.name}`;
}
