import { isSuccess, type FluxOutcome, type SourceNote } from '../../data';
import { fluxKindOf, kindInfo, type FluxReference } from '../../flux';
import type { FluxTranslate } from '../../translations';
import { MEANING_KEYS } from '../Notice/failureWords';
import { actionOf } from './definitions';

/** What a person is told of an outcome. */
export interface OutcomeWords {
  readonly message: string;
  readonly severity: 'success' | 'warning' | 'error';
}

/** Tells an outcome as it was, in the words of Flux where it had any. */
export function outcomeWords(
  outcome: FluxOutcome,
  t: FluxTranslate,
): OutcomeWords {
  const message = [
    mainMessage(outcome, t),
    outcome.result === 'settled' && outcome.overtaken && t('outcome.overtaken'),
    ...outcome.notes.map(note => noteMessage(note, t)),
  ]
    .filter(part => part)
    .join(' ');
  return { message, severity: severityOf(outcome) };
}

function severityOf(outcome: FluxOutcome): OutcomeWords['severity'] {
  if (isSuccess(outcome)) {
    const { notes } = outcome;
    return notes.some(({ note }) => note !== 'not-reconcilable')
      ? 'warning'
      : 'success';
  }
  const waits =
    outcome.result === 'settled' && outcome.status.state === 'Waiting';
  return waits || outcome.result === 'timed-out' ? 'warning' : 'error';
}

function mainMessage(outcome: FluxOutcome, t: FluxTranslate): string {
  const name = nameOnCluster(outcome.resource, t);
  switch (outcome.result) {
    case 'accepted': {
      const { accepted = 'outcome.resumed' } = actionOf(outcome.action).words;
      return t(accepted, { name });
    }
    case 'settled': {
      const { state, message = t(`state.${state}`) } = outcome.status;
      return state === 'Ready'
        ? t('outcome.synced', { name, message })
        : t('outcome.failed', { name, state: t(`state.${state}`), message });
    }
    case 'source-failed': {
      const { state, message = '' } = outcome.status;
      return t('outcome.sourceFailed', {
        name,
        source: nameOf(outcome.source),
        state: t(`state.${state}`),
        message,
      });
    }
    case 'source-suspended':
      return t('outcome.sourceSuspended', {
        name,
        source: nameOf(outcome.source),
      });
    case 'refused':
      return refusedMessage(outcome, t);
    case 'suspended-meanwhile':
      return t('outcome.suspendedMeanwhile', { name });
    case 'deleted-meanwhile':
      return t('outcome.deletedMeanwhile', { name });
    default: {
      // Only the message of a Reconciling object is newer than the request.
      const { state, message } = outcome.status ?? {};
      const working = state === 'Reconciling' ? message : undefined;
      return [t('outcome.timedOut', { name }), working]
        .filter(part => part)
        .join(' ');
    }
  }
}

function refusedMessage(
  outcome: FluxOutcome & { result: 'refused' },
  t: FluxTranslate,
): string {
  const { error, source, resource } = outcome;
  const name = nameOnCluster(resource, t);
  const action = t(actionOf(outcome.action).words.button, { name });
  const { group } = source ?? resource;
  const said = error.message || t(MEANING_KEYS[error.meaning]);
  const message =
    error.meaning === 'not-permitted' && !error.permission
      ? t('outcome.forbidden', {
          message: said,
          group,
          resource: pluralOf(source ?? resource),
        })
      : said;
  return source
    ? t('outcome.refusedSource', { action, source: nameOf(source), message })
    : t('outcome.refused', { action, message });
}

function noteMessage(note: SourceNote, t: FluxTranslate): string {
  const source = nameOf(note.source);
  switch (note.note) {
    case 'not-permitted':
      return t('outcome.notPermitted', { source, message: note.message ?? '' });
    case 'not-reconcilable':
      return t('outcome.notReconcilable', { source });
    case 'missing':
      return t('outcome.missing', { source });
    default:
      return t('outcome.sourceTimedOut', { source });
  }
}

/** The plural of a kind, as RBAC names it. */
function pluralOf(reference: FluxReference): string {
  const kind = fluxKindOf(reference);
  return kind ? kindInfo(kind).plural : reference.kind;
}

/** Bulk actions and pages span clusters, and so do names. */
function nameOnCluster(reference: FluxReference, t: FluxTranslate): string {
  const { cluster } = reference;
  return t('actions.onCluster', { name: nameOf(reference), cluster });
}

function nameOf(reference: FluxReference): string {
  const { kind, namespace, name } = reference;
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
