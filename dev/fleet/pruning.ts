import { FluxRelease, isAtLeast } from './releases';
import { isObject, JsonObject, KubernetesObject } from './types';

interface UnknownFields {
  /** Versions whose schema lacks the fields; all versions if left out. */
  versions?: string[];
  /** The release that added the fields. */
  before?: FluxRelease;
  fields: string[];
}

/**
 * Fields that are missing in some schema of a kind, so that the API server
 * prunes them: when an old version is read (CRD conversion strategy None
 * changes apiVersion only, then prunes), or when they are written to a release
 * that lacks them. Source: config/crd/bases; only fields that affect this
 * plugin.
 */
const unknownFields: Record<string, UnknownFields[]> = {
  GitRepository: [
    {
      versions: ['v1beta2', 'v1beta1'],
      fields: [
        'spec.provider',
        'spec.proxySecretRef',
        'spec.serviceAccountName',
        'spec.sparseCheckout',
        'status.observedSparseCheckout',
        'status.sourceVerificationMode',
      ],
    },
    {
      versions: ['v1beta1'],
      fields: ['status.observedIgnore', 'status.observedInclude'],
    },
    { before: '2.1', fields: ['status.sourceVerificationMode'] },
    { before: '2.6', fields: ['spec.sparseCheckout'] },
  ],
  HelmRepository: [
    {
      versions: ['v1beta1'],
      fields: ['spec.provider', 'spec.type', 'spec.insecure'],
    },
  ],
  HelmChart: [
    {
      versions: ['v1beta1'],
      fields: [
        'spec.verify',
        'status.observedChartName',
        'status.observedSourceArtifactRevision',
        'status.observedValuesFiles',
      ],
    },
  ],
  Bucket: [
    {
      versions: ['v1beta1'],
      fields: ['spec.prefix', 'spec.sts', 'status.observedIgnore'],
    },
    { versions: ['v1beta2', 'v1beta1'], fields: ['spec.serviceAccountName'] },
  ],
  Kustomization: [
    {
      versions: ['v1beta2', 'v1beta1'],
      fields: [
        'spec.deletionPolicy',
        'spec.healthCheckExprs',
        'spec.ignoreMissingComponents',
        'spec.namePrefix',
        'spec.nameSuffix',
        'status.history',
        'status.lastAppliedOriginRevision',
      ],
    },
    {
      versions: ['v1beta1'],
      fields: ['spec.wait', 'spec.components', 'status.inventory'],
    },
    { before: '2.5', fields: ['status.lastAppliedOriginRevision'] },
    { before: '2.7', fields: ['status.history'] },
  ],
  HelmRelease: [
    {
      versions: ['v2beta2', 'v2beta1'],
      fields: [
        'spec.commonMetadata',
        'spec.healthCheckExprs',
        'spec.waitStrategy',
        'status.inventory',
        'status.lastAttemptedReleaseActionDuration',
        'status.observedCommonMetadataDigest',
      ],
    },
    { versions: ['v2beta1'], fields: ['status.lastAttemptedRevisionDigest'] },
    {
      before: '2.2',
      fields: [
        'spec.driftDetection',
        'status.history',
        'status.lastHandledForceAt',
        'status.lastHandledResetAt',
      ],
    },
    { before: '2.3', fields: ['spec.chartRef'] },
    { versions: ['v2'], fields: ['status.lastAppliedRevision'] },
    { before: '2.8', fields: ['status.inventory'] },
  ],
  ImagePolicy: [
    {
      versions: ['v1beta1'],
      fields: [
        'spec.digestReflectionPolicy',
        'spec.interval',
        'status.latestRef',
        'status.observedPreviousImage',
        'status.observedPreviousRef',
      ],
    },
    {
      before: '2.6',
      fields: [
        'spec.digestReflectionPolicy',
        'spec.interval',
        'status.latestRef',
        'status.observedPreviousRef',
      ],
    },
    {
      before: '2.7',
      fields: ['spec.suspend', 'status.lastHandledReconcileAt'],
    },
  ],
  ImageRepository: [
    {
      versions: ['v1beta1'],
      fields: [
        'spec.insecure',
        'spec.provider',
        'status.observedExclusionList',
      ],
    },
  ],
  ImageUpdateAutomation: [
    {
      versions: ['v1beta1'],
      fields: [
        'spec.policySelector',
        'status.observedPolicies',
        'status.observedSourceRevision',
      ],
    },
  ],
  Alert: [
    {
      versions: ['v1beta1'],
      fields: ['spec.eventMetadata', 'spec.inclusionList'],
    },
    { versions: ['v1beta3'], fields: ['status'] },
  ],
  Provider: [
    { versions: ['v1beta1'], fields: ['spec.interval'] },
    { versions: ['v1beta3'], fields: ['status'] },
  ],
  Receiver: [
    {
      versions: ['v1beta1'],
      fields: [
        'spec.interval',
        'status.lastHandledReconcileAt',
        'status.webhookPath',
      ],
    },
  ],
};

/**
 * The object without the fields that this version of its kind lacks in the
 * release; the same object if there are none.
 */
export function prune(options: {
  object: KubernetesObject;
  version: string;
  release: FluxRelease;
}): KubernetesObject {
  const { object, version, release } = options;
  return fieldsUnknownTo(object.kind, version, release).reduce(
    (pruned, field) => without(pruned, field.split('.')) as KubernetesObject,
    object,
  );
}

function fieldsUnknownTo(
  kind: string,
  version: string,
  release: FluxRelease,
): string[] {
  return (unknownFields[kind] ?? [])
    .filter(
      ({ versions, before }) =>
        (!versions || versions.includes(version)) &&
        (!before || !isAtLeast(release, before)),
    )
    .flatMap(({ fields }) => fields);
}

function without(value: JsonObject, path: string[]): JsonObject {
  const [key, ...rest] = path;
  const child = value[key];
  if (child === undefined) return value;
  if (rest.length === 0) {
    const { [key]: _dropped, ...kept } = value;
    return kept;
  }
  if (!isObject(child)) return value;
  const pruned = without(child, rest);
  return pruned === child ? value : { ...value, [key]: pruned };
}
