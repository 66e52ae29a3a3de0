import { Cluster } from '../cluster';
import { Place } from '../objects/place';
import { Verdict, verdictOf } from '../objects/verdict';
import { conditionsOf, JsonObject, KubernetesObject } from '../types';
import { Script } from './script';

/** What a controller knows when it looks at an object. */
export interface ReconcileContext {
  cluster: Cluster;
  object: KubernetesObject;
  on: Place;
  /** When this reconcile began. */
  since: number;
  script: Script;
  /** What the object's conditions said before this reconcile. */
  before: Verdict;
  /** The value of the requestedAt annotation. */
  token?: string;
  /** What Helm has stored of the object, as far as its history told. */
  stored: JsonObject[];
  /** How an object of the same cluster is scripted. */
  scriptOf(ref: { kind: string; namespace?: string; name: string }): Script;
}

/** What can be seen at one moment of a reconcile. */
export interface Step {
  /** Said in conditions, which are written first. */
  verdict: Verdict;
  /** Fields of the status besides conditions, written in a later patch. */
  status?: JsonObject;
}

/** Steps that change nothing but conditions. */
export function asSteps(verdicts: Verdict[]): Step[] {
  return verdicts.map(verdict => ({ verdict }));
}

/** What a reconcile ended with. */
export interface Outcome extends Step {
  /** Whether status.observedGeneration moves on. */
  observes: boolean;
}

/** How the objects of a kind are reconciled. */
export interface Reconciler {
  /** Which delay it takes. */
  takes: keyof ControllerDelays;
  /** What can be seen meanwhile, one after another. */
  steps(context: ReconcileContext): Step[];
  finish(context: ReconcileContext): Outcome;
}

/** How long controllers take, in milliseconds. */
export interface ControllerDelays {
  /** From a change to the moment its controller looks. */
  queue: number;
  /** From conditions to the rest of the status. */
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

/** Reasons of Ready=False that are no failure of the object's own. */
const waitingReasons = [
  'DependencyNotReady',
  'SourceNotReady',
  'HealthCheckCanceled',
  'Progressing',
];

/** Whether the object only waited for another one. */
export function isWaiting({ ready }: Verdict): boolean {
  return (
    ready?.status === 'False' &&
    (waitingReasons.includes(ready.reason) ||
      /retrying|is not ready|fluxcd\.io "\S+" not found/.test(ready.message))
  );
}

/**
 * The failure an object ends with, if it does: the scripted one, or the one
 * it had before, because nobody has mended its cause.
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
