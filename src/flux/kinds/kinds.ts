import { textAt, valueAt } from '../objects/json';
import { FluxObject } from '../objects/types';

/** What a kind is used for. */
export type FluxCategory =
  | 'deployment'
  | 'source'
  | 'image'
  | 'notification'
  | 'operator';

/** How objects of a kind are suspended. */
export type FluxSuspendRule =
  /** `spec.suspend: true`, which the kind supports since version `since`. */
  | { readonly by: 'spec'; readonly since?: string }
  /** An annotation, its value compared case-insensitively. */
  | {
      readonly by: 'annotation';
      readonly annotation: string;
      readonly value: 'disabled';
    };

/** How objects of a kind are reconciled on request. */
export interface FluxReconcileRule {
  /** The `status` field that controllers copy the token of a request to. */
  readonly handled: 'lastHandledReconcileAt';
  /** The oldest API version that honours requests; all of them if missing. */
  readonly since?: string;
  /** The newest API version that honours requests; all of them if missing. */
  readonly until?: string;
  /** The `status` field that controllers copy the token of `forceAt` to. */
  readonly forceHandled?: 'lastHandledForceAt';
  /** The `status` field that controllers copy the token of `resetAt` to. */
  readonly resetHandled?: 'lastHandledResetAt';
  /** The oldest API version that honours `forceAt` and `resetAt`. */
  readonly forceSince?: string;
}

/** When objects of a kind have no status by design. */
export interface FluxStaticRule {
  /** The oldest API version that has no status. */
  readonly since: string;
  /** Only objects of this `spec.type`. */
  readonly specType?: string;
}

/** Which field of a kind refers to its source. */
export interface FluxSourceRefRule {
  /** Path of the reference, or of the list of references. */
  readonly path: readonly string[];
  /** The kind referred to, where the reference has no `kind` field. */
  readonly kind?: string;
}

interface KindRow {
  readonly kind: string;
  readonly group: string;
  readonly plural: string;
  /** Every version that Flux 0.41 to 2.10 serves, newest first. */
  readonly versions: readonly [string, ...string[]];
  readonly category: FluxCategory;
  /** Which of Flux's controllers takes care of its objects, if one does. */
  readonly controller?: string;
  /** Missing: objects of this kind cannot be suspended. */
  readonly suspend?: FluxSuspendRule;
  /** Missing: nothing reconciles objects of this kind on request. */
  readonly reconcile?: FluxReconcileRule;
  /** Missing: objects of this kind always get a status. */
  readonly static?: FluxStaticRule;
  /** Where its objects refer to their source. The first that is set is used. */
  readonly sourceRefs?: readonly FluxSourceRefRule[];
  /** Path of the signature verification settings, where the kind has any. */
  readonly verify?: readonly string[];
  /** Set for kinds whose status has a history, with newer Flux releases. */
  readonly history?: true;
  /** The name of its page in Weave GitOps, if there is one. */
  readonly weavePage?: string;
  /** Set for kinds that describe the installation of Flux itself. */
  readonly aboutFlux?: true;
}

const source = 'source.toolkit.fluxcd.io';
const image = 'image.toolkit.fluxcd.io';
const notification = 'notification.toolkit.fluxcd.io';
const operator = 'fluxcd.controlplane.io';

const v1Only = ['v1'] as const;
const v1ToV1beta2 = ['v1', 'v1beta2'] as const;
const v1ToV1beta1 = ['v1', 'v1beta2', 'v1beta1'] as const;
// v1 is planned for Flux 2.10 (https://fluxcd.io/roadmap); older releases do not
// serve it.
const v1ToV1beta3 = ['v1', 'v1beta3', 'v1beta2', 'v1beta1'] as const;

const bySpec = { by: 'spec' } as const;
const byOperatorAnnotation = {
  by: 'annotation',
  annotation: 'fluxcd.controlplane.io/reconcile',
  value: 'disabled',
} as const;

const onRequest = { handled: 'lastHandledReconcileAt' } as const;
const onRequestOrForced = {
  ...onRequest,
  forceHandled: 'lastHandledForceAt',
} as const;

const specVerify = ['spec', 'verify'] as const;
const specSourceRef = { path: ['spec', 'sourceRef'] } as const;

const rows = [
  {
    kind: 'Kustomization',
    group: 'kustomize.toolkit.fluxcd.io',
    plural: 'kustomizations',
    versions: v1ToV1beta1,
    category: 'deployment',
    controller: 'kustomize-controller',
    suspend: bySpec,
    reconcile: onRequest,
    sourceRefs: [specSourceRef],
    history: true,
    weavePage: 'kustomization',
  },
  {
    kind: 'HelmRelease',
    group: 'helm.toolkit.fluxcd.io',
    plural: 'helmreleases',
    versions: ['v2', 'v2beta2', 'v2beta1'],
    category: 'deployment',
    controller: 'helm-controller',
    suspend: bySpec,
    reconcile: {
      ...onRequestOrForced,
      resetHandled: 'lastHandledResetAt',
      // With Flux 2.2.
      forceSince: 'v2beta2',
    },
    sourceRefs: [
      { path: ['spec', 'chartRef'] },
      { path: ['spec', 'chart', 'spec', 'sourceRef'] },
    ],
    verify: ['spec', 'chart', 'spec', 'verify'],
    history: true,
    weavePage: 'helm_release',
  },
  {
    kind: 'GitRepository',
    group: source,
    plural: 'gitrepositories',
    versions: v1ToV1beta1,
    category: 'source',
    controller: 'source-controller',
    suspend: bySpec,
    reconcile: onRequest,
    verify: specVerify,
    weavePage: 'git_repo',
  },
  {
    kind: 'OCIRepository',
    group: source,
    plural: 'ocirepositories',
    versions: v1ToV1beta2,
    category: 'source',
    controller: 'source-controller',
    suspend: bySpec,
    reconcile: onRequest,
    verify: specVerify,
    weavePage: 'oci',
  },
  {
    kind: 'HelmRepository',
    group: source,
    plural: 'helmrepositories',
    versions: v1ToV1beta1,
    category: 'source',
    controller: 'source-controller',
    suspend: bySpec,
    reconcile: onRequest,
    static: { since: 'v1', specType: 'oci' },
    weavePage: 'helm_repo',
  },
  {
    kind: 'HelmChart',
    group: source,
    plural: 'helmcharts',
    versions: v1ToV1beta1,
    category: 'source',
    controller: 'source-controller',
    suspend: bySpec,
    reconcile: onRequest,
    sourceRefs: [specSourceRef],
    verify: specVerify,
  },
  {
    kind: 'Bucket',
    group: source,
    plural: 'buckets',
    versions: v1ToV1beta1,
    category: 'source',
    controller: 'source-controller',
    suspend: bySpec,
    reconcile: onRequest,
  },
  {
    kind: 'ExternalArtifact',
    group: source,
    plural: 'externalartifacts',
    versions: v1Only,
    category: 'source',
    sourceRefs: [specSourceRef],
  },
  {
    kind: 'ArtifactGenerator',
    group: 'source.extensions.fluxcd.io',
    plural: 'artifactgenerators',
    versions: ['v1beta1'],
    category: 'source',
    controller: 'source-watcher',
    suspend: {
      by: 'annotation',
      annotation: 'source.extensions.fluxcd.io/reconcile',
      value: 'disabled',
    },
    reconcile: onRequest,
    sourceRefs: [{ path: ['spec', 'sources'] }],
  },
  {
    kind: 'ImageRepository',
    group: image,
    plural: 'imagerepositories',
    versions: v1ToV1beta1,
    category: 'image',
    controller: 'image-reflector-controller',
    suspend: bySpec,
    reconcile: onRequest,
  },
  {
    kind: 'ImagePolicy',
    group: image,
    plural: 'imagepolicies',
    versions: v1ToV1beta1,
    category: 'image',
    controller: 'image-reflector-controller',
    // Both came with Flux 2.7, which is also the first to serve v1.
    suspend: { by: 'spec', since: 'v1' },
    reconcile: { ...onRequest, since: 'v1' },
    sourceRefs: [
      { path: ['spec', 'imageRepositoryRef'], kind: 'ImageRepository' },
    ],
    weavePage: 'image_policy',
  },
  {
    kind: 'ImageUpdateAutomation',
    group: image,
    plural: 'imageupdateautomations',
    versions: v1ToV1beta1,
    category: 'image',
    controller: 'image-automation-controller',
    suspend: bySpec,
    reconcile: onRequest,
    sourceRefs: [specSourceRef],
  },
  {
    kind: 'Alert',
    group: notification,
    plural: 'alerts',
    versions: v1ToV1beta3,
    category: 'notification',
    controller: 'notification-controller',
    suspend: bySpec,
    reconcile: { ...onRequest, since: 'v1beta2', until: 'v1beta2' },
    static: { since: 'v1beta3' },
  },
  {
    kind: 'Provider',
    group: notification,
    plural: 'providers',
    versions: v1ToV1beta3,
    category: 'notification',
    controller: 'notification-controller',
    suspend: bySpec,
    reconcile: { ...onRequest, since: 'v1beta2', until: 'v1beta2' },
    static: { since: 'v1beta3' },
  },
  {
    kind: 'Receiver',
    group: notification,
    plural: 'receivers',
    versions: v1ToV1beta1,
    category: 'notification',
    controller: 'notification-controller',
    suspend: bySpec,
    reconcile: { ...onRequest, since: 'v1beta2' },
  },
  {
    kind: 'FluxInstance',
    group: operator,
    plural: 'fluxinstances',
    versions: v1Only,
    category: 'operator',
    suspend: byOperatorAnnotation,
    reconcile: onRequestOrForced,
    history: true,
    aboutFlux: true,
  },
  {
    kind: 'FluxReport',
    group: operator,
    plural: 'fluxreports',
    versions: v1Only,
    category: 'operator',
    suspend: byOperatorAnnotation,
    reconcile: onRequest,
    aboutFlux: true,
  },
  {
    kind: 'ResourceSet',
    group: operator,
    plural: 'resourcesets',
    versions: v1Only,
    category: 'operator',
    suspend: byOperatorAnnotation,
    reconcile: onRequest,
    history: true,
  },
  {
    kind: 'ResourceSetInputProvider',
    group: operator,
    plural: 'resourcesetinputproviders',
    versions: v1Only,
    category: 'operator',
    suspend: byOperatorAnnotation,
    reconcile: onRequestOrForced,
  },
] as const satisfies readonly KindRow[];

/** The name of a kind of Flux or of the Flux Operator. @public */
export type FluxKind = (typeof rows)[number]['kind'];

/** A row of {@link FLUX_KINDS}. */
export interface FluxKindInfo extends KindRow {
  readonly kind: FluxKind;
}

/**
 * Everything the plugin knows about the kinds of Flux and of the Flux Operator.
 * To add a kind, add a row.
 */
export const FLUX_KINDS: readonly FluxKindInfo[] = rows;

const infoByKind: ReadonlyMap<string, FluxKindInfo> = new Map(
  FLUX_KINDS.map(info => [info.kind, info]),
);

/** The row of `kind`. */
export function kindInfo(kind: FluxKind): FluxKindInfo {
  return infoByKind.get(kind) ?? FLUX_KINDS[0];
}

/** The rows of a category, in the order of the table. */
export function kindsIn(category: FluxCategory): readonly FluxKindInfo[] {
  return FLUX_KINDS.filter(info => info.category === category);
}

/** `group/version` of a kind's newest version, or of the one given. */
export function apiVersionOf(
  info: FluxKindInfo,
  version: string = info.versions[0],
): string {
  return `${info.group}/${version}`;
}

/**
 * The row of an object's kind. The API group has to match as well, because
 * other projects have kinds of the same name (kustomize.config.k8s.io has a
 * Kustomization). An object without a usable apiVersion is matched by its kind
 * alone.
 */
export function kindOf(object: FluxObject): FluxKindInfo | undefined {
  const info = infoByKind.get(textAt(object, 'kind') ?? '');
  const group = groupVersionOf(object)?.group;
  return group === undefined || group === info?.group ? info : undefined;
}

/** The version in an object's apiVersion: `v1` of `group/v1`. */
export function versionOf(object: FluxObject): string | undefined {
  return groupVersionOf(object)?.version;
}

/** The group in an object's apiVersion, '' for the core group. */
export function groupOf(object: FluxObject): string | undefined {
  return groupVersionOf(object)?.group;
}

/**
 * Whether `version` of a kind is `other` or newer. A version that is not in the
 * table counts as newer than all of them, because new ones are added over time.
 */
export function isSince(
  info: FluxKindInfo,
  version: string | undefined,
  other: string,
): boolean {
  return info.versions.indexOf(version ?? '') <= info.versions.indexOf(other);
}

interface GroupVersion {
  readonly group: string;
  readonly version: string;
}

// Parsed versions are cached because thousands of objects share a few of them.
const groupVersions = new Map<string, GroupVersion>();
/** Bounds the cache in case a cluster sends garbage. */
const REMEMBERED_VERSIONS = 200;

function groupVersionOf(object: FluxObject): GroupVersion | undefined {
  const apiVersion = valueAt(object, 'apiVersion');
  if (typeof apiVersion !== 'string') return undefined;
  const known = groupVersions.get(apiVersion);
  if (known) return known;
  const found = /^(?:([^/\s]+)\/)?(v\d[^/\s]*)$/.exec(apiVersion);
  if (!found) return undefined;
  const read = { group: found[1] ?? '', version: found[2] };
  if (groupVersions.size < REMEMBERED_VERSIONS) {
    groupVersions.set(apiVersion, read);
  }
  return read;
}
