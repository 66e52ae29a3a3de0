import { fluxKind, fluxKinds } from '../servedKinds';
import { ObjectRef } from '../types';

/** The API server's message about an object of Flux that does not exist. */
export function notFound(kind: string, name: string): string {
  const group = fluxKinds.find(served => served.kind === kind)?.group;
  return `${kind}.${group} "${name}" not found`;
}

/** The controllers' message about a dependency that does not exist. */
export function dependencyMissing(dependency: ObjectRef): string {
  const { kind, namespace, name } = dependency;
  const { plural, group } = fluxKind(kind);
  const cause = `${plural}.${group} "${name}" not found`;
  return kind === 'HelmRelease'
    ? `unable to get '${namespace}/${name}' dependency: ${cause}`
    : `dependency '${namespace}/${name}' not found: ${cause}`;
}
