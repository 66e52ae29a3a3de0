import { hexOf } from '../hex';
import { isAtLeast } from '../releases';
import { JsonObject, KubernetesObject } from '../types';
import { fluxObject } from './place';
import { sourceStatus, SourceOptions, stored } from './sourceStatus';
import { notReconciled } from './verdict';

function verdictOn(kind: string, options: SourceOptions) {
  const { verdict, revision } = options;
  return verdict ?? (revision ? stored(kind, revision) : notReconciled);
}

/** The options of a GitRepository. */
export interface GitRepositoryOptions extends SourceOptions {
  url: string;
  ref?: { branch?: string; tag?: string; semver?: string; name?: string };
  interval?: string;
  /** Secret with the keys of trusted signers. */
  verifyWith?: string;
  /** The objects to verify; `HEAD` only before Flux 2.1. */
  verifyMode?: 'HEAD' | 'Tag' | 'TagAndHEAD';
}

/** Builds a GitRepository. */
export function gitRepository(options: GitRepositoryOptions): KubernetesObject {
  const { on, url, ref = { branch: 'main' }, interval = '1m0s' } = options;
  const { verifyWith, verifyMode = 'HEAD' } = options;
  const hasModes = isAtLeast(on.release, '2.1');
  const mode = hasModes ? verifyMode : 'head';
  const verdict = verdictOn('GitRepository', options);
  return fluxObject({
    common: options,
    kind: 'GitRepository',
    spec: {
      interval,
      ref,
      timeout: '60s',
      url,
      ...(verifyWith && { verify: { mode, secretRef: { name: verifyWith } } }),
    },
    status: sourceStatus({
      source: options,
      kind: 'GitRepository',
      verdict,
      more: {
        ...(verifyWith &&
          hasModes &&
          verdict.ready && { sourceVerificationMode: verifyMode }),
      },
    }),
  });
}

/** The options of an OCIRepository. */
export interface OCIRepositoryOptions extends SourceOptions {
  url: string;
  ref?: { tag?: string; semver?: string; digest?: string };
  interval?: string;
  /** Whether the artifact is a Helm chart instead of a tar of manifests. */
  holdsChart?: boolean;
  verify?: JsonObject;
  /** The source that the artifact was built from. */
  origin?: { source: string; revision: string };
}

/** Builds an OCIRepository. */
export function ociRepository(options: OCIRepositoryOptions): KubernetesObject {
  const { url, ref = { tag: 'latest' }, interval = '5m0s' } = options;
  const { holdsChart, verify, origin } = options;
  const layerSelector = {
    mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
    operation: 'copy',
  };
  return fluxObject({
    common: options,
    kind: 'OCIRepository',
    spec: {
      interval,
      ...(holdsChart && { layerSelector }),
      provider: 'generic',
      ref,
      timeout: '60s',
      url,
      ...(verify && { verify }),
    },
    status: sourceStatus({
      source: options,
      kind: 'OCIRepository',
      verdict: verdictOn('OCIRepository', options),
      metadata: origin && {
        'org.opencontainers.image.revision': origin.revision,
        'org.opencontainers.image.source': origin.source,
      },
      more: {
        ...(holdsChart &&
          options.revision && {
            observedLayerSelector: layerSelector,
          }),
      },
    }),
  });
}

/** The options of a HelmRepository. */
export interface HelmRepositoryOptions extends SourceOptions {
  url: string;
  type?: 'default' | 'oci';
  interval?: string;
  provider?: 'generic' | 'aws' | 'azure' | 'gcp';
}

/**
 * Builds a HelmRepository. With type oci it has no status since Flux 2.3, and
 * only a Ready condition before.
 */
export function helmRepository(
  options: HelmRepositoryOptions,
): KubernetesObject {
  const { on, url, type = 'default', interval = '30m0s' } = options;
  const isStatic = type === 'oci' && isAtLeast(on.release, '2.3');
  const built = fluxObject({
    common: options,
    kind: 'HelmRepository',
    spec: {
      ...(!isStatic && { interval, timeout: '60s' }),
      ...(type === 'oci' && { provider: options.provider ?? 'generic', type }),
      url,
    },
    status: isStatic ? undefined : helmRepositoryStatus(options),
  });
  if (!isStatic) return built;
  const { finalizers, ...metadata } = built.metadata;
  return { ...built, metadata };
}

function helmRepositoryStatus(options: HelmRepositoryOptions): JsonObject {
  if (options.type !== 'oci') {
    return sourceStatus({
      source: options,
      kind: 'HelmRepository',
      verdict: verdictOn('HelmRepository', options),
      digest: options.revision,
    });
  }
  const verdict = options.verdict ?? {
    ready: {
      status: 'True' as const,
      reason: 'Succeeded',
      message: 'Helm repository is ready',
    },
  };
  const { observedGeneration: _none, ...status } = sourceStatus({
    source: { ...options, revision: undefined },
    kind: 'HelmRepository',
    verdict,
  });
  return { ...status, observedGeneration: options.generation ?? 1 };
}

/** The options of a Bucket. */
export interface BucketOptions extends SourceOptions {
  endpoint: string;
  bucketName: string;
  provider?: 'generic' | 'aws' | 'gcp' | 'azure';
  region?: string;
}

/** Builds a Bucket. */
export function bucket(options: BucketOptions): KubernetesObject {
  const { endpoint, bucketName, provider = 'generic', region } = options;
  return fluxObject({
    common: options,
    kind: 'Bucket',
    spec: {
      bucketName,
      endpoint,
      interval: '5m0s',
      provider,
      ...(region && { region }),
      timeout: '60s',
    },
    status: sourceStatus({
      source: options,
      kind: 'Bucket',
      verdict: verdictOn('Bucket', options),
    }),
  });
}

/** Builds an ExternalArtifact as source-watcher creates it (Flux 2.7). */
export function externalArtifact(
  options: SourceOptions & { generator: string; revision: string },
): KubernetesObject {
  const { generator, revision, namespace = 'flux-system', name } = options;
  const { status, ...built } = fluxObject({
    common: {
      ...options,
      labels: {
        'app.kubernetes.io/managed-by': 'source-watcher',
        ...options.labels,
      },
    },
    kind: 'ExternalArtifact',
    spec: {
      sourceRef: {
        apiVersion: 'source.extensions.fluxcd.io/v1beta1',
        kind: 'ArtifactGenerator',
        name: generator,
        namespace,
      },
    },
    status: sourceStatus({
      source: options,
      kind: 'ExternalArtifact',
      verdict: {
        ready: {
          status: 'True',
          reason: 'Succeeded',
          message: 'Artifact is ready',
        },
      },
    }),
  });
  const { finalizers, ...metadata } = built.metadata;
  const { observedGeneration: _none, url, ...kept } = status ?? {};
  return {
    ...built,
    metadata,
    status: {
      ...kept,
      artifact: servedByWatcher(kept.artifact, name, revision),
    },
  };
}

function servedByWatcher(artifact: unknown, name: string, revision: string) {
  const path = `externalartifact/${name}/${hexOf(revision, 10)}.tar.gz`;
  return {
    ...(artifact as JsonObject),
    path,
    url: `http://source-watcher.flux-system.svc.cluster.local./${path}`,
  };
}
