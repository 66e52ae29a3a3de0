import { isAtLeast } from '../releases';
import { hours, isoTime } from '../time';
import { JsonObject, KubernetesObject } from '../types';
import {
  chartDigest,
  releaseHistory,
  uninstalled,
  versionWithDigest,
} from './helmHistory';
import { helmSucceeded } from './helmVerdicts';
import { CommonOptions, fluxObject, observedGeneration, Place } from './place';
import { conditionsFrom, Verdict } from './verdict';

/** The chart of a HelmRelease. */
export interface ChartOptions {
  name: string;
  /** The version in the repository that matches the constraint. */
  version: string;
  /** `spec.chart.spec.version`; the version itself if left out. */
  constraint?: string;
  appVersion?: string;
  source: { kind: string; name: string; namespace?: string };
  verify?: { provider: 'cosign' | 'notation'; secretRef?: { name: string } };
}

/** The options of a HelmRelease. */
export interface HelmReleaseOptions extends CommonOptions {
  chart: ChartOptions;
  /**
   * Whether it references an OCIRepository or HelmChart (Flux 2.3 and newer).
   */
  byReference?: boolean;
  verdict?: Verdict;
  /** Time since the conditions last changed. */
  sinceMs?: number;
  /**
   * Chart versions of all releases, newest first; empty before the first
   * install.
   */
  installed?: string[];
  /** The status of the newest release. */
  lastStatus?: 'deployed' | 'failed' | 'uninstalling';
  /** Whether the newest release is a rollback because the one before failed. */
  rolledBack?: boolean;
  /** The results of Helm tests, by the number of the release. */
  tests?: Record<number, Record<string, 'Succeeded' | 'Failed'>>;
  attempted?: string;
  failures?: number;
  interval?: string;
  dependsOn?: Array<{ name: string; namespace?: string }>;
  values?: JsonObject;
  spec?: JsonObject;
}

/**
 * Builds a HelmRelease with the status that helm-controller writes in the
 * cluster's Flux. Flux: helm-controller api/v2beta1, v2beta2 and v2.
 */
export function helmRelease(options: HelmReleaseOptions): KubernetesObject {
  const { on, dependsOn, values, interval = '10m0s' } = options;
  const common = { ...options, namespace: namespaceOf(options) };
  return fluxObject({
    common,
    kind: 'HelmRelease',
    spec: {
      ...chartSpec(options),
      ...(dependsOn && { dependsOn }),
      install: { remediation: { retries: 3 } },
      interval,
      releaseName: options.name,
      upgrade: { remediation: { retries: 3 } },
      values: values ?? { replicaCount: 2 },
      ...options.spec,
    },
    status: isFirstSeen(options)
      ? { observedGeneration: -1 }
      : helmReleaseStatus({ ...options, on }),
  });
}

function isFirstSeen(options: HelmReleaseOptions): boolean {
  return options.verdict !== undefined && !options.verdict.ready;
}

function namespaceOf(options: HelmReleaseOptions): string {
  return options.namespace ?? 'default';
}

function chartSpec(options: HelmReleaseOptions): JsonObject {
  const { chart, byReference } = options;
  const { kind, name, namespace } = chart.source;
  if (byReference) {
    return { chartRef: { kind, name, ...(namespace && { namespace }) } };
  }
  return {
    chart: {
      spec: {
        chart: chart.name,
        interval: '5m0s',
        reconcileStrategy: 'ChartVersion',
        sourceRef: { kind, name, ...(namespace && { namespace }) },
        ...(chart.verify && { verify: chart.verify }),
        version: chart.constraint ?? chart.version,
      },
    },
  };
}

function helmReleaseStatus(options: HelmReleaseOptions): JsonObject {
  const { on, chart, byReference, handledAt, failures = 0 } = options;
  const namespace = namespaceOf(options);
  // Flux 2.3 and newer append the digest to chart versions from registries.
  const versionOf = (version: string) =>
    isFromRegistry(options)
      ? versionWithDigest(version, chartDigest(chart.name, version))
      : version;
  const installed = (options.installed ?? [chart.version]).map(versionOf);
  const attempted = versionOf(options.attempted ?? chart.version);
  const { sinceMs = hours(30) } = options;
  const target = { on, namespace, name: options.name, chart: chart.name };
  const verdict =
    options.verdict ??
    helmSucceeded({
      ...target,
      version: versionOf(chart.version),
      count: installed.length,
    });
  const withConditions = {
    conditions: conditionsFrom({
      verdict,
      at: on.now - sinceMs,
      generation: isAtLeast(on.release, '2.2')
        ? observedGeneration(options)
        : undefined,
    }),
    ...(failures > 0 && { failures }),
    ...(!byReference && {
      helmChart: `${chart.source.namespace ?? namespace}/${namespace}-${
        options.name
      }`,
    }),
    observedGeneration: isUnobserved(options, verdict)
      ? -1
      : observedGeneration(options),
    ...(handledAt && { lastHandledReconcileAt: handledAt }),
  };
  return {
    ...withConditions,
    ...(isAtLeast(on.release, '2.2')
      ? attemptStatus({ ...options, namespace, installed, attempted, verdict })
      : legacyAttemptStatus({ on, installed, attempted, failures })),
  };
}

function isFromRegistry({ on, chart, byReference }: HelmReleaseOptions) {
  return (
    byReference === true &&
    chart.source.kind === 'OCIRepository' &&
    isAtLeast(on.release, '2.3')
  );
}

// helm-controller observes a generation when it succeeds or gives up: not while
// the first install is retried.
function isUnobserved(
  { installed, lastStatus }: HelmReleaseOptions,
  verdict: Verdict,
): boolean {
  return (
    (installed?.length === 0 || lastStatus === 'uninstalling') &&
    verdict.ready?.status !== 'True' &&
    verdict.stalled === undefined
  );
}

function legacyAttemptStatus(options: {
  on: Place;
  installed: string[];
  attempted: string;
  failures: number;
}): JsonObject {
  const { installed, attempted, failures } = options;
  return {
    ...(installed.length > 0 && {
      lastAppliedRevision: installed[0],
      lastReleaseRevision: installed.length,
    }),
    lastAttemptedRevision: attempted,
    lastAttemptedValuesChecksum: 'ad7edac2049615ce7877b87501c508f61b8e714b',
    ...(failures > 0 && {
      [installed.length > 0 ? 'upgradeFailures' : 'installFailures']: failures,
    }),
  };
}

function attemptStatus(
  options: HelmReleaseOptions & {
    namespace: string;
    installed: string[];
    attempted: string;
    verdict: Verdict;
  },
): JsonObject {
  const { on, installed, attempted, chart, namespace, verdict } = options;
  const { failures = 0, lastStatus, rolledBack, sinceMs = hours(30) } = options;
  // Conditions about the newest release have the time of that release.
  const isAbout =
    lastStatus !== undefined ||
    (verdict.ready?.status === 'True' && !verdict.reconciling);
  const releases = releaseHistory({
    on,
    name: options.name,
    namespace,
    chart: chart.name,
    appVersion: chart.appVersion ?? chart.version,
    versions: installed,
    lastStatus,
    rolledBack,
    ...(isAbout && { latestAt: on.now - sinceMs }),
    ociDigest: isFromRegistry(options)
      ? version => chartDigest(chart.name, version.split('+')[0])
      : undefined,
  });
  const isGone = lastStatus === 'uninstalling';
  const history = isGone
    ? uninstalled(releases, { ...on, now: on.now - sinceMs })
    : releases.map(release => tested(release, options.tests));
  const action = installed.length > 1 ? 'upgrade' : 'install';
  const hasFailedRelease = rolledBack || isGone || lastStatus === 'failed';
  return {
    ...(failures > 0 &&
      hasFailedRelease && { [`${action}Failures`]: failures }),
    ...(history.length > 0 && { history }),
    ...(history.length > 0 && {
      lastAttemptedConfigDigest: history[0].configDigest,
    }),
    lastAttemptedGeneration: observedGeneration(options),
    lastAttemptedReleaseAction: action,
    lastAttemptedRevision: attempted,
    ...(isFromRegistry(options) && {
      lastAttemptedRevisionDigest: chartDigest(
        chart.name,
        attempted.split('+')[0],
      ),
    }),
    ...(!isAtLeast(on.release, '2.3') &&
      installed.length > 0 && { lastAppliedRevision: installed[0] }),
    ...(isAtLeast(on.release, '2.7') && {
      lastAttemptedReleaseActionDuration: '4.218s',
    }),
    ...(isAtLeast(on.release, '2.8') &&
      installed.length > 0 && {
        inventory: inventoryOf(options.name, namespace),
      }),
    storageNamespace: namespace,
  };
}

// Flux: helm-controller api/v2 TestHookStatus.
function tested(
  release: JsonObject,
  tests: HelmReleaseOptions['tests'] = {},
): JsonObject {
  const ends = tests[Number(release.version)];
  if (!ends) return release;
  const madeAt = Date.parse(String(release.lastDeployed));
  const testHooks = Object.fromEntries(
    Object.entries(ends).map(([name, phase], index) => [
      name,
      {
        lastStarted: isoTime(madeAt + 20_000 * index + 5_000),
        lastCompleted: isoTime(madeAt + 20_000 * index + 19_000),
        phase,
      },
    ]),
  );
  return { ...release, testHooks };
}

function inventoryOf(name: string, namespace: string): JsonObject {
  return {
    entries: [
      { id: `${namespace}_${name}__Service`, v: 'v1' },
      { id: `${namespace}_${name}__ServiceAccount`, v: 'v1' },
      { id: `${namespace}_${name}_apps_Deployment`, v: 'v1' },
    ],
  };
}
