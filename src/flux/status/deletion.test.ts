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
    ['a HelmRelease', terminating('HelmRelease'), true],
    [
      'a ResourceSet',
      terminating('ResourceSet', {}, ['fluxcd.controlplane.io/finalizer']),
      true,
    ],
    ['a GitRepository', terminating('GitRepository'), false],
    ['an ImageUpdateAutomation', terminating('ImageUpdateAutomation'), false],
  ])('tells what suspending it orphans: %s', (_, object, expected) => {
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
  ])('%s: %p', (_, object, expected) => {
    expect(resumingDeletes(object)).toBe(expected);
  });
});
