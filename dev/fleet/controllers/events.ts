import { Cluster } from '../cluster';
import { Scheduler } from '../scheduler';
import { KubernetesObject } from '../types';
import { containerLogs } from './containerLogs';
import { createEventRecorder, RecordEvent } from './eventRecorder';
import { reconcilerFor } from './kinds';
import { createLogs } from './logs';
import { find, sourceOf } from './references';
import { Reconciled, toldOf } from './told';
import { toldBefore } from './toldBefore';
import { isWorkload, toldOfWorkload } from './toldOfWorkloads';

/**
 * What the controllers of a cluster, Kubernetes' own too, tell in Events. Flux's
 * also write it into their logs.
 */
export interface Events {
  /** Takes note of an object as it is declared: it has a past to be told. */
  remember(object: KubernetesObject): void;
  /** Tells of a reconcile that is done. */
  tell(reconciled: Omit<Reconciled, 'source'>): void;
}

/**
 * Creates {@link Events}. The past of objects is told when somebody first reads
 * Events of their namespace, or before more happens to them: there may be
 * thousands, and nobody who reads them.
 */
export function createEvents(options: {
  cluster: Cluster;
  scheduler: Scheduler;
}): Events {
  const { cluster, scheduler } = options;
  const recordEvent = createEventRecorder(cluster);
  const logs = createLogs(() => scheduler.now());
  const logOf = containerLogs(logs);
  const untold = new Map<string, { object: KubernetesObject; at: number }>();

  const record: RecordEvent = (about, told, occurrence) => {
    recordEvent(about, told, occurrence);
    if (!told.by) logs.write(about, told, occurrence);
  };

  const idOf = ({ metadata }: KubernetesObject) => String(metadata.uid);

  function sourceFor(object: KubernetesObject) {
    const source = sourceOf(object);
    return source && find(cluster, source);
  }

  function tellPast(id: string) {
    const past = untold.get(id);
    if (!past) return;
    untold.delete(id);
    const { object, at } = past;
    const said = isWorkload(object)
      ? toldOfWorkload(cluster, object, at)
      : toldBefore(object, at, sourceFor(object));
    said.forEach(({ about = object, told, occurrence }) =>
      record(about, told, occurrence),
    );
  }

  cluster.beforeEvents = namespace =>
    [...untold]
      .filter(
        ([, { object }]) =>
          namespace === undefined || object.metadata.namespace === namespace,
      )
      .forEach(([id]) => tellPast(id));

  cluster.logOf = (...asked) => {
    [...untold.keys()].forEach(tellPast);
    return logOf(...asked);
  };

  return {
    remember(object) {
      if (!isWorkload(object) && !reconcilerFor(object, cluster.flux)) return;
      untold.set(idOf(object), { object, at: scheduler.now() });
    },
    tell(reconciled) {
      const { object } = reconciled;
      tellPast(idOf(object));
      const source = sourceFor(object);
      toldOf({ ...reconciled, source }).forEach(told =>
        record(object, told, { lastAt: scheduler.now() }),
      );
    },
  };
}
