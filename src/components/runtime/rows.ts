import {
  installationsOf,
  type FluxInstallation,
  type FluxInstallMethod,
  type FluxRuntimeDetails,
} from '../../flux';
import type { ClusterRuntime } from '../../data';
import type { FluxTranslate } from '../../translations';
import { compareText } from '../table';

/** How an installation or a cluster is, what needs attention first. */
const HEALTHS = [
  'failed',
  'waiting',
  'notReady',
  'controllersNotFound',
  'notFound',
  'ready',
] as const;

/** One of the words of `runtime.health`. */
export type RuntimeHealth = (typeof HEALTHS)[number];

/** A row: an installation, or a cluster of which none is known. */
export interface RuntimeRow {
  /** Tells rows apart, and the same row from one poll to the next. */
  readonly id: string;
  /** What people call it. */
  readonly cluster: string;
  /** `cluster/namespace`, where there is one. */
  readonly name: string;
  readonly runtime: ClusterRuntime;
  readonly installation?: FluxInstallation;
  readonly health: RuntimeHealth;
  /** What the filters of the table look at: words. */
  readonly filters: {
    readonly version?: string;
    readonly method?: string;
    readonly health: string;
  };
}

/** Makes the rows of a cluster once, for as long as nothing changes there. */
export function createRowsOf(
  t: FluxTranslate,
): (runtime: ClusterRuntime) => readonly RuntimeRow[] {
  const known = new WeakMap<ClusterRuntime, readonly RuntimeRow[]>();
  return runtime => {
    const rows = known.get(runtime) ?? rowsOf(runtime, t);
    known.set(runtime, rows);
    return rows;
  };
}

/** Rows in the order in which they ask for attention, then by cluster. */
export function inOrder(rows: readonly RuntimeRow[]): RuntimeRow[] {
  return [...rows].sort(
    (left, right) =>
      HEALTHS.indexOf(left.health) - HEALTHS.indexOf(right.health) ||
      compareText(left.name, right.name),
  );
}

function rowsOf(
  runtime: ClusterRuntime,
  t: FluxTranslate,
): readonly RuntimeRow[] {
  const { cluster: key, title, resources, details, failure, error } = runtime;
  const cluster = title ?? key;
  // What is refused everywhere is told once, above the table.
  if (error && resources.length === 0) return [];
  const installations = installationsOf(
    resources.map(({ object }) => object),
    details,
  );
  if (installations.length === 0) {
    const health = failure
      ? healthWithout(failure.meaning)
      : healthOfNone(details);
    return [
      {
        id: JSON.stringify([key]),
        cluster,
        name: cluster,
        runtime,
        health,
        filters: { health: t(`runtime.health.${health}`) },
      },
    ];
  }
  return installations.map(installation => {
    const health = isReady(installation) ? 'ready' : 'notReady';
    return {
      id: JSON.stringify([key, installation.namespace]),
      cluster,
      name: `${cluster}/${installation.namespace}`,
      runtime,
      installation,
      health,
      filters: {
        version: installation.version ?? t('runtime.unknownVersion'),
        method: methodWord(installation.method, t),
        health: t(`runtime.health.${health}`),
      },
    };
  });
}

function healthWithout(meaning: string): RuntimeHealth {
  return meaning === 'no-answer' ? 'waiting' : 'failed';
}

/** Where Flux's APIs are served, Flux is there, whatever its labels are. */
function healthOfNone(details?: FluxRuntimeDetails): RuntimeHealth {
  return details && details.apiVersions.length > 0
    ? 'controllersNotFound'
    : 'notFound';
}

function isReady(installation: FluxInstallation): boolean {
  const { components, operator } = installation;
  return (
    components.every(({ problem }) => problem === undefined) &&
    operator?.state !== 'Failed' &&
    operator?.state !== 'Stalled'
  );
}

/** How Flux was installed, in words. */
export function methodWord(
  method: FluxInstallMethod,
  t: FluxTranslate,
): string {
  return t(`runtime.method.${method}`);
}
