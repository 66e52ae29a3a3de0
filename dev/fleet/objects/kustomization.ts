import { isAtLeast } from '../releases';
import { days, hours, isoTime, minutes } from '../time';
import { JsonObject, KubernetesObject } from '../types';
import { sha256Of } from '../hex';
import { CommonOptions, fluxObject, observedGeneration } from './place';
import { notFound } from './notFound';
import {
  conditionsFrom,
  failed,
  progressing,
  retrying,
  succeeded,
  Verdict,
} from './verdict';

/** Successive runs with the same revision and result. */
export interface HistoryEntry {
  revision: string;
  /** The reason of Ready. */
  result: string;
  firstMs: number;
  lastMs: number;
  runs: number;
}

/** The options of a Kustomization. */
export interface KustomizationOptions extends CommonOptions {
  path?: string;
  source: { kind: string; name: string; namespace?: string };
  /** The last applied revision. */
  applied?: string;
  attempted?: string;
  /** `org.opencontainers.image.revision` of the source (Flux 2.5). */
  origin?: string;
  verdict?: Verdict;
  sinceMs?: number;
  /** How long it has failed, or applied the same manifests. */
  unchangedMs?: number;
  /** Earlier entries of the history, newest first. */
  earlier?: HistoryEntry[];
  dependsOn?: Array<{ name: string; namespace?: string }>;
  wait?: boolean;
  /**
   * Ids of the applied objects, `namespace_name_group_Kind`, and their
   * versions.
   */
  inventory?: Array<{ id: string; v: string }>;
  targetNamespace?: string;
  interval?: string;
  spec?: JsonObject;
}

/** Builds a Kustomization with the status that kustomize-controller writes. */
export function kustomization(options: KustomizationOptions): KubernetesObject {
  const { path = './deploy', source, wait, interval = '10m0s' } = options;
  const { dependsOn, targetNamespace } = options;
  return fluxObject({
    common: options,
    kind: 'Kustomization',
    spec: {
      ...(dependsOn && { dependsOn }),
      interval,
      path,
      prune: true,
      retryInterval: '2m0s',
      sourceRef: { ...source },
      ...(targetNamespace && { targetNamespace }),
      timeout: '5m0s',
      ...(wait && { wait }),
      ...options.spec,
    },
    status: kustomizationStatus(options),
  });
}

/** Ready=True: the source's revision was applied. */
export function applied(revision: string, healthChecked = false): Verdict {
  return succeeded(
    {
      reason: 'ReconciliationSucceeded',
      message: `Applied revision: ${revision}`,
    },
    healthChecked
      ? [
          {
            type: 'Healthy',
            status: 'True',
            reason: 'Succeeded',
            message: 'Health check passed in 2.041873521s',
          },
        ]
      : [],
  );
}

/** The steps of kustomize-controller, in order. */
export const applySteps = [
  'Fetching manifests',
  'Building manifests',
  'Detecting drift',
  'Running health checks',
] as const;

/** One of {@link applySteps}. */
export type ApplyStep = (typeof applySteps)[number];

/** The step that fails with a reason of Ready=False. */
export function stepOf(reason: string): ApplyStep {
  switch (reason) {
    case 'ArtifactFailed':
      return 'Fetching manifests';
    case 'BuildFailed':
      return 'Building manifests';
    case 'HealthCheckFailed':
      return 'Running health checks';
    default:
      return 'Detecting drift';
  }
}

function progressOf(step: ApplyStep, revision: string): string {
  return `${step} for revision ${revision} with a timeout of 5m0s`;
}

/**
 * A revision is being applied. Only the health check step changes the condition
 * Healthy.
 */
export function applying(
  revision: string,
  step: ApplyStep,
  others?: Verdict['others'],
): Verdict {
  const reconciling = {
    reason: 'Progressing',
    message: progressOf(step, revision),
  };
  return {
    ...progressing('Reconciliation in progress'),
    reconciling,
    others:
      step === 'Running health checks'
        ? [{ type: 'Healthy', status: 'Unknown', ...reconciling }]
        : others,
  };
}

/** A revision could not be applied and will be retried. */
export function notApplied(
  revision: string,
  reason: string,
  message: string,
): Verdict {
  return retrying({ reason, message }, progressOf(stepOf(reason), revision), [
    ...(reason === 'HealthCheckFailed'
      ? [
          {
            type: 'Healthy',
            status: 'False' as const,
            reason,
            message: message.replace(/^health check failed after \S+: /, ''),
          },
        ]
      : []),
  ]);
}

/** The source does not exist, with the message of the API server. */
export function sourceMissing(kind: string, name: string): Verdict {
  return failed({ reason: 'ArtifactFailed', message: notFound(kind, name) });
}

/** The source has no artifact yet. */
export const sourceEmpty: Verdict = failed({
  reason: 'ArtifactFailed',
  message: 'Source artifact not found, retrying in 30s',
});

function kustomizationStatus(options: KustomizationOptions): JsonObject {
  const { on, verdict, handledAt, inventory, origin } = options;
  const { applied: revision, attempted = revision, wait } = options;
  const said = verdict ?? (revision ? applied(revision, wait) : {});
  if (!said.ready) return { observedGeneration: -1 };
  const isReady = said.ready.status === 'True';
  const { sinceMs = hours(7) } = options;
  const hasHistory = isAtLeast(on.release, '2.7') && revision !== undefined;
  return {
    conditions: conditionsFrom({
      verdict: said,
      at: on.now - sinceMs,
      generation: observedGeneration(options),
    }),
    ...(hasHistory && {
      history: historyOf({ ...options, applied: revision, attempted }, said),
    }),
    ...(revision && {
      inventory: { entries: inventory ?? inventoryOf(options) },
    }),
    ...(origin &&
      isAtLeast(on.release, '2.5') && { lastAppliedOriginRevision: origin }),
    ...(revision && { lastAppliedRevision: revision }),
    ...(attempted && { lastAttemptedRevision: attempted }),
    ...(handledAt && { lastHandledReconcileAt: handledAt }),
    // Updated only when Ready: kustomize-controller finalizeStatus.
    observedGeneration: isReady || revision ? observedGeneration(options) : -1,
  };
}

/** Failures from the build step on are recorded in the history. */
const failuresInHistory = [
  'HealthCheckFailed',
  'PruneFailed',
  'ReconciliationFailed',
];

/** Flux: kustomize-controller internal/controller/kustomization_controller.go. */
function historyOf(
  options: KustomizationOptions & { applied: string; attempted?: string },
  { ready }: Verdict,
): JsonObject[] {
  const { on, applied: revision, attempted, sinceMs = hours(7) } = options;
  const endedAt = on.now - sinceMs;
  const failure =
    ready && failuresInHistory.includes(ready.reason) && attempted
      ? ready.reason
      : undefined;
  const { unchangedMs = failure ? hours(3) : days(1) } = options;
  const failingSince = endedAt - unchangedMs;
  const succeededAt = failure ? failingSince - minutes(10) : endedAt;
  const runs = 37;
  const ago = (at: number) => on.now - at;
  const entries: HistoryEntry[] = [
    ...(failure && attempted
      ? [
          {
            revision: attempted,
            result: failure,
            firstMs: ago(failingSince),
            lastMs: ago(endedAt),
            runs,
          },
        ]
      : []),
    {
      revision,
      result: 'ReconciliationSucceeded',
      firstMs: ago(succeededAt - (failure ? days(1) : unchangedMs)),
      lastMs: ago(succeededAt),
      runs,
    },
    ...(options.earlier ?? []),
  ];
  return entries.map(entry => historyEntry(options, entry));
}

function historyEntry(
  { on, name, origin }: KustomizationOptions,
  entry: HistoryEntry,
): JsonObject {
  const { revision, result, firstMs, lastMs, runs } = entry;
  return {
    digest: sha256Of(`${name}@${revision}`),
    firstReconciled: isoTime(on.now - firstMs),
    lastReconciled: isoTime(on.now - lastMs),
    lastReconciledDuration: '1.204s',
    lastReconciledStatus: result,
    metadata: { revision, ...(origin && { originRevision: origin }) },
    totalReconciliations: runs,
  };
}

function inventoryOf(options: KustomizationOptions) {
  const { name, namespace = 'flux-system', targetNamespace } = options;
  const place = targetNamespace ?? namespace;
  return [{ id: `${place}_${name}_apps_Deployment`, v: 'v1' }];
}
