import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { condition, fluxObject } from '../__fixtures__/objects';
import { factsOf, type FluxFacts, type FluxObject } from '..';

function release(spec: FluxObject, status: FluxObject = {}): FluxObject {
  return fluxObject('HelmRelease', { spec, status });
}

const folder = resolve(__dirname, '../../__fixtures__');
const read = (file: string): FluxObject =>
  JSON.parse(readFileSync(resolve(folder, `${file}.json`), 'utf8'));
const lastOf = (file: string): FluxObject =>
  (read(`${file}.sequence`) as unknown as FluxObject[]).slice(-1)[0];

const exceeded = condition('Stalled', 'True', 'RetriesExceeded');

describe('interval, timeout and shard', () => {
  it('are read from the spec', () => {
    const object = fluxObject('Kustomization', {
      metadata: { labels: { 'sharding.fluxcd.io/key': 'shard1' } },
      spec: { interval: '1h30m', retryInterval: '2m', timeout: '30s' },
    });
    expect(factsOf(object)).toMatchObject({
      interval: 5_400_000,
      retryInterval: 120_000,
      timeout: 30_000,
      shard: 'shard1',
      drift: undefined,
      failures: undefined,
      lastAction: undefined,
    });
  });

  it('use the retry interval of the last action of a release', () => {
    const strategy = { name: 'RetryOnFailure', retryInterval: '5m' };
    const spec = { upgrade: { strategy } };
    const upgrade = { lastAttemptedReleaseAction: 'upgrade' };
    const install = { lastAttemptedReleaseAction: 'install' };
    expect(factsOf(release(spec, upgrade)).retryInterval).toBe(300_000);
    expect(factsOf(release(spec, install)).retryInterval).toBeUndefined();
  });
});

describe('drift', () => {
  const message =
    'Cluster state of release shop/carts.v1 has drifted from the desired state:\n' +
    'Deployment/shop/carts changed (0 additions, 1 changes, 0 removals)\n' +
    'Service/shop/carts removed\n' +
    'ClusterRole/carts changed (1 additions, 0 changes, 0 removals)';
  const drifted = condition('Drifted', 'True', 'DriftDetected', { message });

  it('lists the changed objects of its message', () => {
    const object = release(
      { driftDetection: { mode: 'warn' } },
      { conditions: [drifted] },
    );
    expect(factsOf(object).drift).toEqual({
      mode: 'warn',
      found: {
        since: '2026-11-20T09:30:00Z',
        message,
        changes: [
          {
            kind: 'Deployment',
            namespace: 'shop',
            name: 'carts',
            change: 'changed (0 additions, 1 changes, 0 removals)',
          },
          {
            kind: 'Service',
            namespace: 'shop',
            name: 'carts',
            change: 'removed',
          },
          {
            kind: 'ClusterRole',
            namespace: undefined,
            name: 'carts',
            change: 'changed (1 additions, 0 changes, 0 removals)',
          },
        ],
      },
    });
  });

  it.each<[unknown, FluxObject, string, boolean]>([
    ['enabled', drifted, 'enabled', true],
    ['disabled', drifted, 'disabled', false],
    [undefined, drifted, 'disabled', false],
    [7, drifted, 'disabled', false],
    ['warn', condition('Drifted', 'False', 'x'), 'warn', false],
  ])(
    'with mode %p is reported only while drift detection is enabled and has found some',
    (mode, told, ...is) => {
      const { drift } = factsOf(
        release({ driftDetection: { mode } }, { conditions: [told] }),
      );
      expect([drift?.mode, drift?.found !== undefined]).toEqual(is);
    },
  );

  it('keeps a message that cannot be parsed, without changes', () => {
    const other = { ...drifted, message: 'x'.repeat(99_999) };
    const { drift } = factsOf(
      release({ driftDetection: { mode: 'warn' } }, { conditions: [other] }),
    );
    expect(drift?.found?.changes).toEqual([]);
    expect(drift?.found?.message).toBe(other.message);
  });
});

describe('failures', () => {
  it.each<[string, FluxObject, FluxFacts['failures']]>([
    [
      'gave up after 3 of 3',
      release(
        { install: { remediation: { retries: 2 } } },
        {
          conditions: [exceeded],
          failures: 4,
          installFailures: 3,
          lastAttemptedReleaseAction: 'install',
        },
      ),
      { total: 4, action: 'install', tries: 3, allowed: 3, gaveUp: true },
    ],
    [
      '1 of 3, and goes on',
      release(
        { upgrade: { remediation: { retries: 2 } } },
        {
          failures: 1,
          upgradeFailures: 1,
          lastAttemptedReleaseAction: 'upgrade',
        },
      ),
      { total: 1, action: 'upgrade', tries: 1, allowed: 3, gaveUp: false },
    ],
    [
      'without limit',
      release(
        { install: { remediation: { retries: -1 } } },
        {
          failures: 9,
          installFailures: 9,
          lastAttemptedReleaseAction: 'install',
        },
      ),
      {
        total: 9,
        action: 'install',
        tries: 9,
        allowed: undefined,
        gaveUp: false,
      },
    ],
    [
      'without limit by its strategy',
      release(
        { install: { strategy: { name: 'RetryOnFailure' } } },
        {
          failures: 1,
          installFailures: 1,
          lastAttemptedReleaseAction: 'install',
        },
      ),
      {
        total: 1,
        action: 'install',
        tries: 1,
        allowed: undefined,
        gaveUp: false,
      },
    ],
    [
      'more than is allowed by default',
      release(
        {},
        {
          failures: 5,
          installFailures: 5,
          lastAttemptedReleaseAction: 'install',
        },
      ),
      {
        total: 5,
        action: 'install',
        tries: 5,
        allowed: undefined,
        gaveUp: false,
      },
    ],
    [
      'given up, before Flux 2.2',
      release(
        { upgrade: { remediation: { retries: 1 } } },
        {
          conditions: [
            condition('Ready', 'False', 'ReconciliationFailed', {
              message: 'upgrade retries exhausted',
            }),
          ],
          failures: 2,
          upgradeFailures: 2,
        },
      ),
      { total: 2, action: 'upgrade', tries: 2, allowed: 2, gaveUp: true },
    ],
    ['none', release({}, { failures: 0 }), undefined],
    ['of another kind', fluxObject('Kustomization'), undefined],
    // Made by controllers.
    [
      'to render a chart',
      read('HelmRelease/install-failed'),
      { total: 7, action: 'install', tries: 0, allowed: 2, gaveUp: false },
    ],
    [
      'to install',
      read('HelmRelease/retries-exceeded-install'),
      { total: 2, action: 'install', tries: 2, allowed: 2, gaveUp: true },
    ],
    [
      'to upgrade',
      lastOf('HelmRelease/upgrade-retries-exceeded'),
      { total: 2, action: 'upgrade', tries: 2, allowed: 2, gaveUp: true },
    ],
    ['of what is well', read('HelmRelease/ready'), undefined],
  ])('%s', (_, object, expected) => {
    expect(factsOf(object).failures).toEqual(expected);
  });
});

describe('the last action', () => {
  it.each<[string, FluxFacts['lastAction']]>([
    [
      'Kustomization/ready-waited',
      {
        action: 'reconcile',
        duration: 5_499.084161,
        at: '2026-11-21T05:11:55Z',
        failed: false,
      },
    ],
    [
      'Kustomization/unhealthy',
      {
        action: 'reconcile',
        duration: 30_960.968514,
        at: '2026-11-21T05:11:22Z',
        failed: true,
      },
    ],
    ['Kustomization/bad-path', undefined],
    [
      'HelmRelease/ready',
      {
        action: 'install',
        duration: 550.567008,
        at: '2026-11-21T05:11:51Z',
        failed: false,
      },
    ],
    [
      'HelmRelease/install-failed',
      {
        action: 'install',
        duration: 95.934238,
        at: undefined,
        failed: true,
      },
    ],
    ['HelmRelease/no-source', undefined],
  ])('is read from the recorded object %s', (file, expected) => {
    expect(factsOf(read(file)).lastAction).toEqual(expected);
  });

  it('is the failed upgrade, not the rollback after it', () => {
    expect(
      factsOf(lastOf('HelmRelease/upgrade-retries-exceeded')).lastAction,
    ).toEqual({
      action: 'upgrade',
      duration: 218.098413,
      at: '2026-11-21T05:17:41Z',
      failed: true,
    });
  });
});
