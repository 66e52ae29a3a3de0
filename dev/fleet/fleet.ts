import { Cluster, ClusterOptions, createCluster } from './cluster';
import { Controllers, ControllerDelays, startControllers } from './controllers';
import { createTimers, realScheduler, Scheduler, Timers } from './scheduler';
import { ObjectRef } from './types';
import { Script } from './controllers/script';

/** The options of a fleet. */
export interface FleetOptions {
  clusters: ClusterOptions[];
  scheduler?: Scheduler;
  /** How long the controllers take. */
  delays?: Partial<ControllerDelays>;
}

/** The first cluster with a name, or the one at an index. */
export type ClusterKey = string | number;

/** Simulated clusters, each running simulated Flux controllers. */
export interface Fleet {
  readonly clusters: readonly Cluster[];
  /** Throws if there is none. */
  cluster(key: ClusterKey): Cluster;
  /** Answers a request to the Kubernetes API of one cluster. */
  handle(key: ClusterKey, request: Request): Promise<Response>;
  /** Sets how the controllers treat an object from now on. */
  script(key: ClusterKey, ref: ObjectRef, script: Script): void;
  readonly scheduler: Scheduler;
  /**
   * The timers of servers in front of the clusters; they stop with the fleet.
   */
  readonly timers: Timers;
  /** Cancels all timers. */
  stop(): void;
}

/** Creates a fleet whose clusters have no objects, but running controllers. */
export function createFleet(options: FleetOptions): Fleet {
  const { scheduler = realScheduler, delays } = options;
  const timers = createTimers(scheduler);
  const clusters = options.clusters.map((clusterOptions, index) => {
    const { name } = clusterOptions;
    const isFirst =
      options.clusters.findIndex(other => other.name === name) === index;
    const id = isFirst ? name : `${name}-${index}`;
    return createCluster({ scheduler, id, ...clusterOptions });
  });
  const controllers = new Map<Cluster, Controllers>(
    clusters.map(each => [
      each,
      startControllers({ cluster: each, scheduler, delays }),
    ]),
  );

  function cluster(key: ClusterKey): Cluster {
    const found = clusters.find(({ name }, index) =>
      typeof key === 'number' ? index === key : name === key,
    );
    if (!found) throw new Error(`The fleet has no cluster ${key}`);
    return found;
  }

  return {
    clusters,
    cluster,
    scheduler,
    timers,
    handle: (key, request) => cluster(key).handle(request),
    script: (key, ref, script) =>
      controllers.get(cluster(key))?.script(ref, script),
    stop() {
      timers.stop();
      controllers.forEach(running => running.stop());
      clusters.forEach(each => each.stop());
    },
  };
}
