import { kindOf } from '../kinds/kinds';
import { namespaceOf } from './identity';
import { listAt, recordAt, textAt, valueAt } from './json';
import { targetOf } from './target';
import type { FluxObject } from './types';

/** A field of a spec that people look for. */
export interface FluxSetting {
  readonly id:
    | 'path'
    | 'prune'
    | 'force'
    | 'wait'
    | 'healthChecks'
    | 'serviceAccount'
    | 'targetNamespace'
    | 'targetCluster'
    | 'storageNamespace'
    | 'decryption';
  readonly value: string | boolean;
}

/** The most labels that are listed; real objects have about ten. */
const MOST_LABELS = 100;

/**
 * How an object is configured. What Flux decides by default is left out, except
 * for what a Kustomization prunes, which changes what a deletion does.
 */
export function settingsOf(object: FluxObject): readonly FluxSetting[] {
  const isKustomization = kindOf(object)?.kind === 'Kustomization';
  const checks = listAt(object, 'spec', 'healthChecks').length;
  const { kubeConfig } = targetOf(object) ?? {};
  const sent: [FluxSetting['id'], string | boolean | undefined][] = [
    ['path', textAt(object, 'spec', 'path')],
    ['prune', isKustomization ? flagAt(object, 'prune') ?? false : undefined],
    ['force', flagAt(object, 'force') || undefined],
    ['wait', flagAt(object, 'wait') || undefined],
    ['healthChecks', checks > 0 ? String(checks) : undefined],
    ['serviceAccount', textAt(object, 'spec', 'serviceAccountName')],
    ['targetNamespace', otherNamespaceAt(object, 'targetNamespace')],
    ['targetCluster', kubeConfig && `${kubeConfig.kind} ${kubeConfig.name}`],
    ['storageNamespace', otherNamespaceAt(object, 'storageNamespace')],
    ['decryption', textAt(object, 'spec', 'decryption', 'provider')],
  ];
  return sent.flatMap(([id, value]) =>
    value === undefined ? [] : { id, value },
  );
}

/** The labels of an object, by name. */
export function labelsOf(
  object: FluxObject,
): readonly (readonly [name: string, value: string])[] {
  return Object.entries(recordAt(object, 'metadata', 'labels') ?? {})
    .flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    )
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .slice(0, MOST_LABELS);
}

function flagAt(object: FluxObject, field: string): boolean | undefined {
  const value = valueAt(object, 'spec', field);
  return typeof value === 'boolean' ? value : undefined;
}

function otherNamespaceAt(object: FluxObject, field: string) {
  const namespace = textAt(object, 'spec', field);
  return namespace === namespaceOf(object) ? undefined : namespace;
}
