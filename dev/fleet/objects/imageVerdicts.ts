import { notFound } from './notFound';
import { gaveUp, succeeded, Verdict } from './verdict';

/**
 * An image that an ImagePolicy chose. Flux: image-reflector-controller
 * ImageRef.
 */
export interface ImageRef {
  name: string;
  tag: string;
  digest?: string;
}

function textOf({ name, tag, digest }: ImageRef): string {
  return `${name}:${tag}${digest ? `@${digest}` : ''}`;
}

/** A policy has chosen a tag (Flux 2.6 and newer). */
export function imageResolved(latest: ImageRef, previous?: ImageRef): Verdict {
  const { name, tag, digest } = latest;
  return succeeded({
    reason: 'Succeeded',
    message:
      `Latest image tag for ${name} resolved to ${tag}` +
      `${digest ? ` with digest ${digest}` : ''}` +
      `${previous ? ` (previously ${textOf(previous)})` : ''}`,
  });
}

/** No tag matches the policy's range of versions. */
export const noTagMatches = {
  reason: 'Failure',
  message: 'unable to determine latest version from provided list',
};

/** The filter leaves no tag to choose from. */
export const noTagLeft = {
  reason: 'Failure',
  message: 'version list argument cannot be empty',
};

/** A tag is not a number, as a numerical policy needs. */
export function tagNoNumber(tag: string) {
  return {
    reason: 'Failure',
    message: `failed to parse invalid numeric value '${tag}'`,
  };
}

/** The repository was not scanned yet. */
export const noTagsYet = {
  reason: 'DependencyNotReady',
  message: 'retrying in 30s error: no tags in database',
};

/** The ImageRepository that a policy refers to does not exist. */
export function imageRepositoryMissing(name: string) {
  return {
    reason: 'DependencyNotReady',
    message:
      'failed to get the referred ImageRepository: referenced ' +
      `ImageRepository does not exist: ${notFound('ImageRepository', name)}`,
  };
}

/** An invalid policy. */
export function policyInvalid(cause: string): Verdict {
  return gaveUp({
    stalled: { reason: 'InvalidPolicy', message: `invalid policy: ${cause}` },
  });
}

/** The message of Reconciling while a new generation is reconciled. */
export function newGeneration(observed: number, generation: number): string {
  return `processing object: new generation ${observed} -> ${generation}`;
}
