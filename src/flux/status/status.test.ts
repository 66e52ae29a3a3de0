import {
  condition,
  fluxObject,
  kustomizationWith,
} from '../__fixtures__/objects';
import { FluxObject, FLUX_STATES, severityOf, statusOf } from '..';

const ready = condition('Ready', 'True', 'ReconciliationSucceeded');
const failed = condition('Ready', 'False', 'HealthCheckFailed');
const unknown = condition('Ready', 'Unknown', 'Progressing');
const working = condition('Reconciling', 'True', 'Progressing');
const retry = condition('Reconciling', 'True', 'ProgressingWithRetry');
const stalled = condition('Stalled', 'True', 'AccessDenied');

function withGeneration(
  generation: number,
  observedGeneration: number | undefined,
  ...conditions: FluxObject[]
) {
  return fluxObject('Kustomization', {
    metadata: { generation },
    status: {
      conditions,
      ...(observedGeneration !== undefined && { observedGeneration }),
    },
  });
}

const idle = { reconciling: false, retrying: false, static: false };

describe('statusOf', () => {
  it.each<[string, FluxObject, object]>([
    // What the Ready condition says.
    ['Ready=True', kustomizationWith(ready), { ...idle, state: 'Ready' }],
    ['Ready=False', kustomizationWith(failed), { ...idle, state: 'Failed' }],
    [
      'Ready=Unknown with Reconciling',
      kustomizationWith(working, unknown),
      { ...idle, state: 'Reconciling', reconciling: true },
    ],
    [
      'Ready=Unknown without Reconciling, as of Flux 2.1 and older',
      kustomizationWith(unknown),
      { ...idle, state: 'Reconciling', reconciling: true },
    ],
    [
      'Ready=Unknown for a reason that is no progress',
      kustomizationWith(condition('Ready', 'Unknown', 'Whatever')),
      { ...idle, state: 'Unknown', message: 'Ready is Unknown' },
    ],
    [
      'Reconciling without Ready',
      kustomizationWith(working),
      { ...idle, state: 'Reconciling', reconciling: true },
    ],
    [
      'ready while it works',
      kustomizationWith(working, ready),
      { ...idle, state: 'Ready', reconciling: true },
    ],
    [
      'failed and tried again',
      kustomizationWith(retry, failed),
      { ...idle, state: 'Failed', retrying: true },
    ],
    [
      'failed and tried again, in the words of Flux 2.1 and older',
      kustomizationWith(condition('Reconciling', 'True', 'NoArtifact'), failed),
      { ...idle, state: 'Failed', retrying: true },
    ],
    ['stalled', kustomizationWith(stalled, failed), { state: 'Stalled' }],
    ['stalled first', kustomizationWith(failed, stalled), { state: 'Stalled' }],
    [
      'Stalled=False, which is no stall',
      kustomizationWith(condition('Stalled', 'False', 'x'), ready),
      { state: 'Ready' },
    ],
    [
      'an unhealthy part of something that is ready',
      kustomizationWith(ready, condition('Drifted', 'True', 'DriftDetected')),
      { state: 'Ready' },
    ],

    // Not ready, and yet nothing has failed.
    ...['DependencyNotReady', 'SourceNotReady', 'NoSourceArtifact'].map(
      (reason): [string, FluxObject, object] => [
        reason,
        kustomizationWith(condition('Ready', 'False', reason)),
        { ...idle, state: 'Waiting', reason },
      ],
    ),
    ...['Progressing', 'HealthCheckCanceled'].map(
      (reason): [string, FluxObject, object] => [
        `Ready=False ${reason}`,
        kustomizationWith(condition('Ready', 'False', reason)),
        { ...idle, state: 'Reconciling', reason, reconciling: true },
      ],
    ),
    [
      'an artifact that is not there yet',
      kustomizationWith(
        condition('Ready', 'False', 'ArtifactFailed', {
          message: 'Source artifact not found, retrying in 30s',
        }),
      ),
      { state: 'Waiting' },
    ],
    [
      'a chart that is not there yet, in the words of Flux 2.1 and older',
      kustomizationWith(
        condition('Ready', 'False', 'ArtifactFailed', {
          message: "HelmChart 'shop/shop-carts' is not ready",
        }),
      ),
      { state: 'Waiting', waitingFor: 'shop/shop-carts' },
    ],
    [
      'a source that does not exist',
      kustomizationWith(
        condition('Ready', 'False', 'ArtifactFailed', {
          message: 'GitRepository.source.toolkit.fluxcd.io "shop" not found',
        }),
      ),
      { state: 'Failed' },
    ],

    // Nothing to tell from.
    [
      'not reconciled yet',
      fluxObject('GitRepository', { status: { observedGeneration: -1 } }),
      { ...idle, state: 'Unknown' },
    ],
    ['no status', fluxObject('Kustomization'), { ...idle, state: 'Unknown' }],
    ['no conditions', kustomizationWith(), { ...idle, state: 'Unknown' }],
    [
      'conditions of other types only',
      kustomizationWith(condition('ArtifactInStorage', 'True', 'Succeeded')),
      { ...idle, state: 'Unknown' },
    ],

    // Generations.
    [
      'a spec not seen yet',
      withGeneration(2, 1, ready),
      { state: 'Reconciling', reason: 'NewGeneration', message: undefined },
    ],
    [
      'a first spec that is ready before it is observed',
      withGeneration(1, -1, ready),
      { state: 'Reconciling' },
    ],
    [
      'a first spec that fails before it is observed',
      withGeneration(1, -1, retry, failed),
      { state: 'Failed', retrying: true },
    ],
    [
      'a failure of this spec, which Kustomizations do not observe',
      withGeneration(2, 1, { ...failed, observedGeneration: 2 }),
      { state: 'Failed' },
    ],
    [
      'a failure that does not tell of which spec it is',
      withGeneration(2, 1, { ...failed, observedGeneration: undefined }),
      { state: 'Failed' },
    ],
    [
      'a failure of the spec before this one',
      withGeneration(2, 1, failed),
      { state: 'Reconciling', reason: 'NewGeneration' },
    ],
    [
      'a failure whose condition was not touched when it failed again',
      withGeneration(2, 2, failed),
      { state: 'Failed' },
    ],
    [
      'a stall of this spec',
      withGeneration(2, 1, { ...stalled, observedGeneration: 2 }),
      { state: 'Stalled' },
    ],
    [
      'a stall of the spec before this one',
      withGeneration(2, 1, stalled, failed),
      { state: 'Reconciling' },
    ],
    [
      'work on a spec not observed yet tells what it does',
      withGeneration(2, 1, { ...working, observedGeneration: 2 }, unknown),
      { state: 'Reconciling', message: 'Reconciling is True' },
    ],
    [
      'no observedGeneration in status: that of Ready counts',
      withGeneration(2, undefined, ready),
      { state: 'Reconciling' },
    ],
    [
      'no observedGeneration in status: that of Ready is current',
      withGeneration(1, undefined, ready),
      { state: 'Ready' },
    ],
    [
      'no observedGeneration at all',
      withGeneration(2, undefined, { ...ready, observedGeneration: undefined }),
      { state: 'Ready' },
    ],
    [
      'observedGeneration 0 in a condition, which means none',
      withGeneration(2, undefined, { ...ready, observedGeneration: 0 }),
      { state: 'Ready' },
    ],
    [
      'an ArtifactGenerator that works on a new spec',
      fluxObject('ArtifactGenerator', {
        metadata: { generation: 2 },
        status: { conditions: [{ ...working, observedGeneration: 2 }, ready] },
      }),
      { state: 'Reconciling' },
    ],

    // Deletion.
    [
      'being deleted, whatever else',
      fluxObject('Kustomization', {
        metadata: { deletionTimestamp: '2026-11-20T10:00:00Z' },
        spec: { suspend: true },
        status: { conditions: [failed] },
      }),
      {
        ...idle,
        state: 'Terminating',
        since: '2026-11-20T10:00:00Z',
        message: 'Ready is False',
      },
    ],
    [
      'being deleted: that it was ready is no news',
      fluxObject('Kustomization', {
        metadata: { deletionTimestamp: '2026-11-20T10:00:00Z' },
        status: { conditions: [ready] },
      }),
      { state: 'Terminating', message: undefined, reason: undefined },
    ],

    // Ready by design.
    ['Alert', fluxObject('Alert'), { ...idle, state: 'Ready', static: true }],
    ['Provider', fluxObject('Provider'), { state: 'Ready', static: true }],
    [
      'HelmRepository of type oci',
      fluxObject('HelmRepository', {
        spec: { type: 'oci' },
        status: { observedGeneration: -1 },
      }),
      { state: 'Ready', static: true },
    ],
    [
      'HelmRepository of type oci in Flux 2.2, which reconciles it',
      fluxObject('HelmRepository', {
        version: 'v1beta2',
        spec: { type: 'oci' },
        status: { conditions: [failed] },
      }),
      { state: 'Failed', static: false },
    ],
    [
      'HelmRepository of type oci in Flux 2.2, not reconciled yet',
      fluxObject('HelmRepository', {
        version: 'v1beta2',
        spec: { type: 'oci' },
        status: { observedGeneration: -1 },
      }),
      { state: 'Unknown', static: false },
    ],
    [
      'HelmRepository of another type',
      fluxObject('HelmRepository', { status: { observedGeneration: -1 } }),
      { state: 'Unknown', static: false },
    ],
    [
      'Alert in Flux 2.1, which reconciles it',
      fluxObject('Alert', {
        version: 'v1beta2',
        status: { observedGeneration: 1, conditions: [failed] },
      }),
      { state: 'Failed', static: false },
    ],
    [
      'Alert, suspended',
      fluxObject('Alert', { spec: { suspend: true } }),
      { state: 'Suspended', static: false, underlying: undefined },
    ],
  ])('%s', (_, object, expected) => {
    expect(statusOf(object)).toMatchObject(expected);
  });

  it('has reason, message and time of the decisive condition', () => {
    const message = 'timeout waiting for: [Deployment/shop/carts]\nline two';
    const time = '2026-11-20T09:31:00.5+02:00';
    const more = { message, lastTransitionTime: time };
    expect(
      statusOf(
        kustomizationWith(
          retry,
          condition('Ready', 'False', 'HealthCheckFailed', more),
        ),
      ),
    ).toEqual({
      state: 'Failed',
      reason: 'HealthCheckFailed',
      message,
      since: time,
      reconciling: false,
      retrying: true,
      static: false,
      waitingFor: undefined,
    });
  });

  it('has the reason why a release failed and is stalled', () => {
    const message = 'Helm upgrade failed: timed out waiting for the condition';
    const release = fluxObject('HelmRelease', {
      status: {
        observedGeneration: 1,
        conditions: [
          condition('Stalled', 'True', 'RetriesExceeded', {
            message: 'Failed to upgrade after 1 attempt(s)',
          }),
          condition('Ready', 'False', 'UpgradeFailed', { message }),
        ],
      },
    });
    expect(statusOf(release)).toMatchObject({
      state: 'Stalled',
      reason: 'RetriesExceeded',
      message,
      reconciling: false,
      retrying: false,
    });
  });

  it('leaves out a time that is none', () => {
    const more = { lastTransitionTime: 'yesterday' };
    expect(
      statusOf(kustomizationWith(condition('Ready', 'True', 'x', more))).since,
    ).toBeUndefined();
  });

  it('is computed once per object', () => {
    const object = kustomizationWith(ready);
    expect(statusOf(object)).toBe(statusOf(object));
    expect(statusOf({ ...object })).not.toBe(statusOf(object));
  });
});

describe('statusOf something suspended', () => {
  const at = '2026-11-20T10:00:00Z';

  /** Whose annotations were written by what suspended it. */
  function suspended(status: FluxObject, annotations: FluxObject = {}) {
    const names = Object.keys(annotations).map(name => [`f:${name}`, {}]);
    const fieldsV1 = {
      'f:metadata': { 'f:annotations': Object.fromEntries(names) },
      'f:spec': { 'f:suspend': {} },
    };
    const owner = { manager: 'x', operation: 'Update', time: at, fieldsV1 };
    return fluxObject('Kustomization', {
      metadata: { generation: 3, annotations, managedFields: [owner] },
      spec: { suspend: true },
      status,
    });
  }

  it.each<[string, FluxObject, string | undefined]>([
    ['nothing', {}, undefined],
    ['ready', { observedGeneration: 1, conditions: [ready] }, 'Ready'],
    ['failed', { observedGeneration: 1, conditions: [failed] }, 'Failed'],
    ['stalled', { observedGeneration: 1, conditions: [stalled] }, 'Stalled'],
  ])('looks through to its last conditions: %s', (_, status, underlying) => {
    expect(statusOf(suspended(status))).toMatchObject({
      ...idle,
      state: 'Suspended',
      underlying,
      suspension: { manager: 'x', since: at },
    });
  });

  const undated = { undated: true, manager: 'x', since: at };

  it.each<[string, FluxObject, object]>([
    [
      'the Flux Operator and this plugin',
      {
        'fluxcd.controlplane.io/suspendedBy': 'jane',
        'backstage.io/flux-suspend-reason': 'release freeze',
        'backstage.io/flux-suspended-at': at,
      },
      { by: 'jane', reason: 'release freeze', at },
    ],
    [
      'Weave GitOps',
      {
        'metadata.weave.works/suspended-by': 'joe',
        'metadata.weave.works/suspended-comment': 'debugging',
      },
      { by: 'joe', reason: 'debugging', ...undated },
    ],
    [
      "Weave's Backstage plugin",
      { 'weave.works/suspended-by': 'jo' },
      { by: 'jo', ...undated },
    ],
    [
      'nobody, and a time that is none',
      { 'backstage.io/flux-suspended-at': 'noon' },
      { manager: 'x', since: at },
    ],
  ])('reads the annotations of %s', (_, annotations, suspension) => {
    const status = statusOf(suspended({ conditions: [ready] }, annotations));
    expect(status.suspension).toEqual(suspension);
  });

  it('has the time of the suspension and the last known state', () => {
    const annotations = { 'backstage.io/flux-suspended-at': at };
    expect(statusOf(suspended({ conditions: [ready] }, annotations))).toEqual(
      expect.objectContaining({ since: at, message: 'Ready is True' }),
    );
  });
});

describe('waitingFor', () => {
  const spec = {
    sourceRef: { kind: 'GitRepository', name: 'repo', namespace: 'flux' },
  };
  it.each<[string, FluxObject, string, string, string | undefined]>([
    [
      'the dependency in the message',
      { dependsOn: [{ name: 'a' }, { name: 'b' }] },
      'DependencyNotReady',
      "dependency 'shop/b' is not ready",
      'shop/b',
    ],
    [
      'the dependency in the message of older Flux',
      {},
      'DependencyNotReady',
      "unable to get 'shop/db' dependency: not found",
      'shop/db',
    ],
    [
      'the only dependency',
      { dependsOn: [{ name: 'db' }] },
      'DependencyNotReady',
      'Dependencies do not meet ready condition, retrying in 30s',
      'shop/db',
    ],
    [
      'the only dependency, elsewhere',
      { dependsOn: [{ name: 'db', namespace: 'data' }] },
      'DependencyNotReady',
      '',
      'data/db',
    ],
    [
      'nothing where it may be any of two',
      { dependsOn: [{ name: 'a' }, { name: 'b' }] },
      'DependencyNotReady',
      'Dependencies do not meet ready condition, retrying in 30s',
      undefined,
    ],
    [
      'the source, not the dependency',
      { ...spec, dependsOn: [{ name: 'db' }] },
      'ArtifactFailed',
      'Source artifact not found, retrying in 30s',
      'flux/repo',
    ],
    [
      'the chart in the message',
      spec,
      'SourceNotReady',
      "HelmChart 'flux/shop-carts' is not ready: no artifact",
      'flux/shop-carts',
    ],
    ['nothing at all', {}, 'SourceNotReady', '', undefined],
  ])('is %s', (_, ownSpec, reason, message, expected) => {
    const object = fluxObject('Kustomization', {
      spec: ownSpec,
      status: {
        conditions: [condition('Ready', 'False', reason, { message })],
      },
    });
    expect(statusOf(object)).toMatchObject({
      state: 'Waiting',
      waitingFor: expected,
    });
  });

  it('is the ImageRepository of a policy', () => {
    const policy = fluxObject('ImagePolicy', {
      spec: { imageRepositoryRef: { name: 'carts' } },
      status: {
        conditions: [condition('Ready', 'False', 'DependencyNotReady')],
      },
    });
    expect(statusOf(policy).waitingFor).toBe('shop/carts');
  });
});

describe('severityOf', () => {
  it('sorts failed objects first and ready ones last', () => {
    const sorted = [...FLUX_STATES].sort(
      (a, b) => severityOf(a) - severityOf(b),
    );
    expect(sorted.slice(0, 2)).toEqual(['Failed', 'Stalled']);
    expect(sorted.slice(-2)).toEqual(['Suspended', 'Ready']);
    expect(severityOf('Waiting')).toBeLessThan(severityOf('Reconciling'));
  });
});
