import { condition, hasCondition } from './kubernetes.mjs';
import { sleep } from './processes.mjs';

const apiVersions = {
  Kustomization: 'kustomize.toolkit.fluxcd.io/v1',
  HelmRelease: 'helm.toolkit.fluxcd.io/v2',
  GitRepository: 'source.toolkit.fluxcd.io/v1',
  OCIRepository: 'source.toolkit.fluxcd.io/v1',
  HelmRepository: 'source.toolkit.fluxcd.io/v1',
  HelmChart: 'source.toolkit.fluxcd.io/v1',
  ImageRepository: 'image.toolkit.fluxcd.io/v1',
  ImagePolicy: 'image.toolkit.fluxcd.io/v1',
  ImageUpdateAutomation: 'image.toolkit.fluxcd.io/v1',
  Receiver: 'notification.toolkit.fluxcd.io/v1',
  Provider: 'notification.toolkit.fluxcd.io/v1beta3',
  Alert: 'notification.toolkit.fluxcd.io/v1beta3',
  Deployment: 'apps/v1',
  Namespace: 'v1',
  ConfigMap: 'v1',
};

/** The object with a kind and `namespace/name`. */
export function ref(kind, path) {
  const [namespace, name] = path.split('/');
  return {
    apiVersion: apiVersions[kind],
    kind,
    metadata: { name, ...(namespace && { namespace }) },
  };
}

const ready = hasCondition('Ready', 'True');
const failed = reason => hasCondition('Ready', 'False', reason);
const stalled = reason => hasCondition('Stalled', 'True', reason);
const always = () => true;

function suspended(object) {
  return object.spec.suspend === true && ready(object);
}

/**
 * States that exist once the clusters have converged:
 * kind, object, name of the file and condition of the state.
 */
export const states = [
  ['Kustomization', 'flux-system/flux-system', 'ready', ready],
  ['Kustomization', 'flux-system/apps', 'ready-waited', ready],
  ['Kustomization', 'podinfo/podinfo-manifests', 'ready-oci', ready],
  ['Kustomization', 'cases/bad-path', 'bad-path', failed('ArtifactFailed')],
  ['Kustomization', 'cases/bad-build', 'build-failed', failed('BuildFailed')],
  [
    'Kustomization',
    'cases/rejected',
    'rejected',
    failed('ReconciliationFailed'),
  ],
  [
    'Kustomization',
    'cases/unhealthy',
    'unhealthy',
    failed('HealthCheckFailed'),
  ],
  ['Kustomization', 'cases/no-source', 'no-source', failed()],
  ['Kustomization', 'cases/source-failed', 'source-failed', failed()],
  [
    'Kustomization',
    'cases/waiting',
    'dependency-not-ready',
    failed('DependencyNotReady'),
  ],
  ['Kustomization', 'cases/paused', 'suspended', suspended],
  ['Kustomization', 'cases/never-started', 'suspended-from-start', always],
  ['HelmRelease', 'podinfo/podinfo', 'ready', ready],
  ['HelmRelease', 'podinfo/podinfo-oci', 'ready-oci', ready],
  [
    'HelmRelease',
    'cases/unrenderable',
    'install-failed',
    failed('InstallFailed'),
  ],
  [
    'HelmRelease',
    'cases/orders',
    'retries-exceeded-install',
    stalled('RetriesExceeded'),
  ],
  [
    'HelmRelease',
    'cases/waiting',
    'dependency-not-ready',
    failed('DependencyNotReady'),
  ],
  [
    'HelmRelease',
    'cases/no-version',
    'chart-not-ready',
    failed('SourceNotReady'),
  ],
  ['HelmRelease', 'cases/no-source', 'no-source', failed('SourceNotReady')],
  ['HelmRelease', 'cases/paused', 'suspended', suspended],
  ['HelmChart', 'flux-system/podinfo-podinfo', 'ready', ready],
  ['HelmChart', 'cases/cases-no-version', 'no-version', failed()],
  ['HelmChart', 'cases/cases-no-source', 'no-source', failed()],
  ['HelmRepository', 'flux-system/podinfo', 'ready', ready],
  ['HelmRepository', 'cases/not-found', 'not-found', failed()],
  ['HelmRepository', 'cases/oci', 'oci', always],
  ['GitRepository', 'flux-system/flux-system', 'ready', ready],
  [
    'GitRepository',
    'podinfo/podinfo',
    'verified',
    hasCondition('SourceVerified', 'True'),
  ],
  [
    'GitRepository',
    'cases/unsigned',
    'not-verified',
    hasCondition('SourceVerified', 'False'),
  ],
  [
    'GitRepository',
    'cases/no-keys',
    'no-keys',
    hasCondition('SourceVerified', 'False'),
  ],
  ['GitRepository', 'cases/not-found', 'not-found', failed()],
  ['OCIRepository', 'podinfo/podinfo-chart', 'ready', ready],
  [
    'OCIRepository',
    'podinfo/podinfo-manifests',
    'verified',
    hasCondition('SourceVerified', 'True'),
  ],
  [
    'OCIRepository',
    'cases/unsigned',
    'not-verified',
    hasCondition('SourceVerified', 'False'),
  ],
  ['OCIRepository', 'cases/no-tag', 'no-tag', failed()],
  ['ImageRepository', 'podinfo/podinfo', 'ready', ready],
  ['ImageRepository', 'cases/not-found', 'not-found', failed()],
  ['ImagePolicy', 'podinfo/podinfo', 'ready', ready],
  ['ImagePolicy', 'cases/no-match', 'no-match', failed()],
  ['ImagePolicy', 'cases/no-repository', 'no-repository', failed()],
  ['ImageUpdateAutomation', 'podinfo/podinfo', 'ready', ready],
  ['Receiver', 'cases/push', 'ready', ready],
  ['Provider', 'cases/webhook', 'static', always],
  ['Alert', 'cases/everything', 'static', always],
].map(([kind, path, state, isReached]) => ({
  object: ref(kind, path),
  state,
  isReached,
}));

/**
 * Failing Deployments of the cases, recorded with their ReplicaSets and Pods.
 */
export const workloads = ['no-image', 'no-node', 'no-quota', 'unhealthy'];

let tokens = 0;

/**
 * Requests a reconcile as `flux reconcile` does, and sets further annotations.
 */
export async function requestSync(client, object, ...more) {
  tokens += 1;
  const token = `${new Date().toISOString().slice(0, -1)}${tokens}Z`;
  const names = ['requestedAt', ...more];
  const annotations = Object.fromEntries(
    names.map(name => [`reconcile.fluxcd.io/${name}`, token]),
  );
  await client.patch(object, { metadata: { annotations } });
  return token;
}

function handled(token) {
  return object => object.status?.lastHandledReconcileAt === token;
}

// Controllers may never record a handled request in these states.
const requests = [
  ['Kustomization', 'cases/bad-path', 'bad-path'],
  ['Kustomization', 'cases/no-source', 'no-source'],
  ['Kustomization', 'cases/waiting', 'dependency-not-ready'],
  ['HelmRelease', 'cases/waiting', 'dependency-not-ready'],
  ['HelmRelease', 'cases/no-version', 'chart-not-ready'],
  ['HelmRelease', 'cases/orders', 'retries-exceeded'],
  ['HelmRelease', 'cases/unrenderable', 'install-failed'],
  ['HelmRelease', 'cases/paused', 'suspended'],
  ['HelmChart', 'cases/cases-no-version', 'no-version'],
  ['GitRepository', 'cases/not-found', 'not-found'],
  ['ImageRepository', 'podinfo/podinfo', 'ready'],
  ['ImagePolicy', 'podinfo/podinfo', 'ready'],
  ['ImageUpdateAutomation', 'podinfo/podinfo', 'ready'],
].map(([kind, path, state]) => ({
  object: ref(kind, path),
  state: `sync-${state}`,
  what: 'a request to reconcile, and 20 s',
  async act({ client, object }) {
    await requestSync(client, object);
    await sleep(20_000);
  },
}));

/**
 * States that an action causes. The object is watched during the action, so
 * that intermediate states are recorded, too.
 */
export const scenarios = [
  ...requests,
  {
    object: ref('GitRepository', 'flux-system/flux-system'),
    state: 'sync-new-revision',
    what: 'a new commit, then a request to reconcile',
    async act({ client, sources, object, waitFor }) {
      sources.fleet.write('CHANGES.md', `${new Date().toISOString()}\n`);
      const commit = sources.fleet.push('Note a change');
      const token = await requestSync(client, object);
      await waitFor(
        seen =>
          handled(token)(seen) &&
          seen.status.artifact.revision.endsWith(commit) &&
          ready(seen),
      );
    },
  },
  {
    object: ref('Kustomization', 'podinfo/podinfo-config'),
    state: 'sync',
    what: 'a request to reconcile what is up to date',
    async act({ client, object, waitFor }) {
      const token = await requestSync(client, object);
      await waitFor(seen => handled(token)(seen) && ready(seen));
    },
  },
  {
    object: ref('Kustomization', 'cases/unhealthy'),
    state: 'sync-unhealthy',
    what: 'a request to reconcile; health checks run until their timeout',
    async act({ client, object, waitFor }) {
      const token = await requestSync(client, object);
      await waitFor(
        seen => handled(token)(seen) && failed('HealthCheckFailed')(seen),
      );
    },
  },
  {
    object: ref('Kustomization', 'cases/paused'),
    state: 'sync-suspended',
    what: 'a request to reconcile what is suspended',
    async act({ client, object, waitFor }) {
      await waitFor(handled(await requestSync(client, object)));
    },
  },
  {
    object: ref('Kustomization', 'cases/paused'),
    state: 'resume',
    what: 'resumed',
    async act({ client, object, waitFor }) {
      await client.patch(object, { spec: { suspend: null } });
      await waitFor(
        seen =>
          ready(seen) &&
          seen.status.observedGeneration === seen.metadata.generation &&
          condition(seen, 'Ready').observedGeneration ===
            seen.metadata.generation,
      );
    },
  },
  {
    object: ref('HelmRelease', 'podinfo/podinfo'),
    state: 'sync',
    what: 'a request to reconcile what is up to date',
    async act({ client, object, waitFor }) {
      const token = await requestSync(client, object);
      await waitFor(seen => handled(token)(seen) && ready(seen));
    },
  },
  {
    object: ref('HelmRelease', 'podinfo/podinfo'),
    state: 'force',
    what: 'a request to reconcile with force',
    async act({ client, object, waitFor }) {
      const token = await requestSync(client, object, 'forceAt');
      await waitFor(
        seen => seen.status.lastHandledForceAt === token && ready(seen),
      );
    },
  },
  {
    object: ref('HelmRelease', 'cases/worker'),
    state: 'upgrade',
    what: 'new values that are good',
    async act({ client, object, waitFor }) {
      await client.patch(object, { spec: { values: { size: 2 } } });
      await waitFor(
        seen =>
          ready(seen) &&
          condition(seen, 'Ready').reason === 'UpgradeSucceeded' &&
          seen.status.observedGeneration === seen.metadata.generation,
      );
    },
  },
  {
    object: ref('HelmRelease', 'cases/worker'),
    state: 'upgrade-retries-exceeded',
    what: 'new values that the API server rejects; one retry, rolled back',
    async act({ client, object, waitFor }) {
      await client.patch(object, { spec: { values: { name: 'Not_A_Name' } } });
      await waitFor(stalled('RetriesExceeded'));
    },
    async undo({ client, object }) {
      await client.patch(object, { spec: { values: null } });
      await client.waitFor(object, ready);
    },
  },
  {
    object: ref('HelmRelease', 'cases/orders'),
    state: 'reset',
    what: 'its retries are used up; what it lacked is there; reset',
    async act({ client, object, waitFor }) {
      await client.apply({
        ...ref('ConfigMap', 'cases/orders-license'),
        data: { license: 'granted' },
      });
      const token = await requestSync(client, object, 'resetAt');
      await waitFor(
        seen => seen.status.lastHandledResetAt === token && ready(seen),
      );
    },
  },
  {
    object: ref('GitRepository', 'podinfo/podinfo'),
    state: 'sync-unsigned',
    what: 'verified so far, then a commit that is not signed',
    async act({ client, sources, object, waitFor }) {
      sources.pushPodinfo('README.md', 'Unsigned.\n', { isSigned: false });
      const token = await requestSync(client, object);
      await waitFor(
        seen =>
          handled(token)(seen) && hasCondition('SourceVerified', 'False')(seen),
      );
    },
    async undo({ client, sources, object }) {
      sources.pushPodinfo('README.md', 'Signed.\n');
      await requestSync(client, object);
      await client.waitFor(object, ready);
    },
  },
];
