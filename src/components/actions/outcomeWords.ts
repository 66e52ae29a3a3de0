import { isSuccess, type FluxOutcome, type SourceNote } from '../../data';
import type { FluxRequestError } from '../../api';
import {
  fluxKindOf,
  kindInfo,
  refusalOf,
  type FluxReference,
  type FluxRefusal,
  type FluxState,
} from '../../flux';
import type { FluxTranslate } from '../../translations';
import { MEANING_KEYS } from '../common';
import { actionOf } from './definitions';

/** The message about an outcome. */
export interface OutcomeWords {
  readonly message: string;
  readonly severity: 'success' | 'warning' | 'error';
}

/** The message about an outcome, with Flux's own message if there is one. */
export function outcomeWords(
  outcome: FluxOutcome,
  clusterTitle: string | undefined,
  t: FluxTranslate,
): OutcomeWords {
  const { resource } = outcome;
  // The cluster is named because objects on several clusters share names.
  const name = t('actions.onCluster', {
    name: nameOf(resource),
    cluster: clusterTitle ?? resource.cluster,
  });
  const message = [
    mainMessage(outcome, name, t),
    outcome.result === 'settled' && outcome.overtaken && t('outcome.overtaken'),
    ...outcome.notes.map(note => noteMessage(note, t)),
  ]
    .filter(part => part)
    .join(' ');
  return { message, severity: severityOf(outcome) };
}

/** States after a reconciliation that are neither success nor failure. */
const OPEN_STATES: readonly FluxState[] = ['Waiting', 'Reconciling', 'Unknown'];

function severityOf(outcome: FluxOutcome): OutcomeWords['severity'] {
  if (isSuccess(outcome)) {
    const { notes } = outcome;
    return notes.some(({ note }) => note !== 'not-reconcilable')
      ? 'warning'
      : 'success';
  }
  const isOpen =
    outcome.result === 'settled' && OPEN_STATES.includes(outcome.status.state);
  return isOpen || outcome.result === 'timed-out' ? 'warning' : 'error';
}

function mainMessage(
  outcome: FluxOutcome,
  name: string,
  t: FluxTranslate,
): string {
  switch (outcome.result) {
    case 'accepted': {
      const { accepted = 'outcome.resumed' } = actionOf(outcome.action).words;
      return t(accepted, { name });
    }
    case 'settled': {
      const { state, message = t(`state.${state}`) } = outcome.status;
      const words = { name, state: t(`state.${state}`), message };
      if (state === 'Ready') return t('outcome.synced', { name, message });
      return state === 'Reconciling' || state === 'Unknown'
        ? t('outcome.stillSays', words)
        : t('outcome.failed', words);
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
      return refusedMessage(outcome, name, t);
    case 'suspended-meanwhile':
      return t('outcome.suspendedMeanwhile', { name });
    case 'deleted':
      return outcome.withDeployed
        ? t('outcome.deleted', { name })
        : t('outcome.deletedAlone', { name });
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
  name: string,
  t: FluxTranslate,
): string {
  const { error, source, resource } = outcome;
  const action = t(actionOf(outcome.action).words.button, { name });
  const said = wordsOf(error, t);
  const refusal = refusalOf(error.statusCode, error.message);
  if (source && refusal.by === 'admission') {
    const words = { source: nameOf(source), message: said };
    return t('outcome.refused', {
      action,
      message: t('outcome.deniedSource', words),
    });
  }
  const message = explained(refusal, said, source ?? resource, error, t);
  return source
    ? t('outcome.refusedSource', { action, source: nameOf(source), message })
    : t('outcome.refused', { action, message });
}

/** What the cluster said, or what is known without that. */
function wordsOf({ meaning, message }: FluxRequestError, t: FluxTranslate) {
  const words = t(MEANING_KEYS[meaning]);
  if (!message) return words;
  // API servers only say that a uid is immutable.
  return meaning === 'another-object' ? `${words}: ${message}` : message;
}

/** The message of a rejected request, with advice if there is any. */
function explained(
  refusal: FluxRefusal,
  message: string,
  reference: FluxReference,
  error: FluxRequestError,
  t: FluxTranslate,
): string {
  if (refusal.by === 'admission') return t('outcome.denied', { message });
  if (refusal.by === 'webhook-failed') {
    return t('outcome.webhookFailed', { message });
  }
  const lacksRight =
    error.meaning === 'not-permitted' &&
    !error.permission &&
    refusal.by === 'rbac' &&
    refusal.verb === 'patch';
  if (!lacksRight) return message;
  const { group } = reference;
  return t('outcome.forbidden', {
    message,
    group,
    resource: pluralOf(reference),
  });
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

/** The plural of a kind, which RBAC rules use. */
function pluralOf(reference: FluxReference): string {
  const kind = fluxKindOf(reference);
  return kind ? kindInfo(kind).plural : reference.kind;
}

function nameOf(reference: FluxReference): string {
  const { kind, namespace, name } = reference;
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
