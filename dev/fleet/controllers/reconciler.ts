import { Cluster } from '../cluster';
import { Place } from '../objects/place';
import { Verdict, verdictOf } from '../objects/verdict';
import { conditionsOf, JsonObject, KubernetesObject } from '../types';
import { Script } from './script';

/** The input of a reconcile. */
export interface ReconcileContext {
  cluster: Cluster;
  object: KubernetesObject;
  on: Place;
  /** When this reconcile began. */
  since: number;
  script: Script;
  /** The object's conditions before this reconcile. */
  before: Verdict;
  /** The value of the requestedAt annotation. */
  token?: string;
  /**
   * The releases that Helm stores for the object, as far as its history shows.
   */
  stored: JsonObject[];
  /** The script of another object in the same cluster. */
  scriptOf(ref: { kind: string; namespace?: string; name: string }): Script;
}

/** A visible step of a reconcile. */
export interface Step {
  /** The conditions, which are written first. */
  verdict: Verdict;
  /** Other fields of the status, written in a later patch. */
  status?: JsonObject;
}

/** Steps that change conditions only. */
export function asSteps(verdicts: Verdict[]): Step[] {
  return verdicts.map(verdict => ({ verdict }));
}

/** The result of a reconcile. */
export interface Outcome extends Step {
  /** Whether status.observedGeneration is updated. */
  observes: boolean;
}

/** How the objects of a kind are reconciled. */
export interface Reconciler {
  /** The name of its delay. */
  takes: keyof ControllerDelays;
  /** The visible steps before the result. */
  steps(context: ReconcileContext): Step[];
  finish(context: ReconcileContext): Outcome;
}

/** How long controllers take, in milliseconds. */
export interface ControllerDelays {
  /** From a change until the controller starts to reconcile. */
  queue: number;
  /** From writing the conditions until the rest of the status. */
  status: number;
  source: number;
  chart: number;
  kustomization: number;
  helmRelease: number;
  other: number;
}

/** A context for an object as it is now. */
export function contextOf(
  options: Omit<ReconcileContext, 'before' | 'token' | 'since'>,
): ReconcileContext {
  const { object, on } = options;
  return {
    ...options,
    since: on.now,
    before: verdictOf(conditionsOf(object)),
    token: object.metadata.annotations?.['reconcile.fluxcd.io/requestedAt'],
  };
}

/** Reasons of Ready=False that are not the object's own failure. */
const waitingReasons = [
  'DependencyNotReady',
  'SourceNotReady',
  'HealthCheckCanceled',
  'Progressing',
];

/** Whether the object only waited for another object. */
export function isWaiting({ ready }: Verdict): boolean {
  return (
    ready?.status === 'False' &&
    (waitingReasons.includes(ready.reason) ||
      /retrying|is not ready|fluxcd\.io "\S+" not found/.test(ready.message))
  );
}

/**
 * The failure with which a reconcile ends, if it fails: the scripted one, or
 * the same as before, because its cause has not been fixed.
 */
export function failureOf(
  context: ReconcileContext,
  scripted: (reason: string | undefined, message: string) => Verdict,
): Verdict | undefined {
  const { script, before } = context;
  const { outcome = 'repeats', reason, message } = script;
  if (outcome === 'fails') {
    return scripted(reason, message ?? 'it fails because the script says so');
  }
  if (outcome === 'succeeds' || isWaiting(before)) return undefined;
  return before.ready?.status === 'False' ? before : undefined;
}
