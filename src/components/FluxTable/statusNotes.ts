import {
  applierName,
  deletionOf,
  isSuspended,
  suspensionUndoneBy,
  type FluxObject,
  type FluxStatus,
} from '../../flux';
import type { FluxTranslate } from '../../translations';
import { cut } from './cut';

/**
 * What there is to say about the status of `object` beside its message, a line
 * each. `since` is the words for the time that {@link sinceOf} tells.
 */
export function statusNotes(
  status: FluxStatus,
  object: FluxObject | undefined,
  since: string,
  t: FluxTranslate,
): string[] {
  const { state, underlying, waitingFor } = status;
  const notes: (string | undefined | false)[] = [];
  if (state === 'Suspended') {
    notes.push(
      ...suspensionNotes(status, object, since, t),
      underlying &&
        t('status.beforeSuspension', { state: t(`state.${underlying}`) }),
    );
  }
  if (state === 'Terminating') notes.push(...deletionNotes(object, t));
  if (waitingFor) notes.push(t('status.waitingFor', { what: waitingFor }));
  if (state === 'Ready' && status.reconciling) {
    notes.push(t('status.ready.reconciling'));
  }
  if (status.drifted) notes.push(t('status.ready.drifted'));
  if (state === 'Failed' && status.retrying) {
    notes.push(
      status.reconciling
        ? t('status.failed.tryingAgain')
        : t('status.failed.retrying'),
    );
  }
  if (state === 'Unknown' && !status.message) {
    notes.push(t('status.notReconciledYet'));
  }
  return notes.flatMap(note => (note ? cut(note) : []));
}

/** RFC 3339: since when it is as it is, or for how long at least. */
export function sinceOf(status: FluxStatus): string | undefined {
  return status.since ?? status.suspension?.since;
}

function suspensionNotes(
  status: FluxStatus,
  object: FluxObject | undefined,
  since: string,
  t: FluxTranslate,
) {
  const { by, undated, manager, at, reason } = status.suspension ?? {};
  const undoing = object && suspensionUndoneBy(object);
  return [
    by &&
      t(undated ? 'status.suspendedByUndated' : 'status.suspendedBy', {
        who: by,
      }),
    !by && manager && t('status.suspendedByManager', { manager }),
    since &&
      t(at ? 'status.suspendedSince' : 'status.suspendedOrEarlier', {
        when: since,
      }),
    reason && t('status.suspendedBecause', { why: reason }),
    undoing && t('status.suspensionUndone', { applier: applierName(undoing) }),
  ];
}

function deletionNotes(object: FluxObject | undefined, t: FluxTranslate) {
  const deletion = object && deletionOf(object);
  const { finalizers = [], orphansIfSuspended } = deletion ?? {};
  return [
    finalizers.length > 0 &&
      t('status.heldBy', {
        count: finalizers.length,
        finalizers: finalizers.join(', '),
      }),
    orphansIfSuspended && object && isSuspended(object) && t('status.orphaned'),
  ];
}
