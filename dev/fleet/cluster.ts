import { Addon } from './addons';
import { answer } from './api/server';
import {
  apiVersionOf,
  ResourceDefinition,
  servedResources,
} from './api/resources';
import { LogOf } from './api/podLog';
import { Change, createStore } from './store';
import {
  answerDespite,
  concerns,
  ConnectionRefusedError,
  createFaults,
  Fault,
  faultyResponse,
  isAdmission,
} from './faults';
import { Denial, Grant, lackingWithView, WebhookAuthorizer } from './rbac';
import { FluxController, FluxRelease } from './releases';
import { requestInfo } from './api/requestInfo';
import { lastSeen } from './objects/event';
import { createTimers, realScheduler, Scheduler } from './scheduler';
import { hours } from './time';
import { KubernetesObject, ObjectRef } from './types';
import { prune } from './pruning';

/** The options of a simulated cluster. */
export interface ClusterOptions {
  name: string;
  /** Distinguishes clusters with the same name; defaults to the name. */
  id?: string;
  flux: FluxRelease;
  /**
   * Installed controllers; the three optional ones are not installed by
   * default.
   */
  controllers?: FluxController[];
  /** Whether the Flux Operator is installed, too. */
  operator?: boolean;
  /** Further software that brings its own kinds. */
  addons?: Addon[];
  /** The version of Kubernetes. */
  kubernetes?: string;
  title?: string;
  dashboardUrl?: string;
  /** The auth provider in Backstage's configuration. */
  authProvider?: string;
  oidcTokenProvider?: string;
  /** The user in the cluster's error messages. */
  user?: string;
  latencyMs?: number;
  /**
   * Its controllers write Events in the format that is planned for Flux 2.10.
   */
  eventSeries?: boolean;
  /** Makes reviews of rules incomplete, as on EKS, AKS and GKE. */
  webhookAuthorizer?: WebhookAuthorizer;
  scheduler?: Scheduler;
}

/** A simulated Kubernetes cluster that runs Flux. */
export interface Cluster {
  readonly name: string;
  readonly flux: FluxRelease;
  readonly eventSeries: boolean;
  readonly title?: string;
  readonly dashboardUrl?: string;
  readonly authProvider: string;
  readonly oidcTokenProvider?: string;
  /** The URL of its API server, for messages about lost connections. */
  readonly server: string;
  /** Answers a request to the Kubernetes API. */
  handle(request: Request): Promise<Response>;

  /** Creates or replaces an object, status included. */
  put(object: KubernetesObject): KubernetesObject;
  /** Whether the kind is installed. */
  serves(kind: string): boolean;
  get(ref: ObjectRef): KubernetesObject | undefined;
  list(kind: string): KubernetesObject[];
  delete(ref: ObjectRef): void;
  /** Replaces an object by the result of `change`, if the object exists. */
  update(
    ref: ObjectRef,
    change: (object: KubernetesObject) => KubernetesObject,
  ): KubernetesObject | undefined;
  subscribe(listener: (change: Change) => void): () => void;

  readonly faults: readonly Fault[];
  break(fault: Fault): void;
  /** Ends all faults; requests that hang are answered now. */
  mend(): void;
  /** Takes a right away from the caller. */
  deny(denial: Denial): void;
  /** Limits the caller's rights to the ClusterRole `view`. */
  allowViewOnly(): void;
  /** Gives a right that no denial takes away, as a Role does. */
  grant(rule: Grant): void;
  /** Gives all rights back. */
  allow(): void;
  webhookAuthorizer: WebhookAuthorizer;
  /** The delay of every answer. */
  latencyMs: number;
  /** Makes all continue tokens given so far expire, as compaction does. */
  compact(): void;
  /** Called before Events are read, to write those of the past. */
  beforeEvents?: (namespace?: string) => void;
  /** The log of a container. */
  logOf: LogOf;
  /**
   * Replaces each custom resource that is sent, for tests of invalid objects.
   */
  tamper?: (object: KubernetesObject) => unknown;
  stop(): void;
}

/** Kubernetes: kube-apiserver --event-ttl. */
const eventLifeMs = hours(1);

const usual: FluxController[] = [
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'notification-controller',
];

/** Creates a cluster without any object in it. */
export function createCluster(options: ClusterOptions): Cluster {
  const { name, id = name, flux, scheduler = realScheduler } = options;
  const user = options.user ?? 'system:serviceaccount:backstage:backstage';
  const server = `https://${id.replace(
    /[^a-z0-9-]/gi,
    '-',
  )}.clusters.example:6443`;
  const resources = servedResources({
    release: flux,
    controllers: options.controllers ?? usual,
    operator: options.operator ?? false,
    addons: options.addons ?? [],
  });
  const store = createStore({ name: id });
  const faults = createFaults(concerns);
  const timers = createTimers(scheduler);
  let denials: Denial[] = [];
  let grants: Grant[] = [];
  let compactedRevision = 0;

  function resourceOf(kind: string): ResourceDefinition {
    const found = resources.find(resource => resource.kind === kind);
    if (!found) throw new Error(`Cluster ${name} does not serve ${kind}`);
    return found;
  }

  function keyOf(ref: Omit<ObjectRef, 'kind'>): string {
    return ref.namespace ? `${ref.namespace}/${ref.name}` : ref.name;
  }

  const cluster: Cluster = {
    name,
    flux,
    eventSeries: options.eventSeries ?? false,
    title: options.title,
    dashboardUrl: options.dashboardUrl,
    authProvider: options.authProvider ?? 'serviceAccount',
    oidcTokenProvider: options.oidcTokenProvider,
    server,
    latencyMs: options.latencyMs ?? 0,
    logOf: () => [],
    webhookAuthorizer: options.webhookAuthorizer ?? false,

    async handle(request) {
      const { signal } = request;
      await timers.wait(cluster.latencyMs, signal);
      const info = requestInfo(request);
      return answerDespite({
        faults,
        request: info,
        signal,
        timers,
        refused: () => new ConnectionRefusedError(server),
        respond: fault => faultyResponse({ fault, info, user }),
        answer: met => {
          if (info.resource === 'events') refreshEvents(info.namespace);
          return answer({
            request,
            resources,
            store,
            flux,
            user,
            rights: {
              denials,
              grants,
              webhookAuthorizer: cluster.webhookAuthorizer,
              resources,
            },
            compactedRevision: met.some(({ kind }) => kind === 'expired')
              ? store.revision + 1
              : compactedRevision,
            kubernetes: options.kubernetes ?? 'v1.34.1',
            now: scheduler.now(),
            logs: cluster.logOf,
            tamper: cluster.tamper,
            denial: met.find(isAdmission),
          });
        },
      });
    },

    put(object) {
      const resource = resourceOf(object.kind);
      const version = object.apiVersion.split('/').pop();
      if (!resource.versions.some(served => served.name === version)) {
        throw new Error(`Cluster ${name} does not serve ${object.apiVersion}`);
      }
      const stored = resource.versions.find(({ storage }) => storage)!.name;
      return store.put(resource, {
        ...prune({ object, version: stored, release: flux }),
        apiVersion: apiVersionOf(resource.group, stored),
      });
    },
    serves: kind => resources.some(resource => resource.kind === kind),
    get(ref) {
      if (ref.kind === 'Event') refreshEvents(ref.namespace);
      return store.get(resourceOf(ref.kind), keyOf(ref));
    },
    list(kind) {
      if (kind === 'Event') refreshEvents();
      return store.list(resourceOf(kind));
    },
    delete: ref => store.delete(resourceOf(ref.kind), keyOf(ref)),
    update(ref, change) {
      const object = cluster.get(ref);
      return object && cluster.put(change(object));
    },
    subscribe: store.subscribe,

    get faults() {
      return faults.all;
    },
    break: faults.add,
    mend: faults.clear,
    deny(denial) {
      denials = [...denials, denial];
    },
    allowViewOnly() {
      denials = lackingWithView(resources);
    },
    grant(rule) {
      grants = [...grants, rule];
    },
    allow() {
      denials = [];
      grants = [];
    },
    compact() {
      compactedRevision = store.revision + 1;
    },
    stop() {
      timers.stop();
    },
  };

  function refreshEvents(namespace?: string) {
    cluster.beforeEvents?.(namespace);
    const events = resourceOf('Event');
    store
      .list(events)
      .filter(each => scheduler.now() - lastSeen(each) >= eventLifeMs)
      .forEach(({ metadata }) => store.delete(events, keyOf(metadata)));
  }

  return cluster;
}
