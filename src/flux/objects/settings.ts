import { kindOf } from '../kinds/kinds';
import { namespaceOf } from './identity';
import { listAt, recordAt, textAt, valueAt } from './json';
import { chartOf, releaseNameOf } from '../sources/chart';
import { urlOf } from '../links/webUrl';
import {
  ownSettingsOf,
  type FluxSettingId,
  type SentSetting,
} from './kindSettings';
import { targetOf } from './target';
import type { FluxObject } from './types';

/** A setting of an object. */
export interface FluxSetting {
  readonly id: FluxSettingId;
  readonly value: string | boolean;
  /** Whether the value is a time, RFC 3339. */
  readonly isTime?: true;
}

/** The most labels that are listed; real objects have about ten. */
const MOST_LABELS = 100;

/**
 * How an object is configured. What Flux decides by default is left out, except
 * for what a Kustomization prunes, which changes what a deletion does.
 */
export function settingsOf(object: FluxObject): readonly FluxSetting[] {
  const kind = kindOf(object)?.kind;
  const isKustomization = kind === 'Kustomization';
  const isRelease = kind === 'HelmRelease';
  const checks = listAt(object, 'spec', 'healthChecks').length;
  const { kubeConfig } = targetOf(object) ?? {};
  const sent: SentSetting[] = [
    ...sourceSettingsOf(object),
    ...ownSettingsOf(object),
    [
      'chart',
      isRelease ? chartOf(object).name : textAt(object, 'spec', 'chart'),
    ],
    [
      'chartVersion',
      isRelease ? chartOf(object).requested : textAt(object, 'spec', 'version'),
    ],
    ['releaseName', isRelease ? releaseNameOf(object) : undefined],
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
  return sent.flatMap(([id, value, as]) =>
    value === undefined ? [] : { id, value, ...(as && { isTime: true }) },
  );
}

/** What a source is fetched from and how. Of Secrets it has only the names. */
function sourceSettingsOf(object: FluxObject): SentSetting[] {
  const { category, verify = [] } = kindOf(object) ?? {};
  const ref = recordAt(object, 'spec', 'ref');
  const provider = textAt(object, 'spec', 'provider');
  const verified = verify.length > 0 && recordAt(object, ...verify);
  const isFetched = category === 'source' || category === 'image';
  return [
    ['url', isFetched ? urlOf(object) : undefined],
    ['branch', textAt(ref, 'branch')],
    ['tag', textAt(ref, 'tag')],
    ['semver', textAt(ref, 'semver')],
    ['refName', textAt(ref, 'name')],
    ['commit', textAt(ref, 'commit')],
    ['digest', textAt(ref, 'digest')],
    ['provider', provider === 'generic' ? undefined : provider],
    ['secret', textAt(object, 'spec', 'secretRef', 'name')],
    ['verification', verified ? verificationText(verified) : undefined],
    ['ignore', textAt(object, 'spec', 'ignore')],
  ];
}

function verificationText(verify: FluxObject): string | undefined {
  const secret = textAt(verify, 'secretRef', 'name');
  const parts = [
    textAt(verify, 'provider'),
    textAt(verify, 'mode'),
    secret && `Secret ${secret}`,
  ];
  return parts.filter(part => part).join(' · ') || undefined;
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
