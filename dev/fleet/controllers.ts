import { Cluster } from './cluster';
import { createEvents } from './controllers/events';
import { isSuspended, reconcilerFor } from './controllers/kinds';
import { missingChart } from './controllers/missingChart';
import {
  contextOf,
  ControllerDelays,
  Outcome,
  ReconcileContext,
  Step,
} from './controllers/reconciler';
import {
  artifactRevision,
  dependentsOf,
  isReady,
} from './controllers/references';
import { rollOut } from './controllers/rollOut';
import { Script } from './controllers/script';
import {
  afterSuspended,
  withOutcome,
  withStatus,
  withVerdict,
} from './controllers/status';
import { helmChart } from './objects/helmChart';
import { storedReleases } from './objects/helmHistory';
import { notReconciled, Verdict } from './objects/verdict';
import { createTimers, Scheduler } from './scheduler';
import { Change } from './store';
import { JsonObject, KubernetesObject, ObjectRef } from './types';

export type { ControllerDelays } from './controllers/reconciler';

/** The Flux controllers of one cluster. */
export interface Controllers {
  /** Sets how an object is treated from now on; replaces an earlier script. */
  script(ref: ObjectRef, script: Script): void;
  stop(): void;
}

const usualDelays: ControllerDelays = {
  queue: 150,
  status: 30,
  source: 1_200,
  chart: 900,
  kustomization: 2_500,
  helmRelease: 3_500,
  other: 1_000,
};

const requestedAt = 'reconcile.fluxcd.io/requestedAt';

function keyOf(ref: ObjectRef): string {
  return `${ref.kind}/${ref.namespace ?? ''}/${ref.name}`;
}

function refOf({ kind, metadata }: KubernetesObject): ObjectRef {
  return { kind, namespace: metadata.namespace, name: metadata.name };
}

/**
 * Starts simulated controllers. They reconcile an object if its spec or its
 * requestedAt annotation changes, and if its source or a dependency changes.
 * They neither reconcile by interval nor retry failures, so that a fleet stays
 * as it was declared. Flux: the predicates and Reconcile() of each controller.
 */
export function startControllers(options: {
  cluster: Cluster;
  scheduler: Scheduler;
  delays?: Partial<ControllerDelays>;
}): Controllers {
  const { cluster, scheduler } = options;
  const delays = { ...usualDelays, ...options.delays };
  const timers = createTimers(scheduler);
  const scripts = new Map<string, Script>();
  /** Objects being reconciled; true if they have changed since it began. */
  const working = new Map<string, boolean>();

  /** The releases that Helm stores for each HelmRelease. */
  const releases = new Map<string, JsonObject[]>();

  const events = createEvents({ cluster, scheduler });

  const scriptOf = (ref: ObjectRef) => scripts.get(keyOf(ref)) ?? {};

  function contextFor(object: KubernetesObject): ReconcileContext {
    const key = keyOf(refOf(object));
    const stored = storedReleases(object, releases.get(key));
    releases.set(key, stored);
    return contextOf({
      cluster,
      object,
      stored,
      on: { release: cluster.flux, now: scheduler.now() },
      script: scriptOf(refOf(object)),
      scriptOf,
    });
  }

  function enqueue(object: KubernetesObject) {
    const ref = refOf(object);
    const key = keyOf(ref);
    if (!reconcilerFor(object, cluster.flux)) return;
    if (scriptOf(ref).outcome === 'never') return;
    if (working.has(key)) {
      working.set(key, true);
      return;
    }
    working.set(key, false);
    timers.after(delays.queue, () => reconcile(ref));
  }

  function done(ref: ObjectRef) {
    const again = working.get(keyOf(ref));
    working.delete(keyOf(ref));
    const object = again && cluster.get(ref);
    if (object) enqueue(object);
  }

  function reconcile(ref: ObjectRef) {
    // From now on a change leads to another reconcile.
    working.set(keyOf(ref), false);
    const object = cluster.get(ref);
    const reconciler = object && reconcilerFor(object, cluster.flux);
    if (!object || !reconciler) {
      done(ref);
      return;
    }
    if (object.metadata.deletionTimestamp) {
      // Removing the finalizer deletes the object. A suspended one keeps it.
      if (!isSuspended(object)) cluster.delete(ref);
      done(ref);
      return;
    }
    const context = contextFor(object);
    if (isSuspended(object)) {
      cluster.update(ref, current => afterSuspended(current, context.token));
      done(ref);
      return;
    }
    createChartOf(context);
    const delayMs = context.script.delayMs ?? delays[reconciler.takes];
    const steps = reconciler.steps(context);
    const finish = () => {
      const outcome = reconciler.finish(atPresent(context));
      writeVerdict(ref, atPresent(context), outcome.verdict);
      timers.after(delays.status, () => {
        conclude({ ref, context: atPresent(context), outcome });
        done(ref);
      });
    };
    // Each step starts the next timer: on a busy machine, timers of different
    // lengths do not run in the order in which they are due.
    const dueAt = (index: number) =>
      Math.round((delayMs * index) / steps.length);
    const proceed = (index: number) => {
      if (index === steps.length) {
        finish();
        return;
      }
      showStep(ref, context, steps[index]);
      timers.after(dueAt(index + 1) - dueAt(index), () => proceed(index + 1));
    };
    if (steps.length > 0) proceed(0);
    else timers.after(delayMs, finish);
  }

  function atPresent(context: ReconcileContext): ReconcileContext {
    return { ...context, on: { ...context.on, now: scheduler.now() } };
  }

  function showStep(ref: ObjectRef, context: ReconcileContext, step: Step) {
    const { verdict, status } = step;
    writeVerdict(ref, atPresent(context), verdict);
    if (!status) return;
    timers.after(delays.status, () =>
      cluster.update(ref, current => withStatus(current, status)),
    );
  }

  function writeVerdict(
    ref: ObjectRef,
    context: ReconcileContext,
    verdict: Verdict,
  ) {
    cluster.update(ref, current => withVerdict(context, current, verdict));
  }

  function conclude(result: {
    ref: ObjectRef;
    context: ReconcileContext;
    outcome: Outcome;
  }) {
    const { ref, context, outcome } = result;
    const { charts } = context.script;
    if (charts && outcome.verdict.ready?.status === 'True') {
      scripts.set(keyOf(ref), { ...scriptOf(ref), indexed: charts });
    }
    const after = cluster.update(ref, current =>
      withOutcome(context, current, outcome),
    );
    if (!after) return;
    events.recordReconcile({
      object: after,
      before: context.object,
      tookMs: context.on.now - context.since,
    });
    const { now } = context.on;
    rollOut({ cluster, before: context.object, after, now });
    const isNews =
      artifactRevision(after) !== artifactRevision(context.object) ||
      (isReady(after) && !isReady(context.object));
    if (isNews) dependentsOf(cluster, after).forEach(enqueue);
  }

  function createChartOf(context: ReconcileContext) {
    const chart = missingChart(context);
    if (chart)
      enqueue(cluster.put(helmChart({ ...chart, verdict: notReconciled })));
  }

  function onChange({ type, object, previous }: Change) {
    if (type === 'added') events.remember(object);
    if (type !== 'modified' || !previous) return;
    const before = previous.metadata;
    const { generation, annotations } = object.metadata;
    if (
      generation !== before.generation ||
      annotations?.[requestedAt] !== before.annotations?.[requestedAt] ||
      isSuspended(object) !== isSuspended(previous)
    ) {
      enqueue(object);
    }
  }

  const unsubscribe = cluster.subscribe(onChange);

  return {
    script(ref, script) {
      const indexed = scriptOf(ref).indexed;
      scripts.set(keyOf(ref), { ...(indexed && { indexed }), ...script });
    },
    stop() {
      unsubscribe();
      timers.stop();
    },
  };
}
