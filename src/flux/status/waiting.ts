import { FluxCondition } from './conditions';
import { namespaceOf } from '../objects/identity';
import { listAt, textAt } from '../objects/json';
import { sourceRefOf } from '../sources/source';
import { FluxObject } from '../objects/types';

/**
 * Whether a Ready condition that is not True says that the object waits for a
 * dependency or its source, which is no failure of its own.
 */
export function isWaiting(ready: FluxCondition): boolean {
  const message = beginningOf(ready);
  switch (ready.reason) {
    case 'DependencyNotReady':
    case 'NoSourceArtifact':
      return true;
    case 'SourceNotReady':
      return sourceFailureIn(message) === undefined;
    case 'ArtifactFailed':
      return isArtifactAwaited(message);
    default:
      return false;
  }
}

/**
 * Whether a release has failed because of a chart that source-controller gave
 * up: it does not try again until the chart's spec or its source changes (Flux:
 * source-controller internal/helm/chart/errors.go IsPersistentBuildErrorReason).
 */
export function isGivenUp(ready: FluxCondition): boolean {
  return (
    ready.reason === 'SourceNotReady' &&
    /^(?:invalid chart reference|chart metadata patch error|values files merge error): /.test(
      sourceFailureIn(beginningOf(ready)) ?? '',
    )
  );
}

/** What Flux says of a source that is on its way, and has not failed. */
const onItsWay =
  /^(?:latest generation of object has not been reconciled|does not have an artifact|no artifact\b.*)\s*$/;

/**
 * Why the source of a release has failed. helm-controller passes on what the
 * source says of itself, also when it says that it gave up (Flux:
 * helm-controller internal/controller/helmrelease_controller.go isReady).
 * Undefined while it is only not there yet, or where nothing is passed on.
 */
function sourceFailureIn(message: string): string | undefined {
  const [, passedOn] = /' is not ready: ([^]*)$/.exec(message) ?? [];
  return passedOn === undefined || onItsWay.test(passedOn)
    ? undefined
    : passedOn;
}

/**
 * A message without the beginning that only names whose message it passes on,
 * so that what counts is not cut off.
 */
export function causeIn(message: string): string {
  return message.replace(/^[A-Z][A-Za-z]* '[^'\s]+' is not ready: (?=\S)/, '');
}

/**
 * `ArtifactFailed` is said of an artifact that is not there yet and of one that
 * is broken or missing for good. In Flux 2.1 and older it is all that releases
 * say of a chart that is not ready.
 */
function isArtifactAwaited(message: string): boolean {
  return (
    /^source (?:artifact not found|(?:is )?not ready)\b/i.test(message) ||
    /^[A-Z][A-Za-z]+ '[^'\s]+' is not ready$/.test(message)
  );
}

/** A message of a megabyte is not worth reading; what counts comes early. */
function beginningOf(condition: FluxCondition): string {
  return (condition.message ?? '').slice(0, 2000);
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
  const beginning = beginningOf(ready);
  const source = sourceRefOf(object);
  // The chart's own source, which people know, unlike the chart.
  const [, behindChart] =
    /\bno artifact available for \S+ source '([^'\s]+)'/.exec(beginning) ?? [];
  if (behindChart) {
    return join(source?.namespace ?? namespaceOf(object), behindChart);
  }
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
  return source && join(source.namespace, source.name);
}

function join(namespace: string, name: string): string {
  return namespace ? `${namespace}/${name}` : name;
}
