import { FluxCondition } from './conditions';
import { namespaceOf } from '../objects/identity';
import { listAt, textAt } from '../objects/json';
import { sourceRefOf } from '../sources/source';
import { FluxObject } from '../objects/types';

/**
 * Whether a Ready condition that is not True means that the object waits for a
 * dependency or its source, and has not failed itself.
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

/** Whether a condition is not True only because the work is not finished. */
export function isProgress(condition: FluxCondition): boolean {
  const { reason } = condition;
  return reason === 'Progressing' || reason === 'HealthCheckCanceled';
}

/**
 * Whether a release failed because source-controller gave up on its chart. It
 * does not try again until the chart's spec or source changes (Flux:
 * source-controller internal/helm/chart/errors.go
 * IsPersistentBuildErrorReason).
 */
export function isGivenUp(ready: FluxCondition): boolean {
  return (
    ready.reason === 'SourceNotReady' &&
    /^(?:invalid chart reference|chart metadata patch error|values files merge error): /.test(
      sourceFailureIn(beginningOf(ready)) ?? '',
    )
  );
}

/** Messages about a source that is not ready yet and has not failed. */
const notReadyYet =
  /^(?:latest generation of object has not been reconciled|does not have an artifact|no artifact\b.*)\s*$/;

/**
 * Why the source of a release failed. helm-controller repeats the message of
 * the source, also when the source has stalled (Flux: helm-controller
 * internal/controller/helmrelease_controller.go isReady). Undefined if the
 * source is only not ready yet, or if no message is repeated.
 */
function sourceFailureIn(message: string): string | undefined {
  const [, passedOn] = /' is not ready: ([^]*)$/.exec(message) ?? [];
  return passedOn === undefined || notReadyYet.test(passedOn)
    ? undefined
    : passedOn;
}

/**
 * A message without the prefix `Kind 'name' is not ready: `, so that its cause
 * is not cut off.
 */
export function causeIn(message: string): string {
  return message.replace(/^[A-Z][A-Za-z]* '[^'\s]+' is not ready: (?=\S)/, '');
}

/**
 * Whether ArtifactFailed means that the artifact does not exist yet: it is also
 * the reason for an artifact that is broken or missing for good. In Flux 2.1
 * and older, releases give it for every chart that is not ready.
 */
function isArtifactAwaited(message: string): boolean {
  return (
    /^source (?:artifact not found|(?:is )?not ready)\b/i.test(message) ||
    /^[A-Z][A-Za-z]+ '[^'\s]+' is not ready$/.test(message)
  );
}

/** Messages can be very long; the cause is at the beginning. */
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
 * The name of the object that an object waits for: the one in the message, else
 * its only dependency, else its source. Undefined if it has several
 * dependencies and the message names none.
 */
export function waitingForOf(
  object: FluxObject,
  ready: FluxCondition,
): string | undefined {
  const beginning = beginningOf(ready);
  const source = sourceRefOf(object);
  // People know the chart's source, but not the chart.
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
