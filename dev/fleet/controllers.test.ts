/** @jest-environment node */
import { createFleet, Fleet } from './fleet';
import { sha256Of } from './hex';
import { ociRevision } from './objects/artifact';
import { helmChartOf } from './objects/helmChart';
import { helmRelease } from './objects/helmRelease';
import { helmRetriesExceeded, helmRetrying } from './objects/helmVerdicts';
import { imagePolicy, imageUpdateAutomation } from './objects/images';
import { kustomization, notApplied } from './objects/kustomization';
import { artifactGenerator } from './objects/artifactGenerator';
import {
  bucket,
  gitRepository,
  helmRepository,
  ociRepository,
} from './objects/sources';
import { notReconciled } from './objects/verdict';
import { FluxRelease } from './releases';
import { createManualScheduler, Scheduler } from './scheduler';
import { conditionOf, KubernetesObject, ObjectRef } from './types';

const now = Date.parse('2026-11-20T12:00:00Z');
const requestedAt = 'reconcile.fluxcd.io/requestedAt';

function worldOf(flux: FluxRelease = '2.9') {
  const scheduler = createManualScheduler({ now });
  const fleet = createFleet({
    scheduler,
    clusters: [
      {
        name: 'one',
        flux,
        controllers: [
          'source-controller',
          'kustomize-controller',
          'helm-controller',
          'image-reflector-controller',
          'image-automation-controller',
          'notification-controller',
          'source-watcher',
        ],
      },
    ],
  });
  const cluster = fleet.cluster('one');
  const on = { release: flux, now };
  const add = (object: KubernetesObject): ObjectRef => {
    cluster.put(object);
    const { name, namespace } = object.metadata;
    return { kind: object.kind, name, namespace };
  };
  return { fleet, cluster, scheduler, on, add };
}

type World = ReturnType<typeof worldOf>;

const sock = { kind: 'HelmRepository', name: 'sock-shop' };
const chart = {
  name: 'carts',
  version: '1.0.0',
  constraint: '1.x',
  source: sock,
};

function addSources({ on, add }: World) {
  return {
    git: add(
      gitRepository({
        on,
        name: 'carts',
        url: 'https://github.com/sock-shop/carts',
        revision: 'main@sha1:0a',
      }),
    ),
    repository: add(
      helmRepository({
        on,
        name: 'sock-shop',
        url: 'https://charts.sock-shop.example',
        revision: 'sha256:0b',
      }),
    ),
  };
}

function addRelease(
  within: World,
  more: Partial<Parameters<typeof helmRelease>[0]> = {},
) {
  const options = {
    on: within.on,
    name: 'carts',
    namespace: 'flux-system',
    chart,
    ...more,
  };
  const chartRef = within.add(helmChartOf(options));
  return { release: within.add(helmRelease(options)), chart: chartRef };
}

function annotate(
  { cluster }: World,
  ref: ObjectRef,
  annotations: Record<string, string>,
) {
  cluster.update(ref, object => ({
    ...object,
    metadata: {
      ...object.metadata,
      annotations: { ...object.metadata.annotations, ...annotations },
    },
  }));
}

function request(within: World, ref: ObjectRef, token = 'now', also = {}) {
  annotate(within, ref, { [requestedAt]: token, ...also });
}

function suspend({ cluster }: World, ref: ObjectRef, value?: boolean) {
  cluster.update(ref, ({ spec, ...object }) => {
    const { suspend: _old, ...kept } = spec ?? {};
    return { ...object, spec: { ...kept, ...(value && { suspend: value }) } };
  });
}

function read({ cluster }: World, ref: ObjectRef) {
  const object = cluster.get(ref)!;
  const condition = (type: string) => {
    const found = conditionOf(object, type);
    return found && `${found.status} ${found.reason}: ${found.message}`;
  };
  return {
    object,
    handled: object.status?.lastHandledReconcileAt,
    ready: condition('Ready'),
    reconciling: condition('Reconciling'),
    stalled: condition('Stalled'),
    observed: object.status?.observedGeneration,
    generation: object.metadata.generation,
  };
}

/** All states of an object from now on. */
function watch({ cluster }: World, ref: ObjectRef): KubernetesObject[] {
  const seen: KubernetesObject[] = [];
  cluster.subscribe(({ object }) => {
    const { name, namespace } = object.metadata;
    if (
      object.kind === ref.kind &&
      name === ref.name &&
      namespace === ref.namespace
    ) {
      seen.push(object);
    }
  });
  return seen;
}

const worlds: World[] = [];
function world(flux?: FluxRelease): World {
  const created = worldOf(flux);
  worlds.push(created);
  return created;
}

afterEach(() => {
  worlds.splice(0).forEach(({ fleet }) => fleet.stop());
});

describe('a requested reconcile', () => {
  it('of a source shows progress, and ends with the request handled', async () => {
    const it1 = world();
    const { git } = addSources(it1);
    request(it1, git);
    expect(read(it1, git).reconciling).toBeUndefined();
    await it1.scheduler.advance(200);
    expect(read(it1, git)).toMatchObject({
      ready: "True Succeeded: stored artifact for revision 'main@sha1:0a'",
      reconciling: expect.stringMatching(/^True Progressing/),
      handled: undefined,
    });
    await it1.scheduler.advance(5_000);
    expect(read(it1, git)).toMatchObject({
      ready: "True Succeeded: stored artifact for revision 'main@sha1:0a'",
      reconciling: undefined,
      handled: 'now',
    });
  });

  it('of a Kustomization passes through Ready=Unknown', async () => {
    const it1 = world();
    addSources(it1);
    const ks = it1.add(
      kustomization({
        on: it1.on,
        name: 'carts',
        source: { kind: 'GitRepository', name: 'carts' },
        applied: 'main@sha1:0a',
      }),
    );
    request(it1, ks);
    await it1.scheduler.advance(200);
    expect(read(it1, ks).ready).toBe(
      'Unknown Progressing: Reconciliation in progress',
    );
    await it1.scheduler.advance(5_000);
    expect(read(it1, ks)).toMatchObject({
      ready: 'True ReconciliationSucceeded: Applied revision: main@sha1:0a',
      handled: 'now',
    });
  });

  it('of a Kustomization shows its steps, with health checks if configured', async () => {
    const it1 = world();
    addSources(it1);
    const stepsOf = async (name: string, wait: boolean) => {
      const ks = it1.add(
        kustomization({
          on: it1.on,
          name,
          source: { kind: 'GitRepository', name: 'carts' },
          applied: 'main@sha1:0a',
          wait,
        }),
      );
      const seen = watch(it1, ks);
      request(it1, ks);
      await it1.scheduler.advance(60_000);
      return seen.flatMap(object => {
        const message = conditionOf(object, 'Reconciling')?.message ?? '';
        return /^(.*) for revision main@sha1:0a /.exec(message)?.[1] ?? [];
      });
    };
    const steps = [
      'Fetching manifests',
      'Building manifests',
      'Detecting drift',
    ];
    expect(await stepsOf('applied', false)).toEqual(steps);
    expect(await stepsOf('waited-for', true)).toEqual([
      ...steps,
      'Running health checks',
    ]);
  });

  it('writes the final conditions before the rest of the status', async () => {
    const it1 = world();
    const { git } = addSources(it1);
    const seen = watch(it1, git);
    it1.fleet.script('one', git, { revision: 'main@sha1:0c' });
    request(it1, git);
    await it1.scheduler.advance(60_000);
    const summary = (object: KubernetesObject) => [
      conditionOf(object, 'Ready')?.message,
      (object.status?.artifact as { revision?: string }).revision,
      object.status?.lastHandledReconcileAt,
    ];
    const message = "stored artifact for revision 'main@sha1:0c'";
    expect(seen.slice(-2).map(summary)).toEqual([
      [message, 'main@sha1:0a', undefined],
      [message, 'main@sha1:0c', 'now'],
    ]);
  });

  it('is followed by another one if it was requested meanwhile', async () => {
    const it1 = world();
    const { git } = addSources(it1);
    request(it1, git, 'first');
    await it1.scheduler.advance(300);
    request(it1, git, 'second');
    await it1.scheduler.advance(1_100);
    expect(read(it1, git).handled).toBe('first');
    await it1.scheduler.advance(5_000);
    expect(read(it1, git).handled).toBe('second');
  });

  it('can be slow, or never answered', async () => {
    const it1 = world();
    const { git, repository } = addSources(it1);
    it1.fleet.script('one', git, { delayMs: 60_000 });
    it1.fleet.script('one', repository, { outcome: 'never' });
    request(it1, git);
    request(it1, repository);
    await it1.scheduler.advance(59_000);
    expect(read(it1, git).handled).toBeUndefined();
    await it1.scheduler.advance(600_000);
    expect(read(it1, git).handled).toBe('now');
    expect(read(it1, repository)).toMatchObject({
      handled: undefined,
      reconciling: undefined,
    });
  });

  it('ends without an error if the object is deleted meanwhile', async () => {
    const it1 = world();
    const { git } = addSources(it1);
    request(it1, git);
    await it1.scheduler.advance(300);
    it1.cluster.delete(git);
    await it1.scheduler.advance(5_000);
    expect(it1.cluster.get(git)).toBeUndefined();
  });
});

describe('static objects', () => {
  it.each<[FluxRelease, string | undefined]>([
    ['2.9', undefined],
    ['2.3', undefined],
    ['2.2', 'now'],
  ])('an OCI HelmRepository of Flux %s handles %s', async (flux, handled) => {
    const it1 = world(flux);
    const oci = it1.add(
      helmRepository({
        on: it1.on,
        name: 'registry',
        type: 'oci',
        url: 'oci://registry.example/charts',
      }),
    );
    const { status } = it1.cluster.get(oci)!;
    request(it1, oci);
    await it1.scheduler.advance(60_000);
    expect(read(it1, oci).handled).toBe(handled);
    expect(status === undefined).toBe(handled === undefined);
  });

  it.each<[FluxRelease, string | undefined]>([
    ['2.6', undefined],
    ['2.7', 'now'],
  ])('an ImagePolicy of Flux %s handles %s', async (flux, handled) => {
    const it1 = world(flux);
    const policy = it1.add(
      imagePolicy({
        on: it1.on,
        name: 'carts',
        image: 'carts',
        repository: { name: 'carts' },
        tag: '1.0.0',
      }),
    );
    request(it1, policy);
    await it1.scheduler.advance(60_000);
    expect(read(it1, policy).handled).toBe(handled);
  });
});

describe('suspended objects', () => {
  it('only record the handled request', async () => {
    const it1 = world();
    const { git } = addSources(it1);
    suspend(it1, git, true);
    await it1.scheduler.advance(5_000);
    const before = it1.cluster.get(git)!.status;
    request(it1, git);
    await it1.scheduler.advance(60_000);
    expect(it1.cluster.get(git)!.status).toEqual({
      ...before,
      lastHandledReconcileAt: 'now',
    });
  });

  it('that were not ready never see their generation observed', async () => {
    const it1 = world();
    const ks = it1.add(
      kustomization({
        on: it1.on,
        name: 'carts',
        source: { kind: 'GitRepository', name: 'carts' },
        applied: 'main@sha1:0a',
        verdict: notApplied('main@sha1:0a', 'BuildFailed', 'no'),
      }),
    );
    suspend(it1, ks, true);
    await it1.scheduler.advance(60_000);
    expect(read(it1, ks)).toMatchObject({ generation: 2, observed: 1 });
  });

  it('of image automation are not changed at all', async () => {
    const it1 = world();
    const automation = it1.add(
      imageUpdateAutomation({
        on: it1.on,
        name: 'carts',
        source: { name: 'carts' },
        suspended: true,
      }),
    );
    request(it1, automation);
    await it1.scheduler.advance(60_000);
    expect(read(it1, automation).handled).toBeUndefined();
  });

  it('can be suspended by annotation', async () => {
    const it1 = world();
    const generator = it1.add(
      artifactGenerator({
        on: it1.on,
        name: 'carts',
        source: { kind: 'GitRepository', name: 'carts' },
        artifacts: ['frontend'],
        disabled: true,
      }),
    );
    request(it1, generator);
    await it1.scheduler.advance(200);
    expect(read(it1, generator)).toMatchObject({
      handled: 'now',
      reconciling: undefined,
    });
  });

  it('are reconciled when resumed', async () => {
    const it1 = world();
    addSources(it1);
    const { release } = addRelease(it1, { suspended: true });
    suspend(it1, release);
    await it1.scheduler.advance(200);
    expect(read(it1, release).reconciling).toBe(
      'True Progressing: Fulfilling prerequisites',
    );
    await it1.scheduler.advance(60_000);
    expect(read(it1, release)).toMatchObject({
      ready: expect.stringMatching(/^True InstallSucceeded/),
      generation: 2,
      observed: 2,
    });
  });
});

describe('failing objects', () => {
  const revision = 'main@sha1:0a';
  const action = {
    name: 'carts',
    namespace: 'flux-system',
    chart: 'carts',
    version: '1.0.0',
    count: 2,
  };

  it('fail again with the same message', async () => {
    const it1 = world();
    addSources(it1);
    const { release } = addRelease(it1, {
      installed: ['0.9.0'],
      failures: 1,
      verdict: helmRetrying({ on: it1.on, ...action }, 'timeout'),
    });
    const { ready } = read(it1, release);
    request(it1, release);
    await it1.scheduler.advance(200);
    expect(read(it1, release)).toMatchObject({
      ready,
      reconciling: 'True Progressing: Fulfilling prerequisites',
    });
    await it1.scheduler.advance(2_000);
    expect(read(it1, release).ready).toMatch(
      /^Unknown Progressing: Running 'upgrade' action/,
    );
    await it1.scheduler.advance(60_000);
    expect(read(it1, release)).toMatchObject({
      ready,
      // Not ProgressingWithRetry, unless there is a remediation.
      reconciling: expect.stringMatching(
        /^True Progressing: Running 'upgrade' action/,
      ),
      handled: 'now',
    });
    expect(read(it1, release).object.status).toMatchObject({
      failures: 2,
      history: [{ version: 1, status: 'deployed' }],
    });
  });

  it.each([
    [
      'ArtifactFailed',
      'kustomization path not found: stat /x: no such file or directory',
      'Fetching manifests',
      undefined,
    ],
    ['BuildFailed', 'kustomize build failed', 'Building manifests', revision],
    ['ReconciliationFailed', 'dry-run failed', 'Detecting drift', revision],
  ])(
    'keep the step that failed in Reconciling: %s',
    async (reason, message, step, attempted) => {
      const it1 = world();
      addSources(it1);
      const ks = it1.add(
        kustomization({
          on: it1.on,
          name: 'carts',
          source: { kind: 'GitRepository', name: 'carts' },
          verdict: notReconciled,
        }),
      );
      it1.fleet.script('one', ks, { outcome: 'fails', reason, message });
      request(it1, ks);
      await it1.scheduler.advance(60_000);
      const { object, ...after } = read(it1, ks);
      expect(after).toMatchObject({
        ready: `False ${reason}: ${message}`,
        reconciling: `True ProgressingWithRetry: ${step} for revision ${revision} with a timeout of 5m0s`,
        observed: -1,
      });
      expect(object.status?.lastAttemptedRevision).toBe(attempted);
    },
  );

  it('wait for a source that is missing or empty, without Reconciling', async () => {
    const it1 = world();
    const ks = it1.add(
      kustomization({
        on: it1.on,
        name: 'carts',
        source: { kind: 'GitRepository', name: 'carts' },
        verdict: notReconciled,
      }),
    );
    request(it1, ks, 'a');
    await it1.scheduler.advance(60_000);
    expect(read(it1, ks)).toMatchObject({
      ready:
        'False ArtifactFailed: GitRepository.source.toolkit.fluxcd.io "carts" not found',
      reconciling: undefined,
      handled: 'a',
    });
    const git = it1.add(
      gitRepository({
        on: it1.on,
        name: 'carts',
        url: 'https://github.com/sock-shop/carts',
        verdict: notReconciled,
      }),
    );
    request(it1, ks, 'b');
    await it1.scheduler.advance(60_000);
    expect(read(it1, ks)).toMatchObject({
      ready: 'False ArtifactFailed: Source artifact not found, retrying in 30s',
      reconciling: undefined,
    });
    request(it1, git);
    await it1.scheduler.advance(60_000);
    expect(read(it1, ks).ready).toMatch(/^True ReconciliationSucceeded/);
  });

  it('name the missing chart', async () => {
    const it1 = world();
    const { release, chart: chartRef } = addRelease(it1, {
      installed: [],
      verdict: notReconciled,
    });
    request(it1, chartRef);
    await it1.scheduler.advance(60_000);
    const cause =
      'failed to get source: HelmRepository.source.toolkit.fluxcd.io "sock-shop" not found';
    expect(read(it1, chartRef)).toMatchObject({
      ready: `False SourceUnavailable: ${cause}`,
      reconciling: 'True ProgressingWithRetry: building artifact',
    });
    request(it1, release);
    await it1.scheduler.advance(60_000);
    expect(read(it1, release)).toMatchObject({
      ready: `False SourceNotReady: HelmChart 'flux-system/flux-system-carts' is not ready: ${cause}`,
      reconciling: 'True Progressing: Fulfilling prerequisites',
    });
  });

  it('that have used up their retries stay stalled until they are reset', async () => {
    const it1 = world();
    addSources(it1);
    const { release } = addRelease(it1, {
      installed: ['1.0.0', '0.9.0'],
      lastStatus: 'failed',
      failures: 4,
      verdict: helmRetriesExceeded({ on: it1.on, ...action }, 'timeout'),
    });
    request(it1, release, 'first');
    await it1.scheduler.advance(60_000);
    expect(read(it1, release)).toMatchObject({
      stalled: 'True RetriesExceeded: Failed to upgrade after 4 attempt(s)',
      handled: 'first',
    });
    // A reset needs the same token as the request.
    request(it1, release, 'second', { 'reconcile.fluxcd.io/resetAt': 'first' });
    await it1.scheduler.advance(60_000);
    expect(read(it1, release).stalled).toBeDefined();

    request(it1, release, 'third', { 'reconcile.fluxcd.io/resetAt': 'third' });
    await it1.scheduler.advance(60_000);
    const { object, ...after } = read(it1, release);
    expect(after).toMatchObject({
      ready: expect.stringMatching(/^True UpgradeSucceeded.*carts\.v3/),
      stalled: undefined,
      handled: 'third',
    });
    expect(object.status).toMatchObject({ lastHandledResetAt: 'third' });
    expect(object.status).not.toHaveProperty('failures');
  });

  it('keep the verified artifact if the new one is not verified', async () => {
    const it1 = world();
    const oci = it1.add(
      ociRepository({
        on: it1.on,
        name: 'carts',
        url: 'oci://registry.example/carts',
        verify: { provider: 'cosign', secretRef: { name: 'keys' } },
        revision: 'edge@sha256:0a',
      }),
    );
    it1.fleet.script('one', oci, {
      outcome: 'fails',
      reason: 'VerificationError',
      revision: 'edge@sha256:0b',
    });
    request(it1, oci);
    await it1.scheduler.advance(60_000);
    const news =
      "new revision 'edge@sha256:0b' for 'registry.example/carts:edge'";
    const { object, ...after } = read(it1, oci);
    expect(after).toMatchObject({
      ready:
        'False VerificationError: failed to verify the signature using ' +
        'provider \'cosign\': secrets "keys" not found',
      reconciling: `True ProgressingWithRetry: building artifact: ${news}`,
    });
    expect(conditionOf(object, 'ArtifactOutdated')?.message).toBe(news);
    expect(object.status?.artifact).toMatchObject({
      revision: 'edge@sha256:0a',
    });
  });

  it('can be scripted to succeed or to fail', async () => {
    const it1 = world();
    const { git } = addSources(it1);
    it1.fleet.script('one', git, { outcome: 'fails', message: 'no route' });
    request(it1, git, 'first');
    await it1.scheduler.advance(60_000);
    expect(read(it1, git).ready).toBe('False GitOperationFailed: no route');
    expect(read(it1, git).object.status).toHaveProperty('artifact');
    it1.fleet.script('one', git, { outcome: 'succeeds' });
    request(it1, git, 'second');
    await it1.scheduler.advance(60_000);
    expect(read(it1, git).ready).toMatch(/^True Succeeded/);
  });
});

describe('HelmReleases', () => {
  it('upgrade once when forced, even without changes', async () => {
    const it1 = world();
    addSources(it1);
    const { release } = addRelease(it1);
    request(it1, release, 'plain');
    await it1.scheduler.advance(60_000);
    expect(read(it1, release).ready).toMatch(/carts\.v1 /);
    request(it1, release, 't', { 'reconcile.fluxcd.io/forceAt': 't' });
    await it1.scheduler.advance(60_000);
    const { object, ready } = read(it1, release);
    expect(ready).toBe(
      'True UpgradeSucceeded: Helm upgrade succeeded for release ' +
        'flux-system/carts.v2 with chart carts@1.0.0',
    );
    expect(object.status).toMatchObject({
      lastHandledForceAt: 't',
      history: [
        { version: 2, status: 'deployed' },
        { version: 1, status: 'superseded' },
      ],
    });
  });

  it('from a registry have the digest in their version', async () => {
    const it1 = world();
    const digest = sha256Of('carts@1.1.0');
    const repository = it1.add(
      ociRepository({
        on: it1.on,
        name: 'carts',
        url: 'oci://registry.example/charts/carts',
        revision: `1.1.0@${digest}`,
      }),
    );
    const release = it1.add(
      helmRelease({
        on: it1.on,
        name: 'carts',
        namespace: 'flux-system',
        chart: { ...chart, source: repository },
        byReference: true,
      }),
    );
    request(it1, release);
    await it1.scheduler.advance(60_000);
    const { status } = read(it1, release).object;
    expect(status).toMatchObject({
      lastAttemptedRevision: `1.1.0+${digest.slice(7, 19)}`,
      lastAttemptedRevisionDigest: digest,
      history: [
        {
          apiVersion: 'v2',
          action: 'upgrade',
          chartVersion: `1.1.0+${digest.slice(7, 19)}`,
          ociDigest: digest,
          status: 'deployed',
        },
        { status: 'superseded' },
      ],
    });
    expect((status?.history as object[])[1]).not.toHaveProperty('action');
  });

  it('that are rolled back have Ready=False with the reason RollbackSucceeded', () => {
    const it1 = world();
    const { release } = addRelease(it1, {
      installed: ['0.9.0', '1.0.0', '0.9.0'],
      rolledBack: true,
      failures: 4,
      verdict: helmRetriesExceeded(
        {
          on: it1.on,
          name: 'carts',
          namespace: 'flux-system',
          chart: 'carts',
          version: '1.0.0',
          count: 2,
        },
        'timeout',
        { version: '0.9.0', count: 1 },
      ),
    });
    const { object, ...said } = read(it1, release);
    expect(said).toMatchObject({
      stalled: 'True RetriesExceeded: Failed to upgrade after 4 attempt(s)',
      ready:
        'False RollbackSucceeded: Helm rollback to previous release ' +
        'flux-system/carts.v1 with chart carts@0.9.0 succeeded',
    });
    expect(conditionOf(object, 'Released')).toMatchObject({
      status: 'False',
      reason: 'UpgradeFailed',
    });
    expect(conditionOf(object, 'Remediated')?.status).toBe('True');
    expect(object.status).toMatchObject({
      failures: 4,
      upgradeFailures: 4,
      history: [
        { version: 3, status: 'deployed', action: 'rollback' },
        { version: 2, status: 'failed', action: 'upgrade' },
        { version: 1, status: 'superseded' },
      ],
    });
  });

  it('are rolled back until their retries are used up', async () => {
    const it1 = world();
    addSources(it1);
    const { release } = addRelease(it1, {
      installed: ['1.0.0', '0.9.0'],
      spec: { upgrade: { remediation: { retries: 1 } } },
    });
    it1.fleet.script('one', release, { outcome: 'fails', message: 'timeout' });
    request(it1, release, 'a');
    await it1.scheduler.advance(60_000);
    expect(read(it1, release)).toMatchObject({
      ready:
        'False RollbackSucceeded: Helm rollback to previous release ' +
        'flux-system/carts.v2 with chart carts@1.0.0 succeeded',
      reconciling: expect.stringMatching(/^True ProgressingWithRetry: Helm ro/),
      stalled: undefined,
    });
    request(it1, release, 'b');
    await it1.scheduler.advance(60_000);
    const { object, ...after } = read(it1, release);
    expect(after).toMatchObject({
      ready: expect.stringMatching(/^False RollbackSucceeded: .*carts\.v4 /),
      stalled: 'True RetriesExceeded: Failed to upgrade after 2 attempt(s)',
    });
    expect(object.status).toMatchObject({ failures: 2, upgradeFailures: 2 });
  });

  it('that fail for the first time are uninstalled, and installed again', async () => {
    const it1 = world();
    addSources(it1);
    const { release } = addRelease(it1, {
      installed: [],
      verdict: notReconciled,
      spec: { install: { remediation: { retries: 1 } } },
    });
    const failure = 'failed pre-install: BackoffLimitExceeded';
    const ready =
      'False InstallFailed: Helm install failed for release ' +
      `flux-system/carts with chart carts@1.0.0: ${failure}`;
    it1.fleet.script('one', release, { outcome: 'fails', message: failure });
    const seen = watch(it1, release);
    request(it1, release, 'a');
    await it1.scheduler.advance(60_000);
    expect(
      seen.map(object => conditionOf(object, 'Reconciling')?.message),
    ).toContain("Running 'uninstall' action with timeout of 5m0s");
    const once = read(it1, release);
    expect(once).toMatchObject({
      ready,
      reconciling: ready.replace(
        'False InstallFailed',
        'True ProgressingWithRetry',
      ),
      observed: -1,
    });
    expect(conditionOf(once.object, 'Remediated')).toMatchObject({
      status: 'True',
      reason: 'UninstallSucceeded',
    });
    expect(once.object.status).toMatchObject({
      installFailures: 1,
      history: [
        { version: 1, status: 'uninstalling', action: 'uninstall-remediation' },
      ],
    });
    request(it1, release, 'b');
    await it1.scheduler.advance(60_000);
    const twice = read(it1, release);
    expect(twice).toMatchObject({
      ready,
      stalled: 'True RetriesExceeded: Failed to install after 2 attempt(s)',
    });
    expect(twice.object.status).toMatchObject({
      installFailures: 2,
      history: [{ version: 1, status: 'failed', action: 'install' }],
    });
  });

  it('that cannot be rendered are not remediated', async () => {
    const it1 = world();
    addSources(it1);
    const { release } = addRelease(it1);
    it1.fleet.script('one', release, {
      outcome: 'fails',
      message: 'execution error',
      storesRelease: false,
    });
    request(it1, release);
    await it1.scheduler.advance(60_000);
    const { object, ready } = read(it1, release);
    expect(ready).toMatch(/^False UpgradeFailed: .*: execution error$/);
    expect(object.status).toMatchObject({
      failures: 1,
      history: [{ version: 1, status: 'deployed' }],
    });
    expect(object.status).not.toHaveProperty('upgradeFailures');
  });

  it('upgrade to a new chart only after HelmRepository and HelmChart have found it', async () => {
    const it1 = world();
    const { repository } = addSources(it1);
    const { release, chart: chartRef } = addRelease(it1);
    it1.fleet.script('one', repository, { charts: { carts: '1.1.0' } });
    const version = () => {
      const { object } = read(it1, release);
      const [latest] = object.status?.history as Array<{
        chartVersion: string;
      }>;
      return latest.chartVersion;
    };

    request(it1, release, 'alone');
    await it1.scheduler.advance(60_000);
    expect(version()).toBe('1.0.0');

    request(it1, chartRef, 'chart first');
    await it1.scheduler.advance(60_000);
    expect(read(it1, chartRef).ready).toMatch(/version '1\.0\.0'$/);

    request(it1, repository, 'index first');
    await it1.scheduler.advance(60_000);
    request(it1, chartRef, 'then chart');
    await it1.scheduler.advance(60_000);
    expect(read(it1, chartRef).ready).toMatch(/version '1\.1\.0'$/);
    // The release waits for the new artifact of the chart.
    expect(version()).toBe('1.1.0');
    expect(read(it1, release).handled).toBe('alone');
  });

  it('create their HelmChart', async () => {
    const it1 = world();
    addSources(it1);
    const release = it1.add(
      helmRelease({
        on: it1.on,
        name: 'new',
        namespace: 'carts',
        chart: { ...chart, source: { ...sock, namespace: 'flux-system' } },
        verdict: notReconciled,
        installed: [],
      }),
    );
    expect(read(it1, release)).toMatchObject({
      ready: undefined,
      observed: -1,
    });
    request(it1, release);
    await it1.scheduler.advance(60_000);
    expect(
      it1.cluster.get({
        kind: 'HelmChart',
        namespace: 'flux-system',
        name: 'carts-new',
      }),
    ).toBeDefined();
    expect(read(it1, release)).toMatchObject({
      ready: expect.stringMatching(/^True InstallSucceeded.*carts\/new\.v1/),
      observed: 1,
    });
  });

  it('wait for their dependencies, and continue when these are ready', async () => {
    const it1 = world();
    addSources(it1);
    const { release: first } = addRelease(it1, { name: 'first' });
    const { release: second } = addRelease(it1, {
      name: 'second',
      dependsOn: [{ name: 'first' }],
      installed: [],
      verdict: notReconciled,
    });
    it1.fleet.script('one', first, { outcome: 'fails', message: 'no' });
    request(it1, first, 'a');
    await it1.scheduler.advance(60_000);
    request(it1, second, 'a');
    await it1.scheduler.advance(60_000);
    expect(read(it1, second)).toMatchObject({
      ready:
        "False DependencyNotReady: dependency 'flux-system/first' is not ready",
      handled: 'a',
    });
    it1.fleet.script('one', first, { outcome: 'succeeds' });
    request(it1, first, 'b');
    await it1.scheduler.advance(60_000);
    expect(read(it1, second).ready).toMatch(/^True InstallSucceeded/);
  });

  it('of Flux 2.1 have shorter messages', async () => {
    const it1 = world('2.1');
    addSources(it1);
    const { release } = addRelease(it1);
    request(it1, release);
    await it1.scheduler.advance(60_000);
    const { object, ready, handled } = read(it1, release);
    expect(handled).toBe('now');
    expect(ready).toBe(
      'True ReconciliationSucceeded: Release reconciliation succeeded',
    );
    expect(conditionOf(object, 'Ready')).not.toHaveProperty(
      'observedGeneration',
    );
    expect(object.status).not.toHaveProperty('history');
  });
});

describe('a new revision', () => {
  it('is applied by the Kustomizations made from it', async () => {
    const it1 = world();
    const { git } = addSources(it1);
    const ks = it1.add(
      kustomization({
        on: it1.on,
        name: 'carts',
        source: { kind: 'GitRepository', name: 'carts' },
        applied: 'main@sha1:0a',
      }),
    );
    it1.fleet.script('one', git, { revision: 'main@sha1:0c' });
    request(it1, git);
    await it1.scheduler.advance(200);
    expect(read(it1, git)).toMatchObject({
      ready: "True Succeeded: stored artifact for revision 'main@sha1:0a'",
      reconciling: 'True Progressing: reconciliation in progress',
    });
    await it1.scheduler.advance(700);
    expect(read(it1, git).ready).toBe(
      "Unknown Progressing: building artifact: new upstream revision 'main@sha1:0c'",
    );
    expect(
      conditionOf(read(it1, git).object, 'ArtifactOutdated'),
    ).toMatchObject({
      status: 'True',
      reason: 'NewRevision',
    });
    await it1.scheduler.advance(60_000);
    expect(read(it1, ks)).toMatchObject({
      ready: 'True ReconciliationSucceeded: Applied revision: main@sha1:0c',
      // No request was made.
      handled: undefined,
    });
    expect(read(it1, ks).object.status).toMatchObject({
      lastAppliedRevision: 'main@sha1:0c',
      history: [
        { metadata: { revision: 'main@sha1:0c' }, totalReconciliations: 1 },
        { metadata: { revision: 'main@sha1:0a' } },
      ],
    });
  });

  it('of a Bucket or an OCIRepository can be scripted, too', async () => {
    const it1 = world();
    const refs = [
      it1.add(
        bucket({
          on: it1.on,
          name: 'b',
          endpoint: 's3.example',
          bucketName: 'b',
          revision: 'sha256:0a',
        }),
      ),
      it1.add(
        ociRepository({
          on: it1.on,
          name: 'o',
          url: 'oci://registry.example/o',
          revision: ociRevision('latest', 'o'),
        }),
      ),
    ];
    refs.forEach(ref => request(it1, ref));
    await it1.scheduler.advance(60_000);
    expect(refs.map(ref => read(it1, ref).handled)).toEqual(['now', 'now']);
  });
});

describe('a stopped fleet', () => {
  it('has no timers and reconciles nothing', async () => {
    const it1 = world();
    const { git } = addSources(it1);
    request(it1, git);
    expect(it1.scheduler.waiting).toBe(1);
    stopTwice(it1.fleet);
    expect(it1.scheduler.waiting).toBe(0);
    request(it1, git, 'later');
    await it1.scheduler.advance(60_000);
    expect(read(it1, git).handled).toBeUndefined();
  });
});

function stopTwice(fleet: Fleet) {
  fleet.stop();
  fleet.stop();
}

it('a reconcile ends with its result even if timers run late, the longest first', () => {
  const waiting = new Set<{ delayMs: number; callback: () => void }>();
  const scheduler: Scheduler = {
    now: () => now,
    setTimeout: (callback, delayMs) => {
      const timer = { callback, delayMs };
      waiting.add(timer);
      return timer;
    },
    clearTimeout: timer => {
      waiting.delete(timer as { delayMs: number; callback: () => void });
    },
  };
  const fleet = createFleet({
    scheduler,
    clusters: [{ name: 'one', flux: '2.9' }],
  });
  const cluster = fleet.cluster('one');
  const on = { release: '2.9' as const, now };
  const ref = { kind: 'Kustomization', name: 'carts', namespace: 'shop' };
  const source = { kind: 'GitRepository', name: 'carts' };
  const revision = 'main@sha1:0a';
  cluster.put(
    gitRepository({ on, ...ref, url: 'https://git.example', revision }),
  );
  cluster.put(kustomization({ on, ...ref, source, applied: revision }));
  cluster.update(ref, object => ({
    ...object,
    metadata: { ...object.metadata, annotations: { [requestedAt]: 'now' } },
  }));
  while (waiting.size > 0) {
    const [longest] = [...waiting].sort((a, b) => b.delayMs - a.delayMs);
    waiting.delete(longest);
    longest.callback();
  }
  const after: Partial<KubernetesObject> = cluster.get(ref) ?? {};
  expect(after.status).toMatchObject({ lastHandledReconcileAt: 'now' });
  expect(conditionOf(after, 'Ready')).toMatchObject({ status: 'True' });
  expect(conditionOf(after, 'Reconciling')).toBeUndefined();
  fleet.stop();
});
