import { FluxRelease } from '../releases';
import { storageApiVersion } from '../servedKinds';
import { days, hours, isoTime } from '../time';
import { JsonObject, KubernetesObject } from '../types';

/** The cluster that an object is declared on: its Flux release and its time. */
export interface Place {
  release: FluxRelease;
  now: number;
}

/** Who suspended an object, why and when, if it was noted. */
export interface Suspension {
  by?: string;
  reason?: string;
  at?: number;
}

/** Options of every object of Flux. */
export interface CommonOptions {
  on: Place;
  name: string;
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** The Kustomization (`namespace/name`) that applied the object. */
  appliedBy?: string;
  suspended?: boolean | Suspension;
  /** Whether its deletion waits for the finalizer. */
  deleting?: boolean;
  generation?: number;
  /**
   * The generation that the controller has observed; the current one if left
   * out.
   */
  observedGeneration?: number;
  /** The last request for a reconcile that was handled. */
  handledAt?: string;
  ageMs?: number;
}

/** Builds an object of Flux in the version its cluster stores. */
export function fluxObject(options: {
  common: CommonOptions;
  kind: string;
  spec: JsonObject;
  status?: JsonObject;
}): KubernetesObject {
  const { common, kind, spec, status } = options;
  const { on, name, namespace = 'flux-system', suspended, deleting } = common;
  const annotations = {
    ...common.annotations,
    ...(common.handledAt && {
      'reconcile.fluxcd.io/requestedAt': common.handledAt,
    }),
    ...suspensionAnnotations(suspended),
  };
  const labels = { ...ownerLabels(common.appliedBy), ...common.labels };
  return {
    apiVersion: storageApiVersion(kind, on.release),
    kind,
    metadata: {
      name,
      namespace,
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
      creationTimestamp: isoTime(on.now - (common.ageMs ?? days(42))),
      ...(deleting && {
        deletionTimestamp: isoTime(on.now - hours(1)),
        deletionGracePeriodSeconds: 0,
      }),
      finalizers: ['finalizers.fluxcd.io'],
      generation: common.generation ?? 1,
      ...(suspended && { managedFields: [suspender(common, suspended)] }),
    },
    spec: { ...spec, ...(suspended && { suspend: true }) },
    ...(status && { status }),
  };
}

/** The observedGeneration of an object's status. */
export function observedGeneration(common: CommonOptions): number {
  return common.observedGeneration ?? common.generation ?? 1;
}

// Flux: pkg/ssa SetOwnerLabels.
function ownerLabels(appliedBy?: string): Record<string, string> {
  if (!appliedBy) return {};
  const [namespace, name] = appliedBy.split('/');
  return {
    'kustomize.toolkit.fluxcd.io/name': name,
    'kustomize.toolkit.fluxcd.io/namespace': namespace,
  };
}

/**
 * Field manager of the suspension: this plugin if there are notes, else the
 * CLI.
 */
function suspender(common: CommonOptions, suspended: true | Suspension) {
  const notes = Object.keys(suspensionAnnotations(suspended));
  const at = typeof suspended === 'object' ? suspended.at : undefined;
  return {
    manager: notes.length > 0 ? 'flux-client-side-apply' : 'flux',
    operation: 'Update',
    time: isoTime(at ?? common.on.now - days(1)),
    fieldsType: 'FieldsV1',
    fieldsV1: {
      ...(notes.length > 0 && {
        'f:metadata': {
          'f:annotations': Object.fromEntries(
            notes.map(name => [`f:${name}`, {}]),
          ),
        },
      }),
      'f:spec': { 'f:suspend': {} },
    },
  };
}

function suspensionAnnotations(
  suspended?: boolean | Suspension,
): Record<string, string> {
  if (typeof suspended !== 'object') return {};
  const { by, reason, at } = suspended;
  return {
    ...(by && { 'fluxcd.controlplane.io/suspendedBy': by }),
    ...(reason && { 'backstage.io/flux-suspend-reason': reason }),
    ...(at && { 'backstage.io/flux-suspended-at': isoTime(at) }),
  };
}
