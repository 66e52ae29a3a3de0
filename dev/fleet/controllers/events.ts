import { Cluster } from '../cluster';
import { Scheduler } from '../scheduler';
import { KubernetesObject } from '../types';
import { containerLogs } from './containerLogs';
import { createEventRecorder, RecordEvent } from './eventRecorder';
import { reconcilerFor } from './kinds';
import { createLogs } from './logs';
import { find, sourceOf } from './references';
import { Reconciled, reconcileEvents } from './reconcileEvents';
import { pastEvents } from './pastEvents';
import { isWorkload, pastWorkloadEvents } from './workloadEvents';

/**
 * The Events of all controllers in a cluster, including those of Kubernetes.
 * Flux's controllers also write theirs into their logs.
 */
export interface Events {
  /** Remembers an object as declared, to write the Events of its past later. */
  remember(object: KubernetesObject): void;
  /** Writes the Events of a finished reconcile. */
  recordReconcile(reconciled: Omit<Reconciled, 'source'>): void;
}

/**
 * Creates {@link Events}. Past Events are written only when Events of the
 * namespace are first read, or when the object is reconciled: there may be
 * thousands, and most are never read.
 */
export function createEvents(options: {
  cluster: Cluster;
  scheduler: Scheduler;
}): Events {
  const { cluster, scheduler } = options;
  const recordEvent = createEventRecorder(cluster);
  const logs = createLogs(() => scheduler.now());
  const logOf = containerLogs(logs);
  const unwritten = new Map<string, { object: KubernetesObject; at: number }>();

  const record: RecordEvent = (about, told, occurrence) => {
    recordEvent(about, told, occurrence);
    if (!told.by) logs.write(about, told, occurrence);
  };

  const idOf = ({ metadata }: KubernetesObject) => String(metadata.uid);

  function sourceFor(object: KubernetesObject) {
    const source = sourceOf(object);
    return source && find(cluster, source);
  }

  function writePast(id: string) {
    const past = unwritten.get(id);
    if (!past) return;
    unwritten.delete(id);
    const { object, at } = past;
    const events = isWorkload(object)
      ? pastWorkloadEvents(cluster, object, at)
      : pastEvents(object, at, sourceFor(object));
    events.forEach(({ about = object, told, occurrence }) =>
      record(about, told, occurrence),
    );
  }

  cluster.beforeEvents = namespace =>
    [...unwritten]
      .filter(
        ([, { object }]) =>
          namespace === undefined || object.metadata.namespace === namespace,
      )
      .forEach(([id]) => writePast(id));

  cluster.logOf = (...asked) => {
    [...unwritten.keys()].forEach(writePast);
    return logOf(...asked);
  };

  return {
    remember(object) {
      if (!isWorkload(object) && !reconcilerFor(object, cluster.flux)) return;
      unwritten.set(idOf(object), { object, at: scheduler.now() });
    },
    recordReconcile(reconciled) {
      const { object } = reconciled;
      writePast(idOf(object));
      const source = sourceFor(object);
      reconcileEvents({ ...reconciled, source }).forEach(told =>
        record(object, told, { lastAt: scheduler.now() }),
      );
    },
  };
}
