import { kindOf } from '../kinds/kinds';
import { durationIn } from '../objects/duration';
import { numberAt, textAt } from '../objects/json';
import { perObject } from '../objects/perObject';
import type { FluxObject } from '../objects/types';
import { conditionOf } from './conditions';
import { attemptsOf, helmReleasesOf, isSuccess } from './history';

/** Facts of an object beside its status. Durations are in milliseconds. */
export interface FluxFacts {
  /** The reconciliation interval. */
  readonly interval?: number;
  /** How soon it is tried again after a failure, where it sets that. */
  readonly retryInterval?: number;
  /** How long an attempt may take, where it sets that. */
  readonly timeout?: number;
  /** Only of HelmReleases: Kustomizations always correct what differs. */
  readonly drift?: FluxDrift;
  /** Only of HelmReleases, and only while they fail. */
  readonly failures?: FluxFailures;
  readonly lastAction?: FluxLastAction;
  /** Which shard of the controllers takes care of it. */
  readonly shard?: string;
}

/** Whether Flux looks for changes to what it deployed, and has found any. */
export interface FluxDrift {
  /** `warn` only reports changes, `enabled` also reverts them. */
  readonly mode: 'disabled' | 'warn' | 'enabled';
  /** Only where changes were found. */
  readonly found?: {
    /** RFC 3339, as sent. */
    readonly since?: string;
    readonly changes: readonly FluxDriftChange[];
    /** All that Flux says about it. */
    readonly message?: string;
  };
}

/** The change to one object. */
export interface FluxDriftChange {
  readonly kind: string;
  /** Missing for objects that are in none. */
  readonly namespace?: string;
  readonly name: string;
  /** In Flux's words: `changed (0 additions, 1 changes, 0 removals)`. */
  readonly change: string;
}

/** How often a HelmRelease has failed since it last changed or succeeded. */
export interface FluxFailures {
  /** All of them, also those before Helm did anything. */
  readonly total: number;
  readonly action: 'install' | 'upgrade';
  /** How often the action itself failed. */
  readonly tries: number;
  /** How often it may be tried, if that is limited and known. */
  readonly allowed?: number;
  /** It is not tried again until something changes. */
  readonly gaveUp: boolean;
}

/** The last thing that Flux did for an object. */
export interface FluxLastAction {
  /** Helm's `install`, `upgrade`, …; `reconcile` of all others. */
  readonly action: string;
  readonly duration?: number;
  /** RFC 3339, as sent: when it ended, or for Helm began. */
  readonly at?: string;
  readonly failed: boolean;
}

const SHARD = 'sharding.fluxcd.io/key';

/** The most lines of a message that are taken apart. */
const MOST_CHANGES = 100;

const cachedFacts = perObject(readFacts);

/** Facts of an object beside its status. */
export function factsOf(object: FluxObject): FluxFacts {
  return cachedFacts(object);
}

function readFacts(object: FluxObject): FluxFacts {
  const isRelease = kindOf(object)?.kind === 'HelmRelease';
  const failures = isRelease ? failuresOf(object) : undefined;
  return {
    interval: durationIn(textAt(object, 'spec', 'interval')),
    retryInterval: isRelease
      ? durationIn(
          textAt(object, 'spec', actionOf(object), 'strategy', 'retryInterval'),
        )
      : durationIn(textAt(object, 'spec', 'retryInterval')),
    timeout: durationIn(textAt(object, 'spec', 'timeout')),
    drift: isRelease ? driftOf(object) : undefined,
    failures,
    lastAction: isRelease ? helmActionOf(object) : lastAttemptOf(object),
    shard: textAt(object, 'metadata', 'labels', SHARD),
  };
}

/**
 * The condition stays as it is when detection is switched off, so it counts
 * only while it is on (Flux: helm-controller internal/reconcile/atomic_release.go).
 */
function driftOf(object: FluxObject): FluxDrift {
  const sent = textAt(object, 'spec', 'driftDetection', 'mode');
  const mode = sent === 'warn' || sent === 'enabled' ? sent : 'disabled';
  const drifted = conditionOf(object, 'Drifted');
  if (mode === 'disabled' || drifted?.status !== 'True') return { mode };
  return {
    mode,
    found: {
      since: drifted.lastTransitionTime,
      changes: changesIn(drifted.message ?? ''),
      message: drifted.message,
    },
  };
}

/**
 * `Kind/namespace/name removed` or `changed (…)`, a line each (Flux: pkg
 * ssa/jsondiff, helm-controller internal/diff SummarizeDiffSet).
 */
function changesIn(message: string): readonly FluxDriftChange[] {
  return message.split('\n', MOST_CHANGES).flatMap(line => {
    const [, kind, namespace, name, change] =
      /^([A-Z]\w*)\/(?:([^/\s]+)\/)?([^/\s]+) (\S.*)$/.exec(line) ?? [];
    return kind ? [{ kind, namespace, name, change }] : [];
  });
}

/** The action whose counters and retries count. */
function actionOf(object: FluxObject): 'install' | 'upgrade' {
  const last = textAt(object, 'status', 'lastAttemptedReleaseAction');
  if (last === 'install' || last === 'upgrade') return last;
  // Not in the status before Flux 2.2.
  return counterAt(object, 'upgradeFailures') > 0 ? 'upgrade' : 'install';
}

/**
 * Flux counts failures to install and to upgrade, and gives up when there are
 * more than retries (Flux: helm-controller api/v2 Remediation.RetriesExhausted).
 */
function failuresOf(object: FluxObject): FluxFailures | undefined {
  const total = counterAt(object, 'failures');
  const action = actionOf(object);
  const tries = counterAt(object, `${action}Failures`);
  const gaveUp = hasGivenUp(object);
  if (total === 0 && tries === 0) return undefined;
  const allowed = triesAllowed(object, action);
  return {
    total: Math.max(total, tries),
    action,
    tries,
    // A controller may have other defaults than the ones we know.
    allowed: allowed !== undefined && tries <= allowed ? allowed : undefined,
    gaveUp,
  };
}

function triesAllowed(
  object: FluxObject,
  action: 'install' | 'upgrade',
): number | undefined {
  const strategy = textAt(object, 'spec', action, 'strategy', 'name');
  const retries =
    numberAt(object, 'spec', action, 'remediation', 'retries') ?? 0;
  return strategy === 'RetryOnFailure' || retries < 0 ? undefined : retries + 1;
}

function hasGivenUp(object: FluxObject): boolean {
  const stalled = conditionOf(object, 'Stalled');
  const ready = conditionOf(object, 'Ready');
  return (
    (stalled?.status === 'True' && stalled.reason === 'RetriesExceeded') ||
    // Flux 2.1 and older.
    (ready?.status === 'False' &&
      /^(?:install|upgrade) retries exhausted/.test(ready.message ?? ''))
  );
}

function counterAt(object: FluxObject, name: string): number {
  return Math.max(numberAt(object, 'status', name) ?? 0, 0);
}

function helmActionOf(object: FluxObject): FluxLastAction | undefined {
  const action = textAt(object, 'status', 'lastAttemptedReleaseAction');
  if (!action) return undefined;
  const release = helmReleasesOf(object).find(
    each => each.action === undefined || each.action === action,
  );
  return {
    action,
    duration: durationIn(
      textAt(object, 'status', 'lastAttemptedReleaseActionDuration'),
    ),
    // What could not even be rendered left no release behind.
    at:
      release?.chartVersion ===
      textAt(object, 'status', 'lastAttemptedRevision')
        ? release?.lastDeployed
        : undefined,
    failed: conditionOf(object, 'Released')?.status === 'False',
  };
}

function lastAttemptOf(object: FluxObject): FluxLastAction | undefined {
  const [latest] = attemptsOf(object);
  return (
    latest && {
      action: 'reconcile',
      duration: latest.duration,
      at: latest.lastReconciled,
      failed: !isSuccess(latest),
    }
  );
}
