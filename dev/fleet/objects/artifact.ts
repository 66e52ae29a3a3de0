import { hexOf, sha256Of } from '../hex';
import { isoTime } from '../time';
import { JsonObject } from '../types';

/**
 * The artifact that source-controller last stored. Source: RFC-0005 and
 * source-controller's api/v1 Artifact.
 */
export function artifact(options: {
  kind: string;
  namespace: string;
  name: string;
  revision: string;
  at: number;
  /** Digest of the file, unless the revision is a digest itself. */
  digest?: string;
  /** The chart's name, which is in the file name of a HelmChart's artifact. */
  chart?: string;
  metadata?: Record<string, string>;
}): JsonObject {
  const { kind, namespace, name, revision, at, metadata } = options;
  const path = `${kind.toLowerCase()}/${namespace}/${name}/${fileOf(
    kind,
    options.chart ?? name,
    revision,
  )}`;
  return {
    digest: options.digest ?? sha256Of(`${path}@${revision}`),
    lastUpdateTime: isoTime(at),
    ...(metadata && { metadata }),
    path,
    revision,
    size: 1_024 + (parseInt(hexOf(revision, 5), 16) % 400_000),
    url: `http://source-controller.flux-system.svc.cluster.local./${path}`,
  };
}

function fileOf(kind: string, name: string, revision: string): string {
  const checksum = revision.split(/[@:/]/).pop();
  if (kind === 'HelmRepository') return `index-${checksum}.yaml`;
  if (kind === 'HelmChart') return `${name}-${revision}.tgz`;
  if (kind === 'OCIRepository') {
    return `${revision.split('@').pop()}.tar.gz`;
  }
  return `${checksum}.tar.gz`;
}

/** A Git revision: `main@sha1:…`. */
export function gitRevision(branch: string, text: string): string {
  return `${branch}@sha1:${hexOf(text, 40)}`;
}

/** An OCI revision: `1.2.3@sha256:…`. */
export function ociRevision(tag: string, text: string): string {
  return `${tag}@${sha256Of(text)}`;
}
