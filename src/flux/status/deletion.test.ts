import { condition, fluxObject } from '../__fixtures__/objects';
import {
  deletionOf,
  resumingDeletes,
  unavailableBecause,
  type FluxKind,
  type FluxObject,
} from '..';

const SINCE = '2026-11-21T12:00:00Z';
const FLUX = 'finalizers.fluxcd.io';

function terminating(
  kind: FluxKind,
  spec: FluxObject = {},
  finalizers: unknown = [FLUX],
): FluxObject {
  return fluxObject(kind, {
    metadata: {
      deletionTimestamp: SINCE,
      deletionGracePeriodSeconds: 0,
      finalizers,
    },
    spec,
  });
}

function notReady(reason: string): FluxObject {
  return condition('Ready', 'False', reason);
}

/**
 * kustomize-controller v1.9.5 internal/controller/kustomization_controller.go
 * lines 1157 to 1176, finalizerShouldDeleteResources: without an inventory
 * there is nothing that it deletes.
 */
function kustomizationThat(status: FluxObject): FluxObject {
  return { ...terminating('Kustomization', { prune: true }), status };
}

/**
 * helm-controller v1.6.4 internal/controller/helmrelease_controller.go lines
 * 500 to 504, reconcileReleaseDeletion: what has no storage namespace was not
 * installed, and is not uninstalled. Line 388 sets it before the installation.
 */
function releaseThat(status: FluxObject): FluxObject {
  return { ...terminating('HelmRelease'), status };
}

/** Held by somebody else; the controller has let go of it. */
function heldByOthers(kind: FluxKind, spec: FluxObject = {}): FluxObject {
  return terminating(kind, { suspend: true, ...spec }, ['velero.io/hold']);
}

const sandbox = terminating('Kustomization', {
  interval: '30m',
  path: './sandbox',
  prune: true,
  deletionPolicy: 'WaitForTermination',
});
const sandboxSuspended = fluxObject('Kustomization', {
  metadata: { deletionTimestamp: SINCE, finalizers: [FLUX] },
  spec: { interval: '30m', path: './sandbox', prune: true, suspend: true },
  status: {
    conditions: [
      condition('Ready', 'Unknown', 'Progressing', {
        message: 'running health checks with a timeout of 29m30s',
      }),
    ],
  },
});

describe('deletionOf', () => {
  it('is of nothing that is not being deleted', () => {
    expect(deletionOf(fluxObject('Kustomization'))).toBeUndefined();
  });

  it.each<[string, unknown, string[], string[]]>([
    ['the one of Flux', [FLUX], [FLUX], [FLUX]],
    [
      'the one of the Flux Operator',
      ['fluxcd.controlplane.io/finalizer'],
      ['fluxcd.controlplane.io/finalizer'],
      ['fluxcd.controlplane.io/finalizer'],
    ],
    [
      'others as well',
      ['foregroundDeletion', FLUX, 'velero.io/hold'],
      ['foregroundDeletion', FLUX, 'velero.io/hold'],
      [FLUX],
    ],
    [
      'one that only sounds like it',
      ['notfluxcd.io/x'],
      ['notfluxcd.io/x'],
      [],
    ],
    ['none', null, [], []],
    ['what is no list', 'x', [], []],
    ['what is no text', [7, null, '', FLUX], [FLUX], [FLUX]],
  ])('names the finalizers: %s', (_, sent, finalizers, fluxFinalizers) => {
    expect(deletionOf(terminating('HelmRelease', {}, sent))).toMatchObject({
      since: SINCE,
      finalizers,
      fluxFinalizers,
    });
  });

  it.each<[string, FluxObject, boolean]>([
    ['a Kustomization that prunes', sandbox, true],
    ['one that prunes by default', sandboxSuspended, true],
    [
      'one that does not prune',
      terminating('Kustomization', { prune: false }),
      false,
    ],
    [
      'one that does not prune but deletes',
      terminating('Kustomization', { prune: false, deletionPolicy: 'Delete' }),
      true,
    ],
    [
      'one that orphans anyway',
      terminating('Kustomization', { prune: true, deletionPolicy: 'Orphan' }),
      false,
    ],
    [
      'one that its controller has let go of',
      terminating('Kustomization', { prune: true }, ['foregroundDeletion']),
      false,
    ],
    [
      'a Kustomization whose inventory is empty',
      kustomizationThat({ inventory: { entries: [] } }),
      false,
    ],
    [
      'a Kustomization that could never be built',
      kustomizationThat({ conditions: [notReady('BuildFailed')] }),
      false,
    ],
    [
      'a failing Kustomization without an inventory in its status',
      kustomizationThat({
        lastAppliedRevision: 'main@sha1:2222222',
        conditions: [notReady('BuildFailed')],
      }),
      true,
    ],
    [
      'a Kustomization of an API version that has no inventory',
      {
        ...kustomizationThat({ conditions: [notReady('BuildFailed')] }),
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1beta1',
      },
      true,
    ],
    ['a HelmRelease', terminating('HelmRelease'), true],
    [
      'a HelmRelease that was never installed',
      releaseThat({ conditions: [notReady('SourceNotReady')] }),
      false,
    ],
    [
      'a HelmRelease whose installation failed',
      releaseThat({
        conditions: [notReady('InstallFailed')],
        storageNamespace: 'shop',
      }),
      true,
    ],
    [
      'a ResourceSet',
      terminating('ResourceSet', {}, ['fluxcd.controlplane.io/finalizer']),
      true,
    ],
    ['a GitRepository', terminating('GitRepository'), false],
    ['an ImageUpdateAutomation', terminating('ImageUpdateAutomation'), false],
  ])('says whether suspending orphans objects: %s', (_, object, expected) => {
    expect(deletionOf(object)?.orphansIfSuspended).toBe(expected);
  });
});

describe('unavailableBecause', () => {
  const suspended = fluxObject('HelmRelease', { spec: { suspend: true } });

  it.each<[string, FluxObject, (string | undefined)[]]>([
    [
      'what nobody deletes',
      fluxObject('HelmRelease'),
      [undefined, undefined, undefined],
    ],
    ['what is suspended', suspended, ['suspended', undefined, undefined]],
    [
      'a Kustomization that is being deleted',
      sandbox,
      ['terminating', 'terminating-orphans', undefined],
    ],
    [
      'one that is suspended and being deleted',
      sandboxSuspended,
      ['terminating', 'terminating-orphans', undefined],
    ],
    [
      'a source that is being deleted',
      terminating('GitRepository'),
      ['terminating', 'terminating', undefined],
    ],
    [
      'what is disabled by an annotation and being deleted',
      fluxObject('ResourceSet', {
        metadata: {
          deletionTimestamp: SINCE,
          annotations: { 'fluxcd.controlplane.io/reconcile': 'disabled' },
        },
      }),
      ['terminating', 'terminating', undefined],
    ],
    [
      'a source that only others still hold: resuming it changes nothing',
      heldByOthers('GitRepository'),
      ['terminating', 'terminating', 'terminating'],
    ],
    [
      'a Kustomization that only others still hold: resuming it deletes',
      heldByOthers('Kustomization', { prune: true }),
      ['terminating', 'terminating', undefined],
    ],
    [
      'a Kustomization that does not prune and only others still hold',
      heldByOthers('Kustomization', { prune: false }),
      ['terminating', 'terminating', 'terminating'],
    ],
  ])('sync, suspend and resume of %s', (_, object, expected) => {
    const actions = ['sync', 'suspend', 'resume'] as const;
    expect(actions.map(action => unavailableBecause(object, action))).toEqual(
      expected,
    );
  });
});

describe('resumingDeletes', () => {
  it.each<[string, FluxObject, boolean]>([
    ['what is suspended and being deleted', sandboxSuspended, true],
    ['what is only being deleted', sandbox, false],
    [
      'what is only suspended',
      fluxObject('HelmRelease', { spec: { suspend: true } }),
      false,
    ],
    [
      'a source that is suspended and being deleted',
      terminating('GitRepository', { suspend: true }),
      false,
    ],
    // kustomize-controller v1.9.5 kustomization_controller.go line 170 and
    // helm-controller v1.6.4 helmrelease_controller.go line 184 look whether
    // the object is being deleted, and not for their own finalizer.
    [
      'a Kustomization that its controller let go of while it was suspended',
      heldByOthers('Kustomization', { prune: true }),
      true,
    ],
    [
      'a HelmRelease that its controller let go of while it was suspended',
      heldByOthers('HelmRelease'),
      true,
    ],
    [
      'a HelmRelease that was never installed',
      {
        ...terminating('HelmRelease', { suspend: true }),
        status: { conditions: [notReady('SourceNotReady')] },
      },
      false,
    ],
  ])('%s: %p', (_, object, expected) => {
    expect(resumingDeletes(object)).toBe(expected);
  });
});
