import { commit, condition, fluxObject } from '../__fixtures__/objects';
import { hostile, pathsOf, replaced } from '../__testUtils__/hostile';
import {
  crashingPod,
  deployment,
  kubeObject,
  noRoom,
  overQuota,
  ownedBy,
  pod,
  podWith,
  pullingPod,
  refusedDeployment,
  replicaSet,
  startingDeployment,
  unschedulablePod,
} from '../__fixtures__/workloads';
import { entryFinder } from '../inventory/inventory';
import { resourceTreeOf } from '../inventory/tree';
import { referenceKey, referenceOf } from '../objects/references';
import type { FluxObject, FluxResource } from '../objects/types';
import { blockedBy } from '../status/blockers';
import { eventsOf } from '../status/events';
import { timelineOf } from '../status/timeline';
import { asksWhy, whyOf, type FluxWhy, type FluxWhyFacts } from './why';

const cluster = 'staging';
const on = (object: FluxObject): FluxResource => ({ cluster, object });
const nameIn = (object: FluxObject) => String(Object(object.metadata).name);

const waited = (names: string) =>
  `health check failed after 30.01s: timeout waiting for: [${names}]`;
const CARTS = "Deployment/shop/carts status: 'InProgress'";

/** The object that is explained. */
function subject(
  more: {
    kind?: 'Kustomization' | 'HelmRelease';
    ready?: FluxObject;
    applied?: readonly FluxObject[];
    metadata?: FluxObject;
    spec?: FluxObject;
    status?: FluxObject;
  } = {},
): FluxResource {
  const { kind = 'Kustomization', ready, applied = [] } = more;
  const entries = applied.map(each => {
    const { group, kind: of, namespace = '', name } = referenceOf(on(each))!;
    return { id: `${namespace}_${name}_${group}_${of}`, v: 'v1' };
  });
  return on(
    fluxObject(kind, {
      metadata: { name: 'apps', ...more.metadata },
      spec: {
        interval: '10m',
        timeout: '30s',
        sourceRef: { kind: 'GitRepository', name: 'shop' },
        ...more.spec,
      },
      status: {
        observedGeneration: 1,
        conditions: [
          ready ??
            condition('Ready', 'False', 'HealthCheckFailed', {
              message: waited(CARTS),
            }),
        ],
        inventory: { entries },
        ...more.status,
      },
    }),
  );
}

/** What is known once all that was applied was read. */
function factsOf(
  resource: FluxResource,
  applied: readonly FluxObject[],
  owned: readonly FluxObject[] = [],
  more: Partial<FluxWhyFacts> = {},
): FluxWhyFacts {
  const find = entryFinder(applied.map(on));
  const tree = resourceTreeOf(resource, {
    find: entry => find(entry) ?? 'missing',
    owned: owned.map(on),
  });
  return { resource, tree, ...more };
}

function why(facts: FluxWhyFacts): FluxWhy {
  const answer = whyOf(facts);
  if (!answer) throw new Error('There is no answer.');
  return answer;
}

/** A Kustomization whose health check failed on what it applied. */
function unhealthy(
  applied: readonly FluxObject[],
  owned: readonly FluxObject[] = [],
  more: Partial<FluxWhyFacts> = {},
): FluxWhy {
  return why(factsOf(subject({ applied }), applied, owned, more));
}

/** Warnings about an object, the latest first. */
function warnings(
  ...told: readonly (readonly [
    about: FluxObject,
    reason: string,
    message: string,
  ])[]
) {
  return eventsOf(
    told.map(([about, reason, message], index) =>
      on({
        apiVersion: 'v1',
        kind: 'Event',
        metadata: {
          name: `e.${index}`,
          namespace: 'shop',
          uid: `e${index}`,
        },
        involvedObject: {
          kind: about.kind,
          namespace: 'shop',
          name: nameIn(about),
          uid: Object(about.metadata).uid,
        },
        type: 'Warning',
        reason,
        message,
        lastTimestamp: `2026-11-20T09:${59 - index}:00Z`,
      }),
    ),
  );
}

/** The steps as lines of text. */
function linesOf({ steps }: FluxWhy): string[] {
  return steps.map(({ step, from, reason }) =>
    [step, from && `${from.kind} ${from.name}`, reason]
      .filter(Boolean)
      .join(' '),
  );
}

const starting = startingDeployment();
const set = replicaSet(starting, {
  status: { readyReplicas: 0, availableReplicas: 0 },
});
const fine = deployment('web');

describe('whyOf', () => {
  it('names the image that cannot be pulled', () => {
    const failing = pullingPod({ metadata: ownedBy(set) });
    const answer = unhealthy([fine, starting], [set, failing], {
      events: warnings([
        failing,
        'Failed',
        'Failed to pull image "ghcr.io/shop/carts:1.4.2": not found',
      ]),
    });
    expect(answer.headline).toMatchObject({
      says: 'pod',
      object: { kind: 'Deployment', name: 'carts' },
      pod: { kind: 'Pod', name: 'carts-6d5f-x2x4v' },
      reason: 'ImagePullBackOff',
      message: expect.stringContaining('Back-off pulling image'),
      container: { name: 'app', image: 'ghcr.io/shop/carts:1.4.2' },
    });
    expect(answer.advice).toBe('image-pull');
    expect(linesOf(answer)).toEqual([
      'own Kustomization apps HealthCheckFailed',
      'object Deployment carts ImagePullBackOff',
      'pod Pod carts-6d5f-x2x4v ImagePullBackOff',
      'event Failed',
    ]);
  });

  it('names the container that crashes, with exit code and restarts', () => {
    const answer = unhealthy(
      [starting],
      [set, crashingPod({ metadata: ownedBy(set) })],
    );
    expect(answer.headline).toMatchObject({
      says: 'pod',
      reason: 'CrashLoopBackOff',
      restarts: 5,
      container: { name: 'app', ended: { exitCode: 137, reason: 'OOMKilled' } },
    });
    expect(answer.advice).toBe('out-of-memory');
  });

  it('names the init container that fails', () => {
    const failing = pod('carts-6d5f-x', {
      metadata: ownedBy(set),
      spec: { initContainers: [{ name: 'migrate', image: 'm:1' }] },
      status: {
        phase: 'Pending',
        conditions: [],
        initContainerStatuses: [
          {
            name: 'migrate',
            restartCount: 3,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { exitCode: 1, reason: 'Error' } },
          },
        ],
      },
    });
    expect(unhealthy([starting], [set, failing])).toMatchObject({
      headline: {
        reason: 'Init:CrashLoopBackOff',
        container: { name: 'migrate', role: 'init', ended: { exitCode: 1 } },
      },
      advice: 'crash',
    });
  });

  it('repeats what a quota says', () => {
    const refused = refusedDeployment();
    const answer = unhealthy([refused]);
    expect(answer).toMatchObject({
      headline: {
        says: 'object',
        object: { kind: 'Deployment', name: 'carts' },
        health: { state: 'Failed', reason: 'FailedCreate', message: overQuota },
        event: undefined,
      },
      advice: 'quota',
    });
  });

  it('repeats what a quota says in an event about a StatefulSet', () => {
    const database = kubeObject('apps/v1', 'StatefulSet', 'carts', {
      spec: { replicas: 3 },
      status: { observedGeneration: 1, replicas: 0 },
    });
    const resource = subject({
      applied: [database],
      ready: condition('Ready', 'False', 'HealthCheckFailed', {
        message: waited("StatefulSet/shop/carts status: 'InProgress'"),
      }),
    });
    const answer = why(
      factsOf(resource, [database], [], {
        events: warnings([
          database,
          'FailedCreate',
          `create Pod carts-0 in StatefulSet carts failed error: ${overQuota}`,
        ]),
      }),
    );
    expect(answer).toMatchObject({
      headline: {
        says: 'object',
        health: {
          state: 'Progressing',
          waitsFor: { of: 'created', have: 0, want: 3 },
        },
        event: { reason: 'FailedCreate' },
      },
      advice: 'quota',
    });
  });

  it('repeats what the scheduler says', () => {
    const answer = unhealthy(
      [starting],
      [set, unschedulablePod({ metadata: ownedBy(set) })],
    );
    expect(answer).toMatchObject({
      headline: {
        says: 'pod',
        reason: 'Unschedulable',
        message: noRoom,
        container: undefined,
      },
      advice: 'unschedulable',
    });
  });

  it('names the source that failed, two hops away', () => {
    const release = on(
      fluxObject('HelmRelease', {
        metadata: { name: 'apps' },
        spec: {
          chart: {
            spec: {
              chart: 'carts',
              sourceRef: { kind: 'HelmRepository', name: 'charts' },
            },
          },
        },
        status: {
          observedGeneration: 1,
          conditions: [
            condition('Ready', 'False', 'SourceNotReady', {
              message:
                "HelmChart 'shop/shop-apps' is not ready: latest generation of object has not been reconciled",
            }),
          ],
        },
      }),
    );
    const chart = fluxObject('HelmChart', {
      metadata: { name: 'shop-apps' },
      spec: { sourceRef: { kind: 'HelmRepository', name: 'charts' } },
      status: {
        observedGeneration: 1,
        conditions: [
          condition('Ready', 'False', 'NoSourceArtifact', {
            message: "no artifact available for HelmRepository source 'charts'",
          }),
        ],
      },
    });
    const repository = fluxObject('HelmRepository', {
      metadata: { name: 'charts' },
      status: {
        observedGeneration: 1,
        conditions: [
          condition('Ready', 'False', 'Failed', {
            message:
              'failed to fetch http://charts.example/index.yaml : 404 Not Found',
          }),
        ],
      },
    });
    const known = new Map(
      [chart, repository].map(each => [
        referenceKey(referenceOf(on(each))!),
        each,
      ]),
    );
    const blocked = blockedBy(
      release,
      reference => known.get(referenceKey(reference)) ?? 'missing',
    );
    const answer = why({ resource: release, blocked });
    expect(answer).toMatchObject({
      headline: {
        says: 'source',
        source: { kind: 'HelmRepository', name: 'charts' },
        state: 'Failed',
        message:
          'failed to fetch http://charts.example/index.yaml : 404 Not Found',
      },
      advice: 'source-not-found',
    });
    expect(linesOf(answer)).toEqual([
      'blocker HelmChart shop-apps NoSourceArtifact',
      'blocker HelmRepository charts Failed',
      'own HelmRelease apps SourceNotReady',
    ]);
  });

  it.each<[string, string, object]>([
    [
      'a policy',
      'Deployment/shop/carts dry-run failed (Forbidden): admission webhook "validate.kyverno.svc-fail" denied the request: no limits',
      { by: 'admission', policy: 'validate.kyverno.svc-fail' },
    ],
    [
      'a webhook that is down',
      'Deployment/shop/carts dry-run failed (InternalError): Internal error occurred: failed calling webhook "x.example": failed to call webhook: context deadline exceeded',
      { by: 'webhook-failed', policy: 'x.example' },
    ],
    [
      'authorization',
      'Deployment/shop/carts dry-run failed (Forbidden): deployments.apps "carts" is forbidden: User "system:serviceaccount:shop:deployer" cannot patch resource "deployments" in API group "apps"',
      { by: 'rbac', verb: 'patch' },
    ],
  ])('says which object %s refused', (_, message, refusal) => {
    const ready = condition('Ready', 'False', 'ReconciliationFailed', {
      message,
    });
    const answer = why({ resource: subject({ ready }) });
    expect(answer.headline).toMatchObject({
      says: 'refused',
      object: { group: 'apps', kind: 'Deployment', name: 'carts' },
      refusal,
      message,
    });
    expect(linesOf(answer)).toEqual([
      'own Kustomization apps ReconciliationFailed',
      'object Deployment carts',
    ]);
  });

  it('says what Helm was refused after it gave up', () => {
    const message =
      'Helm upgrade failed for release shop/apps with chart carts@1.0.0: server-side apply failed for object shop/carts apps/v1, Kind=Deployment: admission webhook "validate.kyverno.svc-fail" denied the request: no limits';
    const resource = on(
      fluxObject('HelmRelease', {
        status: {
          observedGeneration: 1,
          conditions: [
            condition('Stalled', 'True', 'RetriesExceeded', {
              message: 'Failed to upgrade after 2 attempt(s)',
            }),
            condition('Ready', 'False', 'UpgradeFailed', { message }),
          ],
        },
      }),
    );
    expect(why({ resource })).toMatchObject({
      headline: { says: 'refused', message, refusal: { by: 'admission' } },
      advice: 'policy',
    });
  });

  it('names the end of a chain that blocks it', () => {
    const ready = condition('Ready', 'False', 'DependencyNotReady', {
      message: "dependency 'shop/db' is not ready",
    });
    const resource = subject({
      ready,
      spec: { dependsOn: [{ name: 'db' }] },
      applied: [starting],
    });
    const db = fluxObject('Kustomization', {
      metadata: { name: 'db' },
      spec: { suspend: true },
    });
    const blocked = blockedBy(resource, reference =>
      reference.name === 'db' ? db : 'missing',
    );
    const answer = why(factsOf(resource, [starting], [], { blocked }));
    expect(answer.headline).toEqual({
      says: 'blocked',
      by: referenceOf(on(db)),
      state: 'Suspended',
      suspension: {},
      note: undefined,
      reason: undefined,
      message: undefined,
    });
    // What it applied before is not to blame.
    expect(linesOf(answer)).toEqual([
      'blocker Kustomization db',
      'own Kustomization apps DependencyNotReady',
    ]);
  });

  it('does not name previously applied objects after a failure to build', () => {
    const ready = condition('Ready', 'False', 'BuildFailed', {
      message: 'kustomize build failed: accumulating resources',
    });
    const resource = subject({ ready, applied: [starting] });
    const answer = why(
      factsOf(
        resource,
        [starting],
        [set, crashingPod({ metadata: ownedBy(set) })],
      ),
    );
    expect(answer.headline).toEqual({
      says: 'own',
      state: 'Failed',
      reason: 'BuildFailed',
      message: 'kustomize build failed: accumulating resources',
    });
    expect(linesOf(answer)).toContain(
      'pod Pod carts-6d5f-x2x4v CrashLoopBackOff',
    );
  });

  it('begins with the object that the message names', () => {
    const other = crashingPod({
      name: 'web-1',
      metadata: ownedBy(replicaSet(startingDeployment('web'))),
    });
    const web = startingDeployment('web');
    const answer = unhealthy([web, starting], [replicaSet(web), other, set]);
    expect(answer.headline).toMatchObject({
      says: 'object',
      object: { name: 'carts' },
      health: { waitsFor: { of: 'available' } },
    });
    expect(linesOf(answer)).toEqual([
      'own Kustomization apps HealthCheckFailed',
      'object Deployment carts',
      'object Deployment web CrashLoopBackOff',
      'pod Pod web-1 CrashLoopBackOff',
    ]);
  });

  it('says what a probe found where a pod runs and is not ready', () => {
    const running = podWith({ running: {} }, {}, { metadata: ownedBy(set) });
    const answer = unhealthy([starting], [set, running], {
      events: warnings([
        running,
        'Unhealthy',
        'Readiness probe failed: HTTP probe failed with statuscode: 500',
      ]),
    });
    expect(answer).toMatchObject({
      headline: {
        says: 'pod',
        reason: 'Unhealthy',
        message:
          'Readiness probe failed: HTTP probe failed with statuscode: 500',
      },
      advice: 'probe',
    });
  });

  it('names what the message names if it could not be read', () => {
    const answer = why({
      resource: subject(),
      gaps: [
        { part: 'resources', because: 'not-permitted', kind: 'Deployment' },
      ],
    });
    expect(answer).toMatchObject({
      headline: {
        says: 'named',
        object: { group: 'apps', kind: 'Deployment', name: 'carts' },
        reason: 'HealthCheckFailed',
        message: 'InProgress',
      },
      gaps: [{ part: 'resources', because: 'not-permitted' }],
    });
    expect(linesOf(answer)).toEqual([
      'own Kustomization apps HealthCheckFailed',
      'object Deployment carts',
    ]);
  });

  it('names a failed hook, and not objects that were not applied yet', () => {
    const hook = kubeObject('batch/v1', 'Job', 'carts-migrate');
    const resource = subject({
      kind: 'HelmRelease',
      applied: [starting],
      ready: condition('Ready', 'False', 'InstallFailed', {
        message:
          'Helm install failed for release shop/apps with chart carts@1.0.0: failed pre-install: 1 error occurred:\n\t* job carts-migrate failed: BackoffLimitExceeded\n\n',
      }),
    });
    const answer = why(
      factsOf(resource, [], [], {
        events: warnings([hook, 'BackoffLimitExceeded', 'Job has failed']),
      }),
    );
    expect(answer.headline).toMatchObject({
      says: 'named',
      object: { kind: 'Job', name: 'carts-migrate' },
      message: 'BackoffLimitExceeded',
    });
    expect(linesOf(answer)).toEqual([
      'own HelmRelease apps InstallFailed',
      'object Deployment carts',
      'object Job carts-migrate',
      'event BackoffLimitExceeded',
    ]);
  });

  it('reports that an applied object was deleted', () => {
    const resource = subject({ applied: [starting] });
    expect(why(factsOf(resource, [])).headline).toMatchObject({
      says: 'object',
      object: { name: 'carts' },
      health: { state: 'Missing' },
    });
  });

  it('begins with a nested Kustomization that failed', () => {
    const nested = fluxObject('Kustomization', {
      metadata: { name: 'carts' },
      status: {
        observedGeneration: 1,
        conditions: [
          condition('Ready', 'False', 'BuildFailed', { message: 'no' }),
        ],
      },
    });
    const applied = [nested, subject().object];
    const resource = subject({
      applied,
      ready: condition('Ready', 'False', 'HealthCheckFailed', {
        message: waited("Kustomization/shop/carts status: 'InProgress'"),
      }),
    });
    const answer = why(factsOf(resource, applied));
    expect(answer.headline).toMatchObject({
      says: 'object',
      object: { kind: 'Kustomization', name: 'carts' },
      health: { state: 'Failed', reason: 'BuildFailed', message: 'no' },
    });
    // It has applied itself, and is not its own cause.
    expect(linesOf(answer)).toEqual([
      'own Kustomization apps HealthCheckFailed',
      'object Kustomization carts BuildFailed',
    ]);
  });

  it('says that it is suspended, and by whom', () => {
    const resource = subject({ spec: { suspend: true }, applied: [starting] });
    const answer = why(factsOf(resource, [starting]));
    expect(answer.headline).toEqual({ says: 'suspended', suspension: {} });
    expect(linesOf(answer)[0]).toBe('suspended Kustomization apps');
  });

  it('says that it is being deleted, and which finalizers are left', () => {
    const resource = subject({
      metadata: {
        deletionTimestamp: '2026-11-20T10:00:00Z',
        finalizers: ['finalizers.fluxcd.io'],
      },
    });
    expect(why({ resource }).headline).toMatchObject({
      says: 'terminating',
      deletion: { finalizers: ['finalizers.fluxcd.io'] },
    });
  });

  it('begins with a controller that does not run', () => {
    const controller = {
      reference: referenceOf(on(deployment('kustomize-controller')))!,
      name: 'kustomize-controller',
      problem: { reason: 'MinimumReplicasUnavailable', message: 'no' },
    };
    const answer = why({ resource: subject(), controller });
    expect(answer.headline).toEqual({ says: 'controller', controller });
    expect(linesOf(answer)[0]).toBe(
      'controller Deployment kustomize-controller MinimumReplicasUnavailable',
    );
  });

  it('reports a broken source beside a failure of the object', () => {
    const brokenSource = on(
      fluxObject('GitRepository', {
        metadata: { name: 'shop' },
        status: {
          conditions: [
            condition('Ready', 'False', 'GitOperationFailed', {
              message: 'authentication required',
            }),
          ],
        },
      }),
    );
    const applied = [starting];
    const answer = unhealthy(applied, [], { brokenSource });
    expect(answer.headline.says).toBe('object');
    expect(answer.steps[0]).toMatchObject({
      step: 'source',
      from: { kind: 'GitRepository', name: 'shop' },
      advice: 'source-credentials',
    });
    const ready = condition('Ready', 'True', 'ReconciliationSucceeded');
    expect(
      why({ resource: subject({ ready }), brokenSource }).headline,
    ).toMatchObject({
      says: 'source',
      state: 'Failed',
      reason: 'GitOperationFailed',
      message: 'authentication required',
    });
  });

  it('says since which revision it fails, and which was good', () => {
    const entry = (
      result: string,
      revision: string,
      at: string,
    ): FluxObject => ({
      digest: `sha256:${revision}`,
      firstReconciled: at,
      lastReconciled: at,
      lastReconciledStatus: result,
      metadata: { revision },
    });
    const resource = subject({
      status: {
        history: [
          entry(
            'HealthCheckFailed',
            `main@sha1:${commit}`,
            '2026-11-20T09:30:00Z',
          ),
          entry(
            'ReconciliationSucceeded',
            'main@sha1:1',
            '2026-11-20T08:30:00Z',
          ),
        ],
      },
    });
    const timeline = timelineOf(resource.object);
    const { steps } = why({ resource, timeline });
    expect(steps[steps.length - 1]).toMatchObject({
      step: 'since',
      firstFailed: { revision: `main@sha1:${commit}` },
      lastGood: { revision: 'main@sha1:1' },
    });
  });

  it('has the latest warnings, each text once', () => {
    const failing = crashingPod({ metadata: ownedBy(set) });
    const stranger = pod('stranger');
    const { steps } = unhealthy([starting], [set, failing], {
      events: warnings(
        [failing, 'BackOff', 'Back-off restarting failed container'],
        [failing, 'BackOff', 'Back-off restarting failed container'],
        [stranger, 'FailedMount', 'nothing to do with it'],
        [set, 'FailedCreate', 'quota'],
        ...Array.from(
          { length: 20 },
          (_, index) => [starting, 'Odd', `${index}`] as const,
        ),
      ),
    });
    expect(
      steps.flatMap(step => (step.step === 'event' ? [step.message] : [])),
    ).toEqual(['Back-off restarting failed container', 'quota', '0', '1', '2']);
  });

  it('has keys that are unique', () => {
    const failing = ['a', 'b', 'c', 'd'].map(name =>
      crashingPod({ name, metadata: ownedBy(set) }),
    );
    const { steps } = unhealthy([starting, fine], [set, ...failing], {
      events: warnings([failing[0], 'BackOff', 'x'], [set, 'Odd', 'y']),
    });
    expect(steps.length).toBeGreaterThan(5);
    expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
  });

  it('lists the pending reads', () => {
    const reading = ['pods', 'events'] as const;
    expect(why({ resource: subject(), reading })).toMatchObject({
      reading: ['pods', 'events'],
      gaps: [],
    });
  });

  it('has no answer for an object without a name', () => {
    expect(whyOf({ resource: on({ kind: 'Kustomization' }) })).toBeUndefined();
  });
});

describe('asksWhy', () => {
  const since = '2026-11-20T09:30:00Z';
  const later = (ms: number) => Date.parse(since) + ms;
  const working = condition('Ready', 'Unknown', 'Progressing');
  const unseen = {
    metadata: { creationTimestamp: since },
    status: { conditions: [] },
  };

  it.each<[string, Parameters<typeof subject>[0], number, boolean]>([
    ['failed', {}, 0, true],
    [
      'waits',
      { ready: condition('Ready', 'False', 'DependencyNotReady') },
      0,
      true,
    ],
    [
      'is ready',
      { ready: condition('Ready', 'True', 'ReconciliationSucceeded') },
      1e12,
      false,
    ],
    ['is suspended', { spec: { suspend: true } }, 1e12, false],
    ['is reconciling', { ready: working }, 30_000, false],
    ['takes longer than its timeout', { ready: working }, 30_001, true],
    [
      'is reconciling for less than its interval',
      { ready: working, spec: { timeout: undefined } },
      600_000,
      false,
    ],
    [
      'is reconciling for longer than its interval',
      { ready: working, spec: { timeout: undefined } },
      600_001,
      true,
    ],
    [
      'takes longer than Helm waits',
      { kind: 'HelmRelease', ready: working, spec: { timeout: undefined } },
      300_001,
      true,
    ],
    [
      'cannot be deleted',
      { metadata: { deletionTimestamp: since } },
      30_001,
      true,
    ],
    ['was just made', unseen, 30_000, false],
    ['was made, and nothing looks at it', unseen, 30_001, true],
  ])('of an object that %s', (_, made, ms, expected) => {
    expect(asksWhy(subject(made).object, later(ms))).toBe(expected);
  });
});

describe('whatever a cluster sends', () => {
  const failing = crashingPod({ metadata: ownedBy(set) });
  const resource = subject({ applied: [starting] });
  const event = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'e.1', namespace: 'shop' },
    involvedObject: { kind: 'Pod', namespace: 'shop', name: nameIn(failing) },
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off',
    lastTimestamp: '2026-11-20T09:30:00Z',
  };
  const objects: FluxObject[] = [
    resource.object,
    starting,
    set,
    failing,
    event,
  ];

  it.each(hostile)('every field %s', (_, bad) => {
    let answers = 0;
    objects.forEach((object, index) => {
      for (const path of pathsOf(object)) {
        const bent = replaced(object, path, bad) as FluxObject;
        const [applier, applied, ...rest] = objects.map((each, position) =>
          position === index ? bent : each,
        );
        const [ownSet, ownPod, ownEvent] = rest;
        const tree = resourceTreeOf(on(applier), {
          find: () => on(applied),
          owned: [on(ownSet), on(ownPod)],
        });
        const answer = whyOf({
          resource: on(applier),
          tree,
          events: eventsOf([on(ownEvent)]),
          timeline: timelineOf(applier),
        });
        for (const { reason, message } of answer?.steps ?? []) {
          expect(typeof (reason ?? '')).toBe('string');
          expect(typeof (message ?? '')).toBe('string');
        }
        answers += 1;
      }
    });
    expect(answers).toBeGreaterThan(100);
  });
});
