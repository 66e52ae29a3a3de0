import { FluxCondition } from './conditions';
import { namespaceOf } from '../objects/identity';
import { listAt, textAt } from '../objects/json';
import { sourceRefOf } from '../sources/source';
import { FluxObject } from '../objects/types';

const waitingReasons: readonly (string | undefined)[] = [
  'DependencyNotReady',
  'SourceNotReady',
  'NoSourceArtifact',
];

/**
 * Whether a Ready condition that is not True says that the object waits for a
 * dependency or its source, which is no failure of its own. `ArtifactFailed`
 * is both: an artifact that is not there yet, and one that is broken.
 */
export function isWaiting(ready: FluxCondition): boolean {
  if (waitingReasons.includes(ready.reason)) return true;
  return (
    ready.reason === 'ArtifactFailed' &&
    /retrying in|is not ready/i.test(ready.message ?? '')
  );
}

const namesInMessages = [
  /\bdependency '([^'\s]+)'/,
  /'([^'\s]+)' dependency\b/,
  /\b[A-Z][A-Za-z]+ '([^'\s]+)' is not ready/,
  /\bsource '([^'\s]+)'/,
];

/**
 * The name of what an object waits for: the one in the message, else its only
 * dependency, else its source. With several dependencies and none named in the
 * message, nobody can tell.
 */
export function waitingForOf(
  object: FluxObject,
  ready: FluxCondition,
): string | undefined {
  // A name comes early; a message of a megabyte is not worth reading.
  const beginning = (ready.message ?? '').slice(0, 2000);
  for (const pattern of namesInMessages) {
    const name = pattern.exec(beginning)?.[1];
    if (name) return name;
  }
  const dependencies =
    ready.reason === 'DependencyNotReady'
      ? listAt(object, 'spec', 'dependsOn')
      : [];
  if (dependencies.length > 1) return undefined;
  const name = textAt(dependencies[0], 'name');
  if (name) {
    const namespace = textAt(dependencies[0], 'namespace');
    return join(namespace ?? namespaceOf(object), name);
  }
  const source = sourceRefOf(object);
  return source && join(source.namespace, source.name);
}

function join(namespace: string, name: string): string {
  return namespace ? `${namespace}/${name}` : name;
}
