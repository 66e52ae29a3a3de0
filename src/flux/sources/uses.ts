import { kindOf } from '../kinds/kinds';
import {
  referenceKey,
  referenceOf,
  sourceReferencesOf,
  verifierOf,
  type FluxReference,
} from '../objects/references';
import type { FluxResource } from '../objects/types';

/** References to sources, and by reference key the names of their users. */
export interface Uses {
  readonly references: readonly FluxReference[];
  readonly usedBy: ReadonlyMap<string, readonly string[]>;
}

/**
 * The sources that deployments use. `found` are resources that were read by
 * reference: a deployment that uses a HelmChart also uses its source.
 */
export function usesOf(
  deployments: readonly FluxResource[],
  found: readonly FluxResource[],
): Uses {
  const references = new Map<string, FluxReference>();
  const usedBy = new Map<string, Set<string>>();
  const charts = byReference(
    found.filter(({ object }) => kindOf(object)?.kind === 'HelmChart'),
  );

  function note(reference: FluxReference, user: string) {
    const key = referenceKey(reference);
    const users = usedBy.get(key);
    if (users) users.add(user);
    else usedBy.set(key, new Set([user]));
  }

  for (const deployment of deployments) {
    const user = displayNameOf(deployment);
    for (const reference of sourceReferencesOf(deployment)) {
      references.set(referenceKey(reference), reference);
      note(reference, user);
      const chart = charts.get(referenceKey(reference));
      for (const next of chart ? sourceReferencesOf(chart) : []) {
        references.set(referenceKey(next), next);
        note(next, user);
      }
    }
  }
  return {
    references: [...references.values()],
    usedBy: new Map([...usedBy].map(([key, users]) => [key, [...users]])),
  };
}

/** The objects that carry the verification results of charts. */
export function verifiersOf(
  deployments: readonly FluxResource[],
): readonly FluxReference[] {
  const verifiers = deployments.flatMap(release => verifierOf(release) ?? []);
  return [...new Map(verifiers.map(v => [referenceKey(v), v])).values()];
}

/** Resources by reference key. */
export function byReference(
  resources: readonly FluxResource[],
): ReadonlyMap<string, FluxResource> {
  return new Map(
    resources.flatMap(resource => {
      const reference = referenceOf(resource);
      return reference ? [[referenceKey(reference), resource]] : [];
    }),
  );
}

/** `resources`, and the resources in `more` that are not among them. */
export function withMore(
  resources: readonly FluxResource[],
  more: readonly FluxResource[],
): readonly FluxResource[] {
  if (more.length === 0) return resources;
  const known = byReference(resources);
  const added = [...byReference(more)].filter(([key]) => !known.has(key));
  return added.length === 0
    ? resources
    : [...resources, ...added.map(([, resource]) => resource)];
}

function displayNameOf(resource: FluxResource): string {
  const reference = referenceOf(resource);
  return reference
    ? `${reference.kind} ${reference.namespace}/${reference.name}`
    : '';
}
