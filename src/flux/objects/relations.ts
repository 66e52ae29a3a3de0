import { FLUX_KINDS, groupOf, kindOf, type FluxKind } from '../kinds/kinds';
import { suppliersOf } from '../sources/suppliers';
import { DEPLOYING_OWNERS, ownersIn, type FluxOwner } from './deployers';
import { namespaceOf } from './identity';
import { isRecord, listAt, recordAt, textAt, valueAt } from './json';
import {
  fluxKindOf,
  fluxReference,
  referenceKey,
  referenceOf,
  type FluxReference,
} from './references';
import type { FluxResource } from './types';

/** In which way an object needs another one. */
export type FluxDependencyRelation =
  | 'dependsOn'
  /** The HelmChart of a HelmRelease. */
  | 'chart'
  | 'source'
  /** A GitRepository that another one includes. */
  | 'include'
  /** Where an Alert sends its messages. */
  | 'provider';

/** In which way an object has to do with another one, which it does not need. */
export type FluxCompanionRelation =
  /** An ExternalArtifact that an ArtifactGenerator makes. */
  | 'artifact'
  /** An ImagePolicy whose image an automation writes. */
  | 'policy'
  /** What brings inputs to a ResourceSet. */
  | 'inputs';

/** An object that has to do with another one on the same cluster. */
export interface FluxCompanion {
  readonly reference: FluxReference;
  readonly relation: FluxCompanionRelation;
}

/** An object that another one on the same cluster needs. */
export interface FluxDependency {
  readonly reference: FluxReference;
  readonly relation: FluxDependencyRelation;
  /**
   * When a `dependsOn` is fulfilled, if not when the object is ready: once an
   * expression is true, which only Flux evaluates, or once the object exists.
   */
  readonly fulfilledBy?: 'expression' | 'existence';
}

/** In which way another object has to do with the one it needs. */
export type FluxDependentRelation =
  | FluxDependencyRelation
  /** It is applied by it. */
  | 'managedBy';

/** An object that needs another one. */
export interface FluxDependent {
  readonly resource: FluxResource;
  readonly relation: FluxDependentRelation;
}

/** In the order of `flux trace` (Flux: cmd/flux/trace.go). */
export const MANAGERS: readonly FluxOwner[] = [
  ...DEPLOYING_OWNERS,
  ['ResourceSet', 'resourceset.fluxcd.controlplane.io'],
  ['FluxInstance', 'fluxcd.controlplane.io'],
];

/** The kinds that have `spec.dependsOn`. */
const DEPENDING: readonly string[] = [
  'Kustomization',
  'HelmRelease',
  'ResourceSet',
];

/** Kinds without a namespace that a ResourceSet may depend on. */
const CLUSTER_SCOPED =
  /^(?:Cluster[A-Z]\w*|CustomResourceDefinition|Namespace|Node|PersistentVolume|(?:Storage|Priority|Ingress|Runtime|Gateway)Class|APIService|\w+WebhookConfiguration|\w+AdmissionPolicy(?:Binding)?)$/;

/**
 * The object that applies a resource, according to the labels that Flux's
 * controllers put on all they apply. It may be gone by now, or be on another
 * cluster. None for a Kustomization that applies itself.
 */
export function managerOf(resource: FluxResource): FluxReference | undefined {
  const self = referenceOf(resource);
  if (!self) return undefined;
  const key = referenceKey(self);
  return ownersIn(resource, MANAGERS).find(each => referenceKey(each) !== key);
}

/** What a resource needs, each object once for each relation. */
export function dependenciesOf(
  resource: FluxResource,
): readonly FluxDependency[] {
  const { object, clusterIsAmbiguous } = resource;
  if (clusterIsAmbiguous) return [];
  const isRelease = kindOf(object)?.kind === 'HelmRelease';
  const found = [
    ...dependsOnOf(resource),
    ...suppliersOf(resource).map(
      (reference): FluxDependency => ({
        reference,
        relation:
          isRelease && reference.kind === 'HelmChart' ? 'chart' : 'source',
      }),
    ),
    ...includesOf(resource),
    ...providerOf(resource),
  ];
  const unique = new Map<string, FluxDependency>();
  for (const dependency of found) {
    const key = `${dependency.relation} ${referenceKey(dependency.reference)}`;
    if (!unique.has(key)) unique.set(key, dependency);
  }
  return [...unique.values()];
}

/** What a resource makes or takes something from, without waiting for it. */
export function companionsOf(resource: FluxResource): readonly FluxCompanion[] {
  const { cluster, object, clusterIsAmbiguous } = resource;
  if (clusterIsAmbiguous) return [];
  const namespace = namespaceOf(object);
  const named = (
    kind: FluxKind,
    relation: FluxCompanionRelation,
    names: readonly (string | undefined)[],
  ) =>
    [...new Set(names)].flatMap(name =>
      name
        ? { reference: fluxReference(cluster, kind, namespace, name), relation }
        : [],
    );
  const namesAt = (...path: string[]) =>
    listAt(object, ...path).map(each => textAt(each, 'name'));
  switch (kindOf(object)?.kind) {
    case 'ArtifactGenerator':
      // They are in its own namespace (Flux: source-watcher
      // internal/controller/artifactgenerator_controller.go).
      return named(
        'ExternalArtifact',
        'artifact',
        namesAt('status', 'inventory'),
      );
    case 'ImageUpdateAutomation':
      return named(
        'ImagePolicy',
        'policy',
        Object.keys(recordAt(object, 'status', 'observedPolicies') ?? {}),
      );
    case 'ResourceSet':
      return named(
        'ResourceSetInputProvider',
        'inputs',
        namesAt('spec', 'inputsFrom'),
      );
    default:
      return [];
  }
}

/**
 * The resources among `known` that need an object, each once for each relation.
 */
export function neededBy(
  self: FluxReference,
  known: readonly FluxResource[],
): readonly FluxDependent[] {
  const key = referenceKey(self);
  const isSelf = (reference: FluxReference | undefined) =>
    reference?.name === self.name && referenceKey(reference) === key;
  return known
    .filter(({ cluster }) => cluster === self.cluster)
    .flatMap(resource => {
      const relations: FluxDependentRelation[] = dependenciesOf(resource)
        .filter(({ reference }) => isSelf(reference))
        .map(({ relation }) => relation);
      // A release is made from the HelmChart that it manages.
      const isChart = kindOf(resource.object)?.kind === 'HelmChart';
      if (!isChart && isSelf(managerOf(resource))) relations.push('managedBy');
      return relations.map(relation => ({ resource, relation }));
    });
}

/** Kinds of which all that needs an object can be looked for on its cluster. */
const NEEDING: ReadonlyMap<string, readonly FluxKind[]> = new Map([
  ['Kustomization', ['Kustomization']],
  ['HelmRelease', ['HelmRelease']],
  ['GitRepository', ['Kustomization', 'HelmRelease']],
  ['OCIRepository', ['Kustomization', 'HelmRelease']],
  ['Bucket', ['Kustomization', 'HelmRelease']],
  ['ExternalArtifact', ['Kustomization', 'HelmRelease']],
  ['HelmRepository', ['HelmRelease']],
  ['HelmChart', ['HelmRelease']],
  ['ImageRepository', ['ImagePolicy']],
  ['Provider', ['Alert']],
]);

/** The kinds that are looked through for what needs an object. */
export function kindsNeeding(self: FluxReference): readonly FluxKind[] {
  const kind = fluxKindOf(self);
  return (kind && NEEDING.get(kind)) ?? [];
}

/**
 * Kustomizations and HelmReleases depend on others of their kind, unless they
 * name another one, ResourceSets on anything. A namespace that is missing is
 * that of the object.
 */
function dependsOnOf(resource: FluxResource): FluxDependency[] {
  const { cluster, object } = resource;
  const info = kindOf(object);
  if (!info || !DEPENDING.includes(info.kind)) return [];
  return listAt(object, 'spec', 'dependsOn').flatMap(sent => {
    const name = textAt(sent, 'name');
    const kind = textAt(sent, 'kind') ?? info.kind;
    const group = isRecord(sent) ? groupOf(sent) : undefined;
    const known = FLUX_KINDS.find(row => row.kind === kind)?.group;
    const target = { kind, group: group ?? known };
    if (!name || target.group === undefined) return [];
    const reference = { cluster, group: target.group, kind, name };
    const namespace = textAt(sent, 'namespace') ?? namespaceOf(object);
    const hasNamespace = fluxKindOf(reference) || !CLUSTER_SCOPED.test(kind);
    return {
      reference: hasNamespace ? { ...reference, namespace } : reference,
      relation: 'dependsOn',
      fulfilledBy: fulfilledBy(info.kind, sent),
    };
  });
}

function fulfilledBy(
  kind: string,
  sent: unknown,
): FluxDependency['fulfilledBy'] {
  if (kind === 'ResourceSet' && valueAt(sent, 'ready') !== true) {
    return 'existence';
  }
  return textAt(sent, 'readyExpr') ? 'expression' : undefined;
}

function includesOf({ cluster, object }: FluxResource): FluxDependency[] {
  if (kindOf(object)?.kind !== 'GitRepository') return [];
  return listAt(object, 'spec', 'include').flatMap(sent =>
    referenceIn(
      cluster,
      'GitRepository',
      namespaceOf(object),
      textAt(sent, 'repository', 'name'),
      'include',
    ),
  );
}

function providerOf({ cluster, object }: FluxResource): FluxDependency[] {
  return kindOf(object)?.kind === 'Alert'
    ? referenceIn(
        cluster,
        'Provider',
        namespaceOf(object),
        textAt(object, 'spec', 'providerRef', 'name'),
        'provider',
      )
    : [];
}

function referenceIn(
  cluster: string,
  kind: 'GitRepository' | 'Provider',
  namespace: string,
  name: string | undefined,
  relation: FluxDependencyRelation,
): FluxDependency[] {
  return name
    ? [{ reference: fluxReference(cluster, kind, namespace, name), relation }]
    : [];
}
