import { textAt } from '../objects/json';
import type { FluxObject } from '../objects/types';
import { imagePolicyOf } from '../sources/imagePolicy';
import type { FluxImage } from './image';
import { compareSemver, isInRange, VERSION } from './versionRange';

/** How an image that runs compares to what a policy says. */
export type FluxImageRelation =
  /** It is what the policy has chosen. */
  | 'current'
  /** The policy would choose it if there were nothing better. */
  | 'pending'
  /** It is better than what the policy has chosen. */
  | 'newer'
  /** The policy would never choose it. */
  | 'other'
  /** It is not the tag that the policy has chosen; the order is unknown. */
  | 'unknown';

/** A tag has at most this length (OCI distribution specification). */
const LONGEST_TAG = 128;

/** How an image that runs compares to what an ImagePolicy has chosen. */
export function relationOf(
  policy: FluxObject,
  image: FluxImage,
): FluxImageRelation {
  const { latest, previous } = imagePolicyOf(policy);
  if (latest?.digest && image.digest) {
    if (latest.digest === image.digest) return 'current';
    if (latest.tag === image.tag) return 'pending';
  }
  const tag = image.tag ?? (image.digest ? undefined : 'latest');
  if (tag === undefined || tag.length > LONGEST_TAG) return 'unknown';
  if (tag === latest?.tag) return 'current';
  const value = comparedPart(policy, tag);
  if (value === undefined) return tag === previous?.tag ? 'pending' : 'unknown';
  if (value === null) return 'other';
  const best = latest?.tag && comparedPart(policy, latest.tag);
  const order = best ? orderOf(policy, value, best) : undefined;
  if (order === 'no') return 'other';
  // What was chosen before has been chosen over: perhaps of another range.
  if (tag === previous?.tag) return 'pending';
  if (order === undefined) return 'unknown';
  return order > 0 ? 'newer' : 'pending';
}

/**
 * The part of the tag that the policy orders by; null if it filters the tag
 * out, undefined if that is unknown.
 */
function comparedPart(
  policy: FluxObject,
  tag: string,
): string | null | undefined {
  const { tagPattern } = imagePolicyOf(policy);
  if (tagPattern === undefined) return tag;
  const pattern = quickPattern(tagPattern);
  if (!pattern) return undefined;
  const match = pattern.exec(tag);
  if (!match) return null;
  const extract = textAt(policy, 'spec', 'filterTags', 'extract');
  return (
    extract?.replace(
      /\$(?:\{(\w+)\}|(\w+))/g,
      (_all, braced?: string, plain?: string) => {
        const name = braced ?? plain ?? '';
        return match.groups?.[name] ?? match[Number(name)] ?? '';
      },
    ) ?? tag
  );
}

const LONGEST_PATTERN = 200;
/** A pattern with more repetitions could take too long to match a tag. */
const MOST_REPEATS = 4;

/**
 * A pattern of Go as one of JavaScript, which may take forever where Go's never
 * does: undefined for those that might, and for what only Go knows.
 */
function quickPattern(pattern: string): RegExp | undefined {
  const withoutClasses = pattern
    .replace(/\\./g, '.')
    .replace(/\[\^?[^\]]*\]/g, '.');
  const repeats = withoutClasses.match(/[*+{]/g)?.length ?? 0;
  const isAnchored = pattern.startsWith('^');
  const isSlow =
    pattern.length > LONGEST_PATTERN ||
    /\)[*+{]/.test(withoutClasses) ||
    repeats + (isAnchored ? 0 : 1) > MOST_REPEATS;
  const isOnlyGo = /\[\[|\(\?[^:P<]|\\[^dDwWsSbB.\-+*?()[\]{}|^$/_\\]/.test(
    pattern,
  );
  if (isSlow || isOnlyGo) return undefined;
  try {
    return new RegExp(pattern.replace(/\(\?P</g, '(?<'));
  } catch {
    return undefined;
  }
}

/**
 * Whether a policy prefers a value to another one (positive), or the other way
 * round; `no` if it never chooses it.
 */
function orderOf(
  policy: FluxObject,
  value: string,
  other: string,
): number | 'no' | undefined {
  const { order } = imagePolicyOf(policy);
  if (!order) return undefined;
  const { by, value: how = '' } = order;
  if (by === 'semver') {
    if (!VERSION.test(value)) return 'no';
    const isIn = isInRange(value, how);
    if (isIn !== true) return isIn === false ? 'no' : undefined;
    return VERSION.test(other) ? compareSemver(value, other) : undefined;
  }
  const sign = how === 'desc' ? -1 : 1;
  if (by === 'alphabetical') {
    if (value === other) return 0;
    return value > other ? sign : -sign;
  }
  if (value.trim() === '' || Number.isNaN(Number(value))) return 'no';
  return sign * (Number(value) - Number(other));
}
