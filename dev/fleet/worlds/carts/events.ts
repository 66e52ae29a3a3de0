import { Cluster } from '../../cluster';
import { event } from '../../objects/event';
import { Place } from '../../objects/place';
import { conditionOf, KubernetesObject } from '../../types';
import { minutes } from '../../time';

const controllers: Record<string, string> = {
  GitRepository: 'source-controller',
  HelmChart: 'source-controller',
  HelmRepository: 'source-controller',
  HelmRelease: 'helm-controller',
  Kustomization: 'kustomize-controller',
};

/**
 * What the controllers last recorded about the objects of a cluster: their
 * Ready condition, and for those that fail a history of it.
 */
export function cartsEvents(on: Place, cluster: Cluster): KubernetesObject[] {
  return Object.keys(controllers)
    .flatMap(kind => cluster.list(kind))
    .flatMap((about, index) => eventsAbout(on, about, index));
}

function eventsAbout(
  on: Place,
  about: KubernetesObject,
  index: number,
): KubernetesObject[] {
  const ready = conditionOf(about, 'Ready');
  if (!ready || ready.status === 'Unknown') return [];
  const controller = controllers[about.kind];
  const agoMs = minutes(2 + (index % 55));
  const { reason, message } = ready;
  if (ready.status === 'False') {
    return [
      event({
        on,
        about,
        controller,
        reason,
        message,
        type: 'Warning',
        agoMs,
        count: 7,
      }),
    ];
  }
  return [event({ on, about, controller, reason, message, agoMs })];
}
