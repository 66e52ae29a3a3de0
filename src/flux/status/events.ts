import { groupOf } from '../kinds/kinds';
import { maskMessage } from '../links/redact';
import { isRecord, numberAt, recordAt, textAt, timeAt } from '../objects/json';
import { nameOf, uidOf } from '../objects/identity';
import { perObject } from '../objects/perObject';
import {
  referenceKey,
  referenceOf,
  resourceKey,
  type FluxReference,
} from '../objects/references';
import {
  dependenciesOf,
  type FluxDependencyRelation,
} from '../objects/relations';
import type { FluxObject, FluxResource } from '../objects/types';
import { byReference } from '../sources/uses';
import { momentOf } from './history';

/** An Event of the core API, whichever recorder wrote it. */
export interface FluxEvent {
  /** Unique among the events of all clusters. */
  readonly key: string;
  readonly type: 'Warning' | 'Normal';
  /** Flux gives the reason that Ready had at that moment. */
  readonly reason?: string;
  /** May be long and of several lines. Masked as those of conditions. */
  readonly message: string;
  /** How often it happened. */
  readonly count: number;
  /** RFC 3339, as sent. */
  readonly first?: string;
  /** RFC 3339, as sent. */
  readonly last?: string;
  /** The controller or other component that reported it. */
  readonly from?: string;
  /** What it is about. Fields that were not sent are empty. */
  readonly about: FluxInvolvedObject;
  /** The revision it is about; of a HelmRelease the version of the chart. */
  readonly revision?: string;
  /** The commit that the OCI artifact `revision` was made from. */
  readonly originRevision?: string;
  /** Of a HelmRelease: the version of the app that is in the chart. */
  readonly appVersion?: string;
  /** Of a HelmRelease: `<algorithm>:<hex>` of a chart from an OCIRepository. */
  readonly digest?: string;
  /**
   * Whether it stands for several that had the same reason. `message` is that
   * of the latest, without the prefix that the recorder puts before it.
   */
  readonly isCombined: boolean;
}

/** The object that an event is about. */
export interface FluxInvolvedObject {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
}

/** An object whose events help to understand another one. */
export interface FluxEventSubject {
  readonly reference: FluxReference;
  /** Set if known. Events of a deleted object of the same name have another. */
  readonly uid?: string;
}

/** Written by client-go's recorder (client-go: tools/record/events_cache.go). */
const COMBINED = '(combined from similar events): ';

/** The dependencies of an object whose events are shown with its own. */
const WITH_EVENTS: readonly FluxDependencyRelation[] = [
  'source',
  'chart',
  'provider',
];

const cachedEvent = perObject(readEvent);

/**
 * The events in what an API server sent as Events, the latest first. Each
 * event occurs once, even if it is in several answers.
 */
export function eventsOf(
  resources: readonly FluxResource[],
): readonly FluxEvent[] {
  const found = new Map<string, Found>();
  for (const resource of resources) {
    const { object } = resource;
    if (isRecord(object)) {
      const key = resourceKey(resource);
      const event: FluxEvent = { key, ...cachedEvent(object) };
      const moment = momentOf(event.last);
      const known = found.get(key);
      if (!known || known.moment < moment) {
        found.set(key, { event, moment, order: orderOf(object) });
      }
    }
  }
  return [...found.values()].sort(compare).map(({ event }) => event);
}

interface Found {
  readonly event: FluxEvent;
  readonly moment: number;
  readonly order: string;
}

function compare(left: Found, right: Found): number {
  if (left.moment !== right.moment) return right.moment - left.moment;
  // Digits of the same number of hex digits sort as the numbers do.
  if (left.order.length !== right.order.length || left.order === right.order) {
    return right.order.length - left.order.length;
  }
  return left.order < right.order ? 1 : -1;
}

/**
 * Orders events of one second: names of events end in the nanosecond of their
 * creation in hex (client-go: tools/record/event.go makeEvent).
 */
function orderOf(event: FluxObject): string {
  return /\.([\da-f]{8,20})$/i.exec(nameOf(event).slice(-21))?.[1] ?? '';
}

function readEvent(event: FluxObject): Omit<FluxEvent, 'key'> {
  const involved = recordAt(event, 'involvedObject') ?? {};
  const sent = maskMessage(
    textAt(event, 'message') ?? '',
    textAt(involved, 'kind'),
  );
  const isCombined = sent.startsWith(COMBINED);
  const created = timeAt(event, 'metadata', 'creationTimestamp');
  const eventTime = timeAt(event, 'eventTime');
  const note = noteReader(event, involved);
  const count =
    numberAt(event, 'series', 'count') ?? numberAt(event, 'count') ?? 1;
  return {
    type: textAt(event, 'type') === 'Warning' ? 'Warning' : 'Normal',
    reason: textAt(event, 'reason'),
    message: isCombined ? sent.slice(COMBINED.length) : sent,
    count: Math.max(1, Math.round(count)),
    first: timeAt(event, 'firstTimestamp') ?? eventTime ?? created,
    // Only one of the two APIs for events sets each of these.
    last:
      timeAt(event, 'series', 'lastObservedTime') ??
      timeAt(event, 'lastTimestamp') ??
      eventTime ??
      created,
    from:
      textAt(event, 'source', 'component') ??
      textAt(event, 'reportingComponent') ??
      textAt(event, 'reportingController'),
    about: {
      kind: textAt(involved, 'kind') ?? '',
      namespace: textAt(involved, 'namespace') ?? '',
      name: textAt(involved, 'name') ?? '',
      uid: textAt(involved, 'uid'),
    },
    revision: note('revision'),
    originRevision: note('originRevision'),
    appVersion: note('app-version'),
    digest: note('oci-digest'),
    isCombined,
  };
}

/**
 * Reads the annotations of an event. Flux's controllers put the API group of
 * the object before their names (Flux: kustomize-controller
 * internal/controller/kustomization_controller.go event).
 */
function noteReader(event: FluxObject, involved: FluxObject) {
  const group = groupOf(involved);
  return (name: string) =>
    group
      ? textAt(event, 'metadata', 'annotations', `${group}/${name}`)
      : undefined;
}

/**
 * The objects whose events belong to an object: itself, its sources, the
 * HelmChart of a HelmRelease, the ImageRepository of an ImagePolicy, the
 * Provider of an Alert (Flux: cmd/flux/events.go). `chart` is the HelmChart of
 * a release, if it was found: its source has events too. None on a cluster
 * whose name is ambiguous.
 */
export function eventSubjectsOf(
  resource: FluxResource,
  chart?: FluxResource,
): readonly FluxEventSubject[] {
  const self = referenceOf(resource);
  if (!self) return [];
  const references = [
    self,
    ...[resource, ...(chart ? [chart] : [])]
      .flatMap(dependenciesOf)
      .filter(({ relation }) => WITH_EVENTS.includes(relation))
      .map(({ reference }) => reference),
  ];
  const known = byReference(chart ? [chart, resource] : [resource]);
  const subjects = new Map<string, FluxEventSubject>();
  for (const reference of references) {
    const key = referenceKey(reference);
    const object = known.get(key)?.object;
    const uid = object && uidOf(object);
    if (!subjects.has(key)) subjects.set(key, { reference, uid });
  }
  return [...subjects.values()];
}

/**
 * The field selector for the events of an object in its namespace. Without a
 * `uid` it also selects those of deleted objects of the same name.
 */
export function eventSelector(
  reference: Pick<FluxReference, 'kind' | 'name'>,
  uid?: string,
): string {
  const fields = [
    ['kind', reference.kind],
    ['name', reference.name],
    ...(uid ? [['uid', uid]] : []),
  ];
  return fields
    .map(([field, value]) => `involvedObject.${field}=${escaped(value)}`)
    .join(',');
}

/** As the API server reads it (Kubernetes: apimachinery pkg/fields). */
function escaped(value: string): string {
  return value.replace(/[\\,=]/g, character => `\\${character}`);
}
