import { Cluster } from '../cluster';
import { event, EventOptions, Told } from '../objects/event';
import { fluxKind } from '../servedKinds';
import { minutes } from '../time';
import { KubernetesObject } from '../types';

/** When an event occurred, and how often so far. */
export interface Occurrence {
  lastAt: number;
  firstAt?: number;
  count?: number;
}

/** Writes an event of a controller as an Event object. */
export type RecordEvent = (
  about: KubernetesObject,
  told: Told,
  occurrence: Occurrence,
) => void;

/** After this many different messages, events are combined into one Event. */
const combinedFrom = 10;
const combinedWithinMs = minutes(10);

/**
 * Creates a recorder that counts repeated events, and combines events that
 * differ only in their messages. client-go: tools/record/events_cache.go,
 * without its limit of 25 events at once.
 */
export function createEventRecorder(cluster: Cluster): RecordEvent {
  /** All events so far, even if their Event objects have expired. */
  const known = new Map<string, EventOptions & { count: number }>();
  const similar = new Map<string, { messages: Set<string>; lastAt: number }>();
  let written = 0;

  function isOneOfMany(group: string, message: string, at: number): boolean {
    const before = similar.get(group);
    const isRecent = before && at - before.lastAt <= combinedWithinMs;
    const messages = isRecent ? before.messages : new Set<string>();
    messages.add(message);
    similar.set(group, { messages, lastAt: at });
    if (messages.size < combinedFrom) return false;
    const [oldest] = messages;
    messages.delete(oldest);
    return true;
  }

  // Kubernetes: the nanoseconds of its first occurrence, in hexadecimal digits.
  function nameOf(about: KubernetesObject, at: number): string {
    written += 1;
    const nanoseconds = BigInt(at) * BigInt(1_000_000) + BigInt(written);
    return `${about.metadata.name}.${nanoseconds.toString(16)}`;
  }

  return (about, told, { lastAt, firstAt = lastAt, count = 1 }) => {
    const { eventSeries, flux: release } = cluster;
    const { type, reason, message, by } = told;
    const inSeries = eventSeries || by?.action !== undefined;
    const group = JSON.stringify([about.metadata.uid, type, reason]);
    const isCombined = !inSeries && isOneOfMany(group, message, lastAt);
    const key = isCombined ? group : `${group}${message}`;
    const before = known.get(key);
    const next = {
      ...(before ?? {
        about,
        controller: by?.component ?? fluxKind(about.kind).controller,
        told: isCombined
          ? { type, reason, message, by }
          : annotated(told, about),
        firstAt,
        name: nameOf(about, firstAt),
        release,
        inSeries,
      }),
      lastAt,
      count: (before?.count ?? 0) + count,
    };
    if (isCombined) {
      next.told = {
        ...next.told,
        message: `(combined from similar events): ${message}`,
      };
    }
    known.set(key, next);
    cluster.put(event(next));
  };
}

// Flux: pkg/runtime/events/recorder.go copies annotations of the object.
function annotated(told: Told, { metadata }: KubernetesObject): Told {
  const copied = Object.entries(metadata.annotations ?? {}).filter(([key]) =>
    key.startsWith('event.toolkit.fluxcd.io/'),
  );
  return copied.length === 0
    ? told
    : {
        ...told,
        annotations: { ...told.annotations, ...Object.fromEntries(copied) },
      };
}
