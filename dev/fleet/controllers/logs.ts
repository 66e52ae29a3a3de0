import { ContainerLine } from '../api/podLog';
import { hexOf, uidOf } from '../hex';
import { Told } from '../objects/event';
import { fluxKind } from '../servedKinds';
import { goDuration, hours } from '../time';
import { JsonObject, KubernetesObject, objectOf } from '../types';
import { Occurrence } from './eventRecorder';
import { changesOf } from './reconcileEvents';

/** How long a controller's log goes back. */
const keptMs = hours(3);
/** Further occurrences of a message are not written. */
const mostOccurrences = 100;
/** Time between the apply of a reconcile and its end. */
const applyingMs = 200;

interface LogLine extends ContainerLine {
  controller: string;
  shard?: string;
}

/** The logs of a cluster's controllers. */
export interface ControllerLogs {
  write(about: KubernetesObject, told: Told, occurrence: Occurrence): void;
  /**
   * The lines of one controller, or of one of its shards, oldest line first.
   */
  linesOf(controller: string, shard?: string): ContainerLine[];
}

/**
 * Creates the logs of Flux's controllers: the same messages as in Events, with
 * the fields of the JSON encoding. Flux: pkg/runtime/logger; controller-runtime
 * pkg/internal/controller.
 */
export function createLogs(now: () => number): ControllerLogs {
  const lines: LogLine[] = [];

  return {
    write(about, told, { lastAt, firstAt = lastAt, count = 1 }) {
      const { controller } = fluxKind(about.kind);
      const shard = about.metadata.labels?.['sharding.fluxcd.io/key'];
      const every = (lastAt - firstAt) / Math.max(count - 1, 1);
      for (let i = Math.max(count - mostOccurrences, 0); i < count; i += 1) {
        const at = Math.round(firstAt + i * every);
        if (now() - at < keptMs) {
          // The same reconcile has already written which objects have changed.
          const isTold = lines.at(-1)?.at === at - applyingMs;
          const written = writtenOf(about, told, at);
          lines.push(
            ...written
              .slice(isTold && written.length > 1 ? 1 : 0)
              .map(line => ({ ...line, controller, shard })),
          );
        }
      }
    },
    linesOf: (controller, shard) =>
      lines
        .filter(each => each.controller === controller && each.shard === shard)
        .sort((left, right) => left.at - right.at),
  };
}

/** The log lines for an Event; lines with one time have one reconcile ID. */
function writtenOf(
  about: KubernetesObject,
  told: Told,
  at: number,
): ContainerLine[] {
  const { kind, metadata } = about;
  const { name, namespace } = metadata;
  const { group } = fluxKind(kind);
  const line = (earlier: number, level: string, msg: string, more = {}) => ({
    at: at - earlier,
    text: JSON.stringify({
      level,
      ts: new Date(at - earlier).toISOString(),
      msg,
      controller: kind.toLowerCase(),
      controllerGroup: group,
      controllerKind: kind,
      [kind]: { name, namespace },
      namespace,
      name,
      reconcileID: uidOf(`${metadata.uid}/${at}`),
      ...more,
    }),
  });
  const { message } = told;
  const revision = told.annotations?.[`${group}/revision`];
  const isBad = told.type === 'Warning';
  if (kind === 'Kustomization') {
    const { interval, retryInterval = interval } = objectOf(about.spec);
    const tookMs = 300 + (parseInt(hexOf(`${name}/${at}`, 4), 16) % 1_500);
    const apply = (changes: string) =>
      changes
        ? [
            line(applyingMs, 'info', 'server-side apply completed', {
              output: outputOf(changes),
              revision,
            }),
          ]
        : [];
    if (/ configured$/.test(message)) return apply(message);
    const nothingNew = () =>
      apply(changesOf(objectOf(about.status), 'unchanged'));
    if (isBad) {
      const msg =
        `Reconciliation failed after ${goDuration(tookMs)}, ` +
        `next try in ${retryInterval}`;
      return [
        ...(told.reason === 'HealthCheckFailed' ? nothingNew() : []),
        line(0, 'error', msg, { revision, error: message }),
      ];
    }
    const isDone = message.startsWith('Reconciliation finished');
    return [
      ...(isDone ? nothingNew() : []),
      line(0, 'info', message, { revision }),
    ];
  }
  return isBad
    ? [line(0, 'error', 'Reconciler error', { error: message })]
    : [line(0, 'info', message)];
}

/** The changes that an Event lists, one on each line. */
function outputOf(message: string): JsonObject {
  return Object.fromEntries(
    message.split('\n').map(each => each.split(' ') as [string, string]),
  );
}
