import { hexOf, sha256Of } from '../hex';
import { isAtLeast } from '../releases';
import { hours, isoTime, minutes } from '../time';
import { JsonObject, KubernetesObject } from '../types';
import { ImageRef, imageResolved } from './imageVerdicts';
import { CommonOptions, fluxObject, observedGeneration } from './place';
import { conditionsFrom, notReconciled, succeeded, Verdict } from './verdict';

interface ImageOptions extends CommonOptions {
  verdict?: Verdict;
  sinceMs?: number;
}

function imageStatus(
  options: ImageOptions,
  verdict: Verdict,
  more: JsonObject,
): JsonObject {
  const { on, sinceMs = hours(2), handledAt } = options;
  if (!verdict.ready) return { observedGeneration: -1 };
  return {
    conditions: conditionsFrom({
      verdict,
      at: on.now - sinceMs,
      generation: observedGeneration(options),
    }),
    ...(handledAt && { lastHandledReconcileAt: handledAt }),
    // Updated when the controller succeeds or gives up.
    observedGeneration:
      verdict.ready.status === 'True' || verdict.stalled
        ? observedGeneration(options)
        : -1,
    ...more,
  };
}

/** The options of an ImageRepository. */
export interface ImageRepositoryOptions extends ImageOptions {
  image: string;
  /** The newest tags; undefined if it has never been scanned. */
  tags?: string[];
  tagCount?: number;
}

/** Builds an ImageRepository. */
export function imageRepository(
  options: ImageRepositoryOptions,
): KubernetesObject {
  const { on, image, tags, tagCount = 42, sinceMs = hours(2) } = options;
  const verdict =
    options.verdict ?? (tags ? scanned(image, tagCount) : notReconciled);
  return fluxObject({
    common: options,
    kind: 'ImageRepository',
    spec: { image, interval: '5m0s', provider: 'generic' },
    status: imageStatus(options, verdict, {
      canonicalImageName: image.includes('.') ? image : `docker.io/${image}`,
      ...(tags && {
        lastScanResult: {
          latestTags: tags,
          ...(isAtLeast(on.release, '2.7') && {
            revision: hexOf(image, 10),
          }),
          scanTime: isoTime(on.now - Math.min(sinceMs, minutes(3))),
          tagCount,
        },
      }),
      observedExclusionList: ['^.*\\.sig$'],
    }),
  });
}

/** A successful scan. Flux: image-reflector-controller. */
export function scanned(image: string, tagCount: number): Verdict {
  return succeeded({
    reason: 'Succeeded',
    message: `successful scan: found ${tagCount} tags with checksum ${parseInt(
      hexOf(image, 7),
      16,
    )}`,
  });
}

/** The options of an ImagePolicy. */
export interface ImagePolicyOptions extends ImageOptions {
  image: string;
  repository: { name: string; namespace?: string };
  policy?: JsonObject;
  /** The chosen tag; undefined if none is yet. */
  tag?: string;
  previousTag?: string;
  /** Whether the digest is reflected, too (Flux 2.6). */
  reflectsDigest?: boolean;
}

/**
 * Builds an ImagePolicy: with `latestImage` up to Flux 2.6, with `latestRef`
 * from 2.6 on.
 */
export function imagePolicy(options: ImagePolicyOptions): KubernetesObject {
  const { on, image, tag, previousTag, repository } = options;
  const { policy = { semver: { range: '0.x' } } } = options;
  const digests = options.reflectsDigest && isAtLeast(on.release, '2.6');
  const verdict =
    options.verdict ?? (tag ? resolved(options, tag, digests) : notReconciled);
  return fluxObject({
    common: options,
    kind: 'ImagePolicy',
    spec: {
      ...(digests && { digestReflectionPolicy: 'IfNotPresent' }),
      imageRepositoryRef: { ...repository },
      policy,
    },
    status: imageStatus(options, verdict, {
      ...(tag &&
        !isAtLeast(on.release, '2.7') && {
          latestImage: `${image}:${tag}`,
          ...(previousTag && {
            observedPreviousImage: `${image}:${previousTag}`,
          }),
        }),
      ...(tag &&
        isAtLeast(on.release, '2.6') && {
          latestRef: imageRef(image, tag, digests),
          ...(previousTag && {
            observedPreviousRef: imageRef(image, previousTag, digests),
          }),
        }),
    }),
  });
}

function imageRef(name: string, tag: string, withDigest?: boolean): ImageRef {
  return {
    name,
    tag,
    ...(withDigest && { digest: sha256Of(`${name}:${tag}`) }),
  };
}

function resolved(
  { on, image, previousTag }: ImagePolicyOptions,
  tag: string,
  withDigest?: boolean,
): Verdict {
  const said = previousTag
    ? `updated from ${previousTag} to ${tag}`
    : `resolved to ${tag}`;
  return isAtLeast(on.release, '2.6')
    ? imageResolved(
        imageRef(image, tag, withDigest),
        previousTag ? imageRef(image, previousTag, withDigest) : undefined,
      )
    : succeeded({
        reason: 'Succeeded',
        message: `Latest image tag for '${image}' ${said}`,
      });
}

/** The options of an ImageUpdateAutomation. */
export interface ImageUpdateAutomationOptions extends ImageOptions {
  source: { name: string; namespace?: string };
  /** Policies that it applies, by name, with the image of each. */
  policies?: Record<string, { name: string; tag: string }>;
  pushedCommit?: string;
  sourceRevision?: string;
}

/** Builds an ImageUpdateAutomation. */
export function imageUpdateAutomation(
  options: ImageUpdateAutomationOptions,
): KubernetesObject {
  const { on, source, policies, pushedCommit, sourceRevision } = options;
  const { verdict = upToDate(options) } = options;
  const hasObserved = isAtLeast(on.release, '2.3');
  return fluxObject({
    common: options,
    kind: 'ImageUpdateAutomation',
    spec: {
      git: {
        checkout: { ref: { branch: 'main' } },
        commit: {
          author: {
            email: 'fluxcdbot@users.noreply.github.com',
            name: 'fluxcdbot',
          },
          messageTemplate: 'Update carts images',
        },
        push: { branch: 'main' },
      },
      interval: '30m0s',
      sourceRef: { kind: 'GitRepository', ...source },
      update: { path: './deploy', strategy: 'Setters' },
    },
    status: imageStatus(options, verdict, {
      lastAutomationRunTime: isoTime(on.now - minutes(12)),
      ...(pushedCommit && {
        lastPushCommit: pushedCommit,
        lastPushTime: isoTime(on.now - hours(9)),
      }),
      ...(hasObserved && policies && { observedPolicies: policies }),
      ...(hasObserved &&
        sourceRevision && { observedSourceRevision: sourceRevision }),
    }),
  });
}

function upToDate({ on, pushedCommit }: ImageUpdateAutomationOptions): Verdict {
  if (isAtLeast(on.release, '2.3')) {
    return succeeded({ reason: 'Succeeded', message: 'repository up-to-date' });
  }
  const commit = pushedCommit
    ? `; last commit ${pushedCommit.slice(0, 7)} at ${isoTime(
        on.now - hours(9),
      )}`
    : '';
  return succeeded({
    reason: 'ReconciliationSucceeded',
    message: `no updates made${commit}`,
  });
}
