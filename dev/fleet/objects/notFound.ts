import { fluxKinds } from '../servedKinds';

/** What the API server says of an object of Flux that does not exist. */
export function notFound(kind: string, name: string): string {
  const group = fluxKinds.find(served => served.kind === kind)?.group;
  return `${kind}.${group} "${name}" not found`;
}
