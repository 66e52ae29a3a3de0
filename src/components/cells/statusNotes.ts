import {
  applierName,
  deletionOf,
  isSuspended,
  resumptionUndoneBy,
  suspensionUndoneBy,
  type BrokenSource,
  type FluxObject,
  type FluxStatus,
} from '../../flux';
import type { FluxTranslate } from '../../translations';
import { cut } from '../common';

/** The data that notes are made from. */
export interface Noted {
  readonly status: FluxStatus;
  readonly object?: FluxObject;
  /** The time of {@link sinceOf} in words. */
  readonly since: string;
  readonly source?: BrokenSource;
}

/** Notes about a status besides its message, one per line. */
export function statusNotes(noted: Noted, t: FluxTranslate): string[] {
  const { status, object, since, source } = noted;
  const { state, underlying, waitingFor } = status;
  const notes: (string | undefined | false)[] = [];
  if (state === 'Suspended') {
    notes.push(
      ...suspensionNotes(status, object, since, t),
      underlying &&
        t('status.beforeSuspension', { state: t(`state.${underlying}`) }),
    );
  }
  if (state === 'Terminating') notes.push(...deletionNotes(object, since, t));
  if (waitingFor) notes.push(t('status.waitingFor', { what: waitingFor }));
  if (state === 'Ready' && status.reconciling) {
    notes.push(t('status.ready.reconciling'));
  }
  if (state === 'Ready' && source) {
    const { kind, namespace, name } = source.reference;
    notes.push(
      t('status.ready.source', {
        source: `${kind} ${namespace}/${name}`,
        state: t(`state.${source.state}`),
      }),
    );
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

/** RFC 3339: it has been in its state since then, or longer. */
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
  const again = undoing ? undefined : object && resumptionUndoneBy(object);
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
    again &&
      t(
        again.undoes === 'surely'
          ? 'status.suspendedAgain'
          : 'status.maybeSuspendedAgain',
        { applier: applierName(again) },
      ),
  ];
}

function deletionNotes(
  object: FluxObject | undefined,
  since: string,
  t: FluxTranslate,
) {
  const deletion = object && deletionOf(object);
  const { finalizers = [], orphansIfSuspended } = deletion ?? {};
  return [
    since && t('status.deletionRequested', { when: since }),
    finalizers.length > 0 &&
      t('status.heldBy', {
        count: finalizers.length,
        finalizers: finalizers.join(', '),
      }),
    orphansIfSuspended && object && isSuspended(object) && t('status.orphaned'),
  ];
}
