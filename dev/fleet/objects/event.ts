import { hexOf } from '../hex';
import { FluxRelease, isAtLeast } from '../releases';
import { isoTime } from '../time';
import { JsonObject, KubernetesObject, objectOf } from '../types';

/** The content of an Event, without the object and the time. */
export interface Told {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  annotations?: Record<string, string>;
  /** The component that emits it, if it is not a controller of Flux. */
  by?: Reporter;
}

/** A component other than Flux's controllers that emits Events. */
export interface Reporter {
  component: string;
  /** The node of a kubelet. */
  host?: string;
  /**
   * The part of the object that the Event is about, for example a container.
   */
  fieldPath?: string;
  /** Set if the Event is written as events.k8s.io/v1, which needs an action. */
  action?: string;
}

/** The options of an Event. */
export interface EventOptions {
  about: KubernetesObject;
  controller: string;
  told: Told;
  firstAt: number;
  lastAt: number;
  /** Number of occurrences; 1 if left out. */
  count?: number;
  name?: string;
  /** The release of the controller that emits it. */
  release: FluxRelease;
  /** Whether it counts in a series, as events.k8s.io/v1 does. */
  inSeries?: boolean;
}

/**
 * Builds an Event in its core/v1 form. Flux: pkg/runtime/events/recorder.go;
 * client-go tools/record/event.go.
 */
export function event(options: EventOptions): KubernetesObject {
  const { about, told, firstAt, inSeries } = options;
  const { annotations, by, ...said } = told;
  const { name, namespace, uid, resourceVersion } = about.metadata;
  const id = hexOf(`${about.kind}${name}${said.reason}${said.message}`, 16);
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: options.name ?? `${name}.${id}`,
      namespace,
      creationTimestamp: isoTime(firstAt),
      ...(annotations && { annotations }),
    },
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      name,
      namespace,
      ...(resourceVersion && { resourceVersion }),
      ...(uid && { uid }),
      ...(by?.fieldPath && { fieldPath: by.fieldPath }),
    },
    ...said,
    ...(inSeries ? seriesOf(options) : countOf(options)),
  };
}

function countOf(options: EventOptions): JsonObject {
  const { controller, firstAt, lastAt, count = 1, release, told } = options;
  const { host } = told.by ?? {};
  return {
    count,
    eventTime: null,
    firstTimestamp: isoTime(firstAt),
    lastTimestamp: isoTime(lastAt),
    // client-go sets reportingComponent since 0.28.
    reportingComponent: isAtLeast(release, '2.2') ? controller : '',
    reportingInstance: host ?? '',
    source: { component: controller, ...(host && { host }) },
  };
}

// Kubernetes: pkg/apis/core/v1 Event, for one written as events.k8s.io/v1.
function seriesOf(options: EventOptions): JsonObject {
  const { controller, firstAt, lastAt, count = 1, told } = options;
  return {
    action: told.by?.action ?? 'Reconcile',
    eventTime: microTime(firstAt),
    firstTimestamp: null,
    lastTimestamp: null,
    reportingComponent: controller,
    reportingInstance: `${controller}-6d4c9f7b8-x2x7k`,
    ...(count > 1 && {
      series: { count, lastObservedTime: microTime(lastAt) },
    }),
    source: {},
  };
}

/** A time as Kubernetes writes metav1.MicroTime. */
function microTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z');
}

/** When an Event last occurred. */
export function lastSeen(object: KubernetesObject): number {
  const { lastObservedTime } = objectOf(object.series);
  const { lastTimestamp, eventTime, metadata } = object;
  return Date.parse(
    String(
      lastObservedTime ??
        lastTimestamp ??
        eventTime ??
        metadata.creationTimestamp,
    ),
  );
}
