import { kindOf, type FluxKind } from '../kinds/kinds';
import { tidyAddress } from '../links/redact';
import { urlOf } from '../links/webUrl';
import { imagePolicyOf } from '../sources/imagePolicy';
import { namespaceOf } from './identity';
import { isRecord, listAt, numberAt, recordAt, textAt, timeAt } from './json';
import { channelOf } from './provider';
import { sourceReferencesOf } from './references';
import type { FluxObject } from './types';

/** What a setting is about; the user interface has a term for each. */
export type FluxSettingId =
  | 'url'
  | 'branch'
  | 'tag'
  | 'semver'
  | 'refName'
  | 'commit'
  | 'digest'
  | 'provider'
  | 'secret'
  | 'verification'
  | 'ignore'
  | 'chart'
  | 'chartVersion'
  | 'releaseName'
  | 'path'
  | 'prune'
  | 'force'
  | 'wait'
  | 'healthChecks'
  | 'serviceAccount'
  | 'targetNamespace'
  | 'targetCluster'
  | 'storageNamespace'
  | 'decryption'
  // Settings of single kinds.
  | 'type'
  | 'prefix'
  | 'region'
  | 'valuesFiles'
  | 'reconcileStrategy'
  | 'madeFrom'
  | 'artifacts'
  | 'excludedTags'
  | 'tagsFound'
  | 'latestTags'
  | 'lastScan'
  | 'policy'
  | 'tagPattern'
  | 'latestImage'
  | 'pushBranch'
  | 'updateStrategy'
  | 'lastRun'
  | 'lastPush'
  | 'pushedCommit'
  | 'severity'
  | 'covers'
  | 'including'
  | 'excluding'
  | 'summary'
  | 'channel'
  | 'reactsTo'
  | 'triggers'
  | 'filter'
  | 'inputs'
  | 'templates'
  | 'exportedInputs'
  | 'lastApplied'
  | 'fluxVersion'
  | 'registry'
  | 'components'
  | 'syncsFrom'
  | 'clusterType'
  | 'multitenant'
  | 'shards'
  | 'managedBy';

/** A setting as far as it was sent; `time` if its value is one. */
export type SentSetting = [
  id: FluxSettingId,
  value: string | boolean | undefined,
  as?: 'time',
];

/** The most entries of a list that are shown. */
const MOST = 50;

const OWN: Partial<Record<FluxKind, (object: FluxObject) => SentSetting[]>> = {
  Bucket: object => [
    ['prefix', textAt(object, 'spec', 'prefix')],
    ['region', textAt(object, 'spec', 'region')],
  ],
  HelmChart: object => [
    ['valuesFiles', linesAt(object, 'spec', 'valuesFiles')],
    ['reconcileStrategy', textAt(object, 'spec', 'reconcileStrategy')],
  ],
  ExternalArtifact: object => [['madeFrom', foreignSourceOf(object)]],
  ArtifactGenerator: object => [
    ['artifacts', linesOf(listAt(object, 'spec', 'artifacts'), 'name')],
  ],
  ImageRepository: object => [
    ['excludedTags', linesAt(object, 'spec', 'exclusionList')],
    ['tagsFound', countAt(object, 'status', 'lastScanResult', 'tagCount')],
    ['latestTags', linesAt(object, 'status', 'lastScanResult', 'latestTags')],
    [
      'lastScan',
      timeAt(object, 'status', 'lastScanResult', 'scanTime'),
      'time',
    ],
  ],
  ImagePolicy: object => {
    const { order, tagPattern, latest } = imagePolicyOf(object);
    return [
      ['policy', order && joined([order.by, order.value], ' ')],
      ['tagPattern', tagPattern],
      ['latestImage', latest?.text],
    ];
  },
  ImageUpdateAutomation: object => [
    ['branch', textAt(object, 'spec', 'git', 'checkout', 'ref', 'branch')],
    ['pushBranch', textAt(object, 'spec', 'git', 'push', 'branch')],
    ['updateStrategy', textAt(object, 'spec', 'update', 'strategy')],
    ['path', textAt(object, 'spec', 'update', 'path')],
    ['lastRun', timeAt(object, 'status', 'lastAutomationRunTime'), 'time'],
    ['lastPush', timeAt(object, 'status', 'lastPushTime'), 'time'],
    ['pushedCommit', textAt(object, 'status', 'lastPushCommit')],
  ],
  Alert: object => [
    ['severity', textAt(object, 'spec', 'eventSeverity') ?? 'info'],
    ['covers', namedAt(object, 'eventSources')],
    ['including', linesAt(object, 'spec', 'inclusionList')],
    ['excluding', linesAt(object, 'spec', 'exclusionList')],
    ['summary', textAt(object, 'spec', 'summary')],
  ],
  // Its address may be a secret.
  Provider: object => [
    ['type', textAt(object, 'spec', 'type')],
    ['channel', channelOf(object)],
  ],
  // The path that it is called by is a secret.
  Receiver: object => [
    ['type', textAt(object, 'spec', 'type')],
    ['reactsTo', linesAt(object, 'spec', 'events')],
    ['triggers', namedAt(object, 'resources')],
    ['filter', textAt(object, 'spec', 'resourceFilter')],
  ],
  ResourceSet: object => [
    ['inputs', lengthAt(object, 'spec', 'inputs')],
    ['templates', lengthAt(object, 'spec', 'resources')],
    lastApplied(object),
  ],
  ResourceSetInputProvider: object => [
    ['type', textAt(object, 'spec', 'type')],
    ['url', urlOf(object)],
    ['filter', filterOf(object)],
    ['exportedInputs', lengthAt(object, 'status', 'exportedInputs')],
  ],
  FluxInstance: object => [
    ['fluxVersion', textAt(object, 'spec', 'distribution', 'version')],
    [
      'registry',
      tidyAddress(textAt(object, 'spec', 'distribution', 'registry')),
    ],
    lastApplied(object),
    ['components', linesAt(object, 'spec', 'components')],
    ['syncsFrom', syncOf(object)],
    ['clusterType', textAt(object, 'spec', 'cluster', 'type')],
    ['multitenant', flagIn(recordAt(object, 'spec', 'cluster'), 'multitenant')],
    ['shards', linesAt(object, 'spec', 'sharding', 'shards')],
  ],
  FluxReport: object => [
    ['fluxVersion', textAt(object, 'spec', 'distribution', 'version')],
    ['managedBy', textAt(object, 'spec', 'distribution', 'managedBy')],
    ['components', linesOf(listAt(object, 'spec', 'components'), 'name')],
  ],
};

/** What only objects of a kind have. */
export function ownSettingsOf(object: FluxObject): readonly SentSetting[] {
  const kind = kindOf(object)?.kind;
  return (kind && OWN[kind]?.(object)) ?? [];
}

/** What an ExternalArtifact was made from, if not by Flux itself. */
function foreignSourceOf(object: FluxObject): string | undefined {
  const ref = recordAt(object, 'spec', 'sourceRef');
  const [ours] = sourceReferencesOf({ cluster: '', object });
  if (!ref || ours) return undefined;
  const namespace = textAt(ref, 'namespace') ?? namespaceOf(object);
  const name = joined([namespace, textAt(ref, 'name')], '/');
  return joined([textAt(ref, 'kind'), name], ' ');
}

/** The objects that an Alert or a Receiver names, each on a line. */
function namedAt(object: FluxObject, field: string): string | undefined {
  const entries = listAt(object, 'spec', field).filter(isRecord);
  return linesIn(
    entries.map(entry => {
      const namespace = textAt(entry, 'namespace') ?? namespaceOf(object);
      const name = `${namespace}/${textAt(entry, 'name') ?? ''}`;
      const labels = Object.entries(recordAt(entry, 'matchLabels') ?? {})
        .filter(([, value]) => typeof value === 'string')
        .slice(0, MOST)
        .map(([key, value]) => `${key}=${value}`)
        .join(', ');
      return joined(
        [textAt(entry, 'kind'), name, labels && `(${labels})`],
        ' ',
      );
    }),
  );
}

function filterOf(object: FluxObject): string | undefined {
  const filter = Object.entries(recordAt(object, 'spec', 'filter') ?? {});
  return linesIn(
    filter.map(([key, value]) => {
      const texts = Array.isArray(value) ? value.slice(0, MOST) : [value];
      const shown = texts.filter(
        each => typeof each === 'string' || typeof each === 'number',
      );
      return shown.length > 0 ? `${key}: ${shown.join(', ')}` : undefined;
    }),
  );
}

/** What Flux itself is synchronised from. */
function syncOf(object: FluxObject): string | undefined {
  const sync = recordAt(object, 'spec', 'sync');
  return linesIn([
    textAt(sync, 'kind'),
    tidyAddress(textAt(sync, 'url')),
    textAt(sync, 'ref'),
    textAt(sync, 'path'),
  ]);
}

function lastApplied(object: FluxObject): SentSetting {
  return ['lastApplied', textAt(object, 'status', 'lastAppliedRevision')];
}

function flagIn(value: unknown, field: string): true | undefined {
  return isRecord(value) && value[field] === true ? true : undefined;
}

function countAt(object: FluxObject, ...path: string[]): string | undefined {
  return numberAt(object, ...path)?.toString();
}

function lengthAt(object: FluxObject, ...path: string[]): string | undefined {
  const { length } = listAt(object, ...path);
  return length > 0 ? String(length) : undefined;
}

function linesAt(object: FluxObject, ...path: string[]): string | undefined {
  return linesIn(listAt(object, ...path));
}

function linesOf(list: readonly unknown[], field: string): string | undefined {
  return linesIn(list.map(each => textAt(each, field)));
}

function linesIn(lines: readonly unknown[]): string | undefined {
  const texts = lines.filter(each => typeof each === 'string' && each !== '');
  const shown = texts.slice(0, MOST).join('\n');
  return texts.length > MOST ? `${shown}\n…` : shown || undefined;
}

function joined(
  parts: readonly (string | undefined)[],
  by: string,
): string | undefined {
  return parts.filter(part => part).join(by) || undefined;
}
