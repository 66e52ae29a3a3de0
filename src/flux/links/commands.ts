import { isReconcilable, isSuspended } from '../kinds/capabilities';
import { kindOf, type FluxKind } from '../kinds/kinds';
import { nameOf, namespaceOf } from '../objects/identity';
import { isDnsLabel } from '../objects/labelSelector';
import type { FluxObject } from '../objects/types';
import { helmChartOf, sourceRefOf } from '../sources/source';

/** A command for a terminal whose context is the cluster of the object. */
export interface FluxCommand {
  readonly id: 'reconcile' | 'reconcileWithSource' | 'events' | 'describe';
  readonly text: string;
}

/** What `flux reconcile` calls the kinds it knows (Flux: cmd/flux). */
const WORDS: Partial<Record<FluxKind, string>> = {
  Kustomization: 'kustomization',
  HelmRelease: 'helmrelease',
  GitRepository: 'source git',
  OCIRepository: 'source oci',
  HelmRepository: 'source helm',
  HelmChart: 'source chart',
  Bucket: 'source bucket',
  ImageRepository: 'image repository',
  ImagePolicy: 'image policy',
  ImageUpdateAutomation: 'image update',
  Receiver: 'receiver',
};

/** Kinds whose commands can reconcile the source first. */
const WITH_SOURCE: readonly FluxKind[] = [
  'Kustomization',
  'HelmRelease',
  'HelmChart',
];

/**
 * Commands about an object, to copy. None for names that Kubernetes does not
 * allow: a shell could read something else in them.
 */
export function commandsFor(object: FluxObject): readonly FluxCommand[] {
  const info = kindOf(object);
  const name = nameOf(object);
  const namespace = namespaceOf(object);
  if (!info || !isPlainName(name) || !isPlainName(namespace)) return [];
  const words = WORDS[info.kind];
  const where = `-n ${namespace}`;
  const commands: FluxCommand[] = [];
  // What is suspended is refused.
  if (words && isReconcilable(object) && !isSuspended(object)) {
    const text = `flux reconcile ${words} ${name} ${where}`;
    commands.push({ id: 'reconcile', text });
    if (hasReconcilableSource(object, info.kind)) {
      commands.push({
        id: 'reconcileWithSource',
        text: `${text} --with-source`,
      });
    }
  }
  if (words || info.kind === 'Alert') {
    const text = `flux events --for ${info.kind}/${name} ${where}`;
    commands.push({ id: 'events', text });
  }
  const type = `${info.plural}.${info.group}`;
  const text = `kubectl ${where} describe ${type}/${name}`;
  return [...commands, { id: 'describe', text }];
}

/** An ExternalArtifact is refused (Flux: cmd/flux/reconcile_with_source.go). */
function hasReconcilableSource(object: FluxObject, kind: FluxKind): boolean {
  if (!WITH_SOURCE.includes(kind)) return false;
  const source = helmChartOf(object) ?? sourceRefOf(object);
  return source?.kind !== undefined && source.kind !== 'ExternalArtifact';
}

/** Whether a text is a DNS subdomain, as the names of all Flux objects are. */
function isPlainName(text: string): boolean {
  return text.length <= 253 && text.split('.').every(isDnsLabel);
}
