import { hexOf } from '../hex';
import { isoTime } from '../time';
import { KubernetesObject } from '../types';
import { Place } from './place';

/**
 * Builds an Event as Flux's controllers record them.
 * Flux: pkg/runtime/events/recorder.go.
 */
export function event(options: {
  on: Place;
  about: KubernetesObject;
  controller: string;
  reason: string;
  message: string;
  type?: 'Normal' | 'Warning';
  agoMs: number;
  count?: number;
  annotations?: Record<string, string>;
}): KubernetesObject {
  const { on, about, controller, reason, message, agoMs } = options;
  const { type = 'Normal', count = 1, annotations } = options;
  const { name, namespace, uid, resourceVersion } = about.metadata;
  const at = isoTime(on.now - agoMs);
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${name}.${hexOf(`${about.kind}${name}${reason}${message}`, 16)}`,
      namespace,
      creationTimestamp: at,
      ...(annotations && { annotations }),
    },
    count,
    firstTimestamp: isoTime(on.now - agoMs * count),
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      name,
      namespace,
      ...(resourceVersion && { resourceVersion }),
      ...(uid && { uid }),
    },
    lastTimestamp: at,
    message,
    reason,
    reportingComponent: controller,
    reportingInstance: '',
    source: { component: controller },
    type,
  };
}
