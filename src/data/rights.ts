import type { FluxRule, FluxRules } from '../api';
import {
  fluxKindOf,
  kindInfo,
  referenceKey,
  type FluxReference,
} from '../flux';

/** How long an answer about rights is cached, in milliseconds. */
export const RIGHTS_STALE_MS = 300_000;

/** Key of the rules of a namespace. */
export function rulesKey(cluster: string, namespace: string) {
  return ['flux', 'rules', cluster, namespace] as const;
}

/** Key of the access review of one object. */
export function accessKey(reference: FluxReference) {
  const { cluster, namespace = '' } = reference;
  return [...accessKeyOf(cluster, namespace), referenceKey(reference)] as const;
}

/** Prefix of the keys of all access reviews in a namespace. */
export function accessKeyOf(cluster: string, namespace: string) {
  return ['flux', 'access', cluster, namespace] as const;
}

/** Stands for all objects of a kind on a cluster: without namespace and name. */
export function allOfKind(reference: FluxReference): FluxReference {
  return { ...reference, namespace: undefined, name: '' };
}

/**
 * Whether rules allow patching an object. Without a matching rule the answer is
 * unknown if the list is incomplete, because a webhook may still allow it, or
 * if the plural of the kind is unknown.
 */
export function verdictOf(
  { rules, isComplete }: FluxRules,
  reference: FluxReference,
): 'yes' | 'no' | 'unknown' {
  const kind = fluxKindOf(reference);
  const plural = kind && kindInfo(kind).plural;
  if (rules.some(rule => letsPatch(rule, reference, plural))) return 'yes';
  return isComplete && plural ? 'no' : 'unknown';
}

/** Whether a rule allows patching any object. */
export function isAboutPatching(rule: FluxRule): boolean {
  return includes(rule.verbs, 'patch');
}

function letsPatch(
  rule: FluxRule,
  reference: FluxReference,
  plural: string | undefined,
): boolean {
  return (
    isAboutPatching(rule) &&
    includes(rule.apiGroups, reference.group) &&
    includes(rule.resources, plural) &&
    (rule.resourceNames.length === 0 ||
      rule.resourceNames.includes(reference.name))
  );
}

function includes(
  list: readonly string[],
  wanted: string | undefined,
): boolean {
  return list.includes('*') || (wanted !== undefined && list.includes(wanted));
}
