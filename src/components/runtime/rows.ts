import {
  installationsOf,
  type FluxInstallation,
  type FluxInstallMethod,
  type FluxRuntimeDetails,
} from '../../flux';
import type { ClusterRuntime } from '../../data';
import type { FluxTranslate } from '../../translations';
import { compareText } from '../table';

/** The health of an installation or cluster, the most urgent first. */
const HEALTHS = [
  'failed',
  'waiting',
  'notReady',
  'controllersNotFound',
  'notFound',
  'ready',
] as const;

/** A key of `runtime.health` in the messages. */
export type RuntimeHealth = (typeof HEALTHS)[number];

/** A row: an installation, or a cluster without a known installation. */
export interface RuntimeRow {
  /** Stays the same for a row from one poll to the next. */
  readonly id: string;
  /** Title of the cluster, or else its name. */
  readonly cluster: string;
  /** `cluster/namespace`, or `cluster` without an installation. */
  readonly name: string;
  readonly runtime: ClusterRuntime;
  readonly installation?: FluxInstallation;
  readonly health: RuntimeHealth;
  /** Translated values that the table can be filtered by. */
  readonly filters: {
    readonly version?: string;
    readonly method?: string;
    readonly health: string;
  };
}

/** Creates the rows of a cluster and caches them until it changes. */
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

/** Sorts rows by health, the most urgent first, then by name. */
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
  // An error of all clusters is shown once, above the table.
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

/** A cluster that serves Flux's APIs has Flux, even without labels. */
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

/** The translated method of installation. */
export function methodWord(
  method: FluxInstallMethod,
  t: FluxTranslate,
): string {
  return t(`runtime.method.${method}`);
}
