import type { FluxRule, FluxRules } from '../api';
import {
  fluxKindOf,
  kindInfo,
  referenceKey,
  type FluxReference,
} from '../flux';

/** How long an answer about rights counts, in milliseconds. */
export const RIGHTS_STALE_MS = 300_000;

/** Key of the rules of a namespace. */
export function rulesKey(cluster: string, namespace: string) {
  return ['flux', 'rules', cluster, namespace] as const;
}

/** Key of the access review of one object. */
export function accessKey(reference: FluxReference) {
  return ['flux', 'access', referenceKey(reference)] as const;
}

/**
 * Whether rules let an object be patched. No rule of an incomplete list tells
 * nothing: a webhook may still allow it.
 */
export function verdictOf(
  { rules, isComplete }: FluxRules,
  reference: FluxReference,
): 'yes' | 'no' | 'unknown' {
  if (rules.some(rule => letsPatch(rule, reference))) return 'yes';
  return isComplete ? 'no' : 'unknown';
}

function letsPatch(rule: FluxRule, reference: FluxReference): boolean {
  const kind = fluxKindOf(reference);
  const plural = kind && kindInfo(kind).plural;
  return (
    includes(rule.verbs, 'patch') &&
    includes(rule.apiGroups, reference.group) &&
    plural !== undefined &&
    includes(rule.resources, plural) &&
    (rule.resourceNames.length === 0 ||
      rule.resourceNames.includes(reference.name))
  );
}

function includes(list: readonly string[], wanted: string): boolean {
  return list.includes('*') || list.includes(wanted);
}
