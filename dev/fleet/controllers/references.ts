import { Cluster } from '../cluster';
import { dependencyMissing } from '../objects/notFound';
import {
  conditionOf,
  isObject,
  JsonObject,
  KubernetesObject,
  objectOf,
  ObjectRef,
} from '../types';

/** The source of a Kustomization, HelmRelease or HelmChart. */
export function sourceOf(object: KubernetesObject): ObjectRef | undefined {
  const { namespace = '', name } = object.metadata;
  const spec = objectOf(object.spec);
  if (isObject(spec.sourceRef)) return refIn(spec.sourceRef, namespace);
  if (isObject(spec.chartRef)) return refIn(spec.chartRef, namespace);
  if (!isObject(spec.chart)) return undefined;
  const source = refIn(
    objectOf(objectOf(spec.chart.spec).sourceRef),
    namespace,
  );
  // helm-controller creates a HelmChart in the namespace of the source.
  return {
    kind: 'HelmChart',
    namespace: source.namespace,
    name: `${namespace}-${name}`,
  };
}

function refIn(ref: JsonObject, namespace: string): ObjectRef {
  return {
    kind: String(ref.kind),
    namespace: typeof ref.namespace === 'string' ? ref.namespace : namespace,
    name: String(ref.name),
  };
}

/** The dependencies of an object (`dependsOn`). */
export function dependenciesOf(object: KubernetesObject): ObjectRef[] {
  const { dependsOn } = objectOf(object.spec);
  return (Array.isArray(dependsOn) ? dependsOn : []).map(dependency =>
    refIn(
      { ...dependency, kind: object.kind },
      object.metadata.namespace ?? '',
    ),
  );
}

/** The referenced object; undefined if it is missing or its kind not served. */
export function find(
  cluster: Cluster,
  ref: ObjectRef,
): KubernetesObject | undefined {
  return cluster.serves(ref.kind) ? cluster.get(ref) : undefined;
}

/** Whether Flux considers a dependency ready: Ready=True for its generation. */
export function isReady(object: KubernetesObject): boolean {
  const { observedGeneration } = objectOf(object.status);
  return (
    conditionOf(object, 'Ready')?.status === 'True' &&
    (observedGeneration === undefined ||
      observedGeneration === object.metadata.generation)
  );
}

/** The first dependency that is not ready, in the controller's message. */
export function unreadyDependency(
  cluster: Cluster,
  object: KubernetesObject,
): string | undefined {
  for (const ref of dependenciesOf(object)) {
    const found = find(cluster, ref);
    if (!found) return dependencyMissing(ref);
    if (!isReady(found)) {
      return `dependency '${ref.namespace}/${ref.name}' is not ready`;
    }
  }
  return undefined;
}

/** The revision of a source's stored artifact. */
export function artifactRevision(
  object: KubernetesObject | undefined,
): string | undefined {
  const { revision } = objectOf(objectOf(object?.status).artifact);
  return typeof revision === 'string' ? revision : undefined;
}

/** The objects whose source or dependency is this object. */
export function dependentsOf(
  cluster: Cluster,
  object: KubernetesObject,
): KubernetesObject[] {
  const { kind, metadata } = object;
  const isIt = (ref?: ObjectRef) =>
    ref?.kind === kind &&
    ref.namespace === metadata.namespace &&
    ref.name === metadata.name;
  return ['HelmChart', 'Kustomization', 'HelmRelease']
    .filter(cluster.serves)
    .flatMap(cluster.list)
    .filter(
      candidate =>
        isIt(sourceOf(candidate)) || dependenciesOf(candidate).some(isIt),
    );
}
