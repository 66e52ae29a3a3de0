import { recordAt, textAt } from '../objects/json';
import { selectorMatch, type SelectorMatch } from '../objects/labelSelector';
import { referenceKey, type FluxReference } from '../objects/references';
import { managerOf } from '../objects/relations';
import type { FluxObject, FluxResource } from '../objects/types';
import { namespaceOf } from '../objects/identity';

const ID = 'backstage.io/kubernetes-id';

/** The label that names the entity of an object, if it has one. */
export function kubernetesIdOf(object: FluxObject): string | undefined {
  return textAt(object, 'metadata', 'labels', ID);
}

/** An entity of the catalog that Flux objects may belong to. */
export interface FluxEntity {
  /** Its entity ref, such as `component:default/carts`. */
  readonly ref: string;
  /** For display, if it has one. */
  readonly title?: string;
  /** The entity refs of its owners. */
  readonly ownedBy: readonly string[];
  /** The entity refs of what it is part of, such as a system. */
  readonly partOf: readonly string[];
  /** Its annotations for the Kubernetes plugin. */
  readonly annotations: Readonly<Record<string, unknown>>;
}

/** Tells to which entities a resource belongs. */
export type OwnersOf = (resource: FluxResource) => readonly FluxEntity[];

interface Claim {
  readonly entity: FluxEntity;
  readonly matches?: SelectorMatch;
  readonly namespace?: string;
  readonly cluster?: string;
}

/** How far up the objects that apply an object are looked at. */
const MOST_PARENTS = 10;
const NONE: readonly FluxEntity[] = [];

/**
 * Finds the entities whose annotations select an object, by the rules by which
 * the Kubernetes backend finds the objects of an entity: a label selector, or
 * else the id, in the namespace that is named (plugin-kubernetes-backend,
 * KubernetesFanOutHandler). Several entities may select the same objects. An
 * object that none selects belongs to whom the object that applies it belongs
 * to, as far as `find` knows that.
 */
export function ownersFrom(
  entities: readonly FluxEntity[],
  options: {
    readonly find: (reference: FluxReference) => FluxResource | undefined;
    /** Whether `backstage.io/kubernetes-cluster` limits an entity to a cluster. */
    readonly byCluster: boolean;
  },
): OwnersOf {
  const byId = new Map<string, Claim[]>();
  const bySelector: Claim[] = [];
  for (const entity of entities) {
    const annotation = (name: string) =>
      textAt(entity.annotations, `backstage.io/kubernetes-${name}`);
    const selector = annotation('label-selector');
    const id = annotation('id');
    const claim: Claim = {
      entity,
      matches: selector ? selectorMatch(selector) : undefined,
      namespace: annotation('namespace'),
      cluster: options.byCluster ? annotation('cluster') : undefined,
    };
    if (selector) bySelector.push(claim);
    else if (id) byId.set(id, [...(byId.get(id) ?? []), claim]);
  }

  const selectedBy = (resource: FluxResource): readonly FluxEntity[] => {
    const labels = recordAt(resource.object, 'metadata', 'labels') ?? {};
    const claims = [
      ...(byId.get(kubernetesIdOf(resource.object) ?? '') ?? []),
      ...bySelector.filter(({ matches }) => matches?.(labels)),
    ].filter(
      ({ namespace, cluster }) =>
        (!namespace || namespace === namespaceOf(resource.object)) &&
        (!cluster || cluster === resource.cluster),
    );
    return claims.length > 0 ? claims.map(({ entity }) => entity) : NONE;
  };

  return resource => {
    const seen = new Set<string>();
    let current: FluxResource | undefined = resource;
    while (current && seen.size < MOST_PARENTS) {
      const found = selectedBy(current);
      if (found.length > 0) return found;
      const parent: FluxReference | undefined = managerOf(current);
      const key = parent && referenceKey(parent);
      if (!parent || !key || seen.has(key)) break;
      seen.add(key);
      current = options.find(parent);
    }
    return NONE;
  };
}

/** Whether an entity is owned by, or part of, one of some others. */
export function belongsTo(
  { ownedBy, partOf }: FluxEntity,
  refs: ReadonlySet<string>,
): boolean {
  return [...ownedBy, ...partOf].some(ref => refs.has(ref));
}
