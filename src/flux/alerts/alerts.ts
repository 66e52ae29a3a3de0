import { kindOf, type FluxCategory } from '../kinds/kinds';
import { nameOf, namespaceOf } from '../objects/identity';
import { listAt, recordAt, textAt } from '../objects/json';
import { channelOf } from '../objects/provider';
import {
  fluxReference,
  referenceKey,
  referenceOf,
  type FluxReference,
} from '../objects/references';
import type { FluxObject, FluxResource } from '../objects/types';
import { byReference } from '../sources/uses';
import { statusOf, type FluxState } from '../status/status';
import { messagePatternOf, type FluxMessagePattern } from './messagePattern';

/** An Alert that covers an object. */
export interface FluxAlert {
  readonly reference: FluxReference;
  readonly state: FluxState;
  /** `error` sends failures only. */
  readonly severity: 'info' | 'error';
  /** If there are any, a message has to match one of them. */
  readonly including: readonly FluxMessagePattern[];
  /** What matches one of them is not sent. */
  readonly excluding: readonly FluxMessagePattern[];
  /** Missing if it names none. */
  readonly provider?: FluxAlertProvider;
}

/** Where an Alert sends to. Its address may be a secret, and is not read. */
export interface FluxAlertProvider {
  readonly reference: FluxReference;
  /** Missing if the Provider was not found. */
  readonly state?: FluxState;
  /** Such as `slack`. */
  readonly type?: string;
  readonly channel?: string;
}

/** A Receiver that lets an object be reconciled when something calls it. */
export interface FluxTrigger {
  readonly reference: FluxReference;
  readonly state: FluxState;
  /** Such as `github`. */
  readonly type?: string;
  /** What it reacts to; anything if there are none. */
  readonly events: readonly string[];
  /** Further conditions, in CEL, which only Flux evaluates. */
  readonly filters: readonly string[];
  /** It names all objects of a kind without labels, which Flux refuses. */
  readonly lacksLabels: boolean;
}

/** The most entries of a list of an object that are looked at. */
const MOST = 1_000;

/** What Alerts and Receivers can name (Flux: their CRDs). */
const NAMED: readonly FluxCategory[] = ['deployment', 'source', 'image'];

/** Whether Alerts can cover an object, and Receivers trigger it. */
export function mayBeAlerted(object: FluxObject): boolean {
  const { category } = kindOf(object) ?? {};
  return category !== undefined && NAMED.includes(category);
}

/**
 * The Alerts that cover an object: by kind, namespace, name and labels
 * (Flux: notification-controller internal/server/event_handlers.go
 * eventMatchesAlertSource). `providers` are those that were found.
 */
export function alertsOf(
  { object }: FluxResource,
  alerts: readonly FluxResource[],
  providers: readonly FluxResource[],
): readonly FluxAlert[] {
  const found = byReference(providers);
  return alerts.flatMap(alert => {
    const reference = referenceOf(alert);
    const entries = entriesAt(alert.object, 'eventSources');
    const covers = entries.some(
      entry =>
        names(entry, alert.object, object) &&
        hasLabels(object, recordAt(entry, 'matchLabels')),
    );
    if (!reference || !covers) return [];
    const { cluster, namespace = '' } = reference;
    const provider = textAt(alert.object, 'spec', 'providerRef', 'name');
    const severity = textAt(alert.object, 'spec', 'eventSeverity');
    return {
      reference,
      state: statusOf(alert.object).state,
      severity: severity === 'error' ? severity : 'info',
      including: patternsAt(alert.object, 'inclusionList'),
      excluding: patternsAt(alert.object, 'exclusionList'),
      provider:
        provider === undefined
          ? undefined
          : providerOf(
              fluxReference(cluster, 'Provider', namespace, provider),
              found,
            ),
    };
  });
}

/**
 * Whether an Alert sends anything. `isRead` says whether a Provider that was not
 * found is missing; if that is unknown, the Alert counts as sending.
 */
export function isSending(
  alert: FluxAlert,
  isRead: (provider: FluxReference) => boolean,
): boolean {
  const { including, provider } = alert;
  const stops = (state?: FluxState) => state === 'Suspended';
  if (stops(alert.state) || !provider || stops(provider.state)) return false;
  if (including.length > 0 && including.every(each => !each.isValid)) {
    return false;
  }
  return provider.state !== undefined || !isRead(provider.reference);
}

/**
 * The Receivers that trigger an object (Flux: notification-controller
 * internal/server/receiver_handlers.go).
 */
export function triggersOf(
  { object }: FluxResource,
  receivers: readonly FluxResource[],
): readonly FluxTrigger[] {
  return receivers.flatMap(receiver => {
    const reference = referenceOf(receiver);
    const entries = entriesAt(receiver.object, 'resources').filter(entry =>
      names(entry, receiver.object, object),
    );
    const usable = entries.filter(entry => {
      const labels = recordAt(entry, 'matchLabels');
      if (textAt(entry, 'name') !== '*') return true;
      return labels !== undefined && hasLabels(object, labels);
    });
    const refused = entries.some(
      entry => textAt(entry, 'name') === '*' && !recordAt(entry, 'matchLabels'),
    );
    if (!reference || (usable.length === 0 && !refused)) return [];
    const filters = usable.map(entry => textAt(entry, 'filter'));
    return {
      reference,
      state: statusOf(receiver.object).state,
      type: textAt(receiver.object, 'spec', 'type'),
      events: textsAt(receiver.object, 'events'),
      filters: [
        textAt(receiver.object, 'spec', 'resourceFilter'),
        // An entry without one is enough.
        ...(filters.includes(undefined) ? [] : filters),
      ].filter(filter => filter !== undefined),
      lacksLabels: usable.length === 0,
    };
  });
}

function providerOf(
  reference: FluxReference,
  found: ReadonlyMap<string, FluxResource>,
): FluxAlertProvider {
  const { object } = found.get(referenceKey(reference)) ?? {};
  if (!object) return { reference };
  return {
    reference,
    state: statusOf(object).state,
    type: textAt(object, 'spec', 'type'),
    channel: channelOf(object),
  };
}

/** Whether an entry names an object, but for its labels. */
function names(entry: unknown, of: FluxObject, object: FluxObject): boolean {
  const name = textAt(entry, 'name');
  const namespace = textAt(entry, 'namespace') ?? namespaceOf(of);
  return (
    textAt(entry, 'kind') === kindOf(object)?.kind &&
    namespace === namespaceOf(object) &&
    (name === '*' || name === nameOf(object))
  );
}

function hasLabels(object: FluxObject, wanted: FluxObject = {}): boolean {
  const labels = recordAt(object, 'metadata', 'labels') ?? {};
  return Object.entries(wanted).every(
    ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
  );
}

function entriesAt(object: FluxObject, field: string): readonly unknown[] {
  return listAt(object, 'spec', field).slice(0, MOST);
}

function textsAt(object: FluxObject, field: string): readonly string[] {
  return entriesAt(object, field).filter(each => typeof each === 'string');
}

function patternsAt(object: FluxObject, field: string) {
  return textsAt(object, field).map(messagePatternOf);
}
