import type { FluxStatus } from '../../flux';
import type { FluxTranslate } from '../../translations';
import { cut } from './cut';

/**
 * What there is to say about a status beside its message, a line each.
 * `since` is the words for when it was suspended.
 */
export function statusNotes(
  status: FluxStatus,
  since: string,
  t: FluxTranslate,
): string[] {
  const { state, suspension, underlying, waitingFor } = status;
  const notes: (string | undefined | false)[] = [];
  if (state === 'Suspended') {
    notes.push(
      suspension?.by && t('status.suspendedBy', { who: suspension.by }),
      suspension?.at && since && t('status.suspendedSince', { when: since }),
      suspension?.reason &&
        t('status.suspendedBecause', { why: suspension.reason }),
      underlying &&
        t('status.beforeSuspension', { state: t(`state.${underlying}`) }),
    );
  }
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
