import { kindOf } from '../kinds/kinds';
import type { FluxObject } from '../objects/types';
import { conditionOf } from './conditions';
import { factsOf } from './facts';
import { attemptsOf, isSuccess, momentOf } from './history';
import { statusOf } from './status';

/**
 * About when an object is reconciled next without a request, in milliseconds
 * since the epoch. Only the history of a Kustomization (Flux 2.7) says when its
 * last run ended, and it has no builds that failed; Flux varies the interval by
 * a few percent (Flux: kustomize-controller
 * internal/controller/kustomization_controller.go Reconcile).
 */
export function nextRunOf(object: FluxObject): number | undefined {
  if (kindOf(object)?.kind !== 'Kustomization') return undefined;
  const [latest] = attemptsOf(object);
  const ended = momentOf(latest?.lastReconciled);
  const { state, reconciling } = statusOf(object);
  if (!ended || reconciling || !['Ready', 'Failed'].includes(state)) {
    return undefined;
  }
  // Otherwise there was a run since that left no entry.
  if (conditionOf(object, 'Ready')?.reason !== latest.result) return undefined;
  const { interval, retryInterval = interval } = factsOf(object);
  const pause = isSuccess(latest) ? interval : retryInterval;
  return pause === undefined ? undefined : ended + pause;
}
