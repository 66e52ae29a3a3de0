import semver from 'semver';
import {
  noTagLeft,
  noTagMatches,
  policyInvalid,
  tagNoNumber,
} from '../objects/imageVerdicts';
import { Verdict } from '../objects/verdict';
import { isObject, JsonObject, objectOf } from '../types';

/** The tag that a policy chooses, or the reason why it chooses none. */
export type Choice =
  | { tag: string }
  | { failure: { reason: string; message: string } }
  | { invalid: Verdict };

/**
 * Applies `spec.policy` to tags, after `spec.filterTags`.
 * Flux: image-reflector-controller internal/policy.
 */
export function latestTag(spec: JsonObject, tags: string[]): Choice {
  const { policy, filterTags } = spec;
  const { semver: versions, numerical, alphabetical } = objectOf(policy);
  const candidates = isObject(filterTags) ? filtered(filterTags, tags) : tags;
  const chosen = isObject(versions)
    ? newest(String(versions.range), candidates)
    : last(objectOf(numerical ?? alphabetical), candidates, !!numerical);
  if (!('tag' in chosen) || candidates === tags) return chosen;
  return { tag: originalOf(objectOf(filterTags), tags, chosen.tag) };
}

function filtered(filterTags: JsonObject, tags: string[]): string[] {
  return tags.flatMap(tag => extracted(filterTags, tag) ?? []);
}

/** The part of a tag that is compared; undefined if the tag is filtered out. */
function extracted(filterTags: JsonObject, tag: string): string | undefined {
  const { pattern, extract = '' } = filterTags;
  // Go's syntax for named groups is (?P<name>…).
  const expression = String(pattern).replace(/\(\?P</g, '(?<');
  const match = new RegExp(expression).exec(tag);
  if (!match) return undefined;
  if (extract === '') return tag;
  return String(extract).replace(
    /\$(?:\{(\w+)\}|(\w+))/g,
    (_all, braced, plain) =>
      match.groups?.[braced ?? plain] ?? match[Number(braced ?? plain)] ?? '',
  );
}

function originalOf(filterTags: JsonObject, tags: string[], part: string) {
  return tags.find(tag => extracted(filterTags, tag) === part) ?? part;
}

function newest(range: string, tags: string[]): Choice {
  if (semver.validRange(range) === null) {
    return { invalid: policyInvalid(`improper constraint: ${range}`) };
  }
  if (tags.length === 0) return { failure: noTagLeft };
  const versions = tags.filter(tag => semver.valid(tag) !== null);
  const tag = semver.maxSatisfying(versions, range);
  return tag === null ? { failure: noTagMatches } : { tag };
}

function last(
  { order = 'asc' }: JsonObject,
  tags: string[],
  isNumerical: boolean,
): Choice {
  if (tags.length === 0) return { failure: noTagLeft };
  const word = isNumerical && tags.find(tag => Number.isNaN(Number(tag)));
  if (word) return { failure: tagNoNumber(word) };
  const ascending = isNumerical
    ? [...tags].sort((left, right) => Number(left) - Number(right))
    : [...tags].sort();
  return { tag: ascending[order === 'asc' ? ascending.length - 1 : 0] };
}
