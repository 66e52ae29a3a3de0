import { Cluster, ClusterOptions, createCluster } from './cluster';
import { Controllers, ControllerDelays, startControllers } from './controllers';
import { realScheduler, Scheduler } from './scheduler';
import { ObjectRef } from './types';
import { Script } from './controllers/script';

/** What a fleet is made of. */
export interface FleetOptions {
  clusters: ClusterOptions[];
  scheduler?: Scheduler;
  /** How long the controllers take. */
  delays?: Partial<ControllerDelays>;
}

/** Simulated clusters, each running simulated Flux controllers. */
export interface Fleet {
  readonly clusters: readonly Cluster[];
  /** The cluster of that name; throws if there is none. */
  cluster(name: string): Cluster;
  /** Answers a request to the Kubernetes API of one cluster. */
  handle(clusterName: string, request: Request): Promise<Response>;
  /** Says how the controllers shall treat an object from now on. */
  script(clusterName: string, ref: ObjectRef, script: Script): void;
  readonly scheduler: Scheduler;
  /** Ends all timers. */
  stop(): void;
}

/** Creates a fleet whose clusters are empty but alive. */
export function createFleet(options: FleetOptions): Fleet {
  const { scheduler = realScheduler, delays } = options;
  const controllers = new Map<string, Controllers>();
  const clusters = options.clusters.map(clusterOptions =>
    createCluster({ scheduler, ...clusterOptions }),
  );
  clusters.forEach(each =>
    controllers.set(
      each.name,
      startControllers({ cluster: each, scheduler, delays }),
    ),
  );

  function cluster(name: string): Cluster {
    const found = clusters.find(candidate => candidate.name === name);
    if (!found) throw new Error(`The fleet has no cluster ${name}`);
    return found;
  }

  return {
    clusters,
    cluster,
    scheduler,
    handle: (name, request) => cluster(name).handle(request),
    script(name, ref, script) {
      cluster(name);
      controllers.get(name)?.script(ref, script);
    },
    stop() {
      controllers.forEach(running => running.stop());
      clusters.forEach(each => each.stop());
    },
  };
}
