import { compareVersions, severityOf, type FluxRemovedApi } from '../../flux';
import type { FluxTranslate } from '../../translations';
import { compareText, type DataColumn } from '../table';
import { ClusterCell } from './ClusterCell';
import { ComponentsCell } from './ComponentsCell';
import { MethodCell } from './MethodCell';
import { RemovedApisCell } from './RemovedApisCell';
import { RuntimeFailure } from './RuntimeFailure';
import { UpdateCell } from './UpdateCell';
import type { RuntimeRow } from './rows';

const COLUMNS = {
  cluster: {
    // Also searchable by name, which configuration and commands use.
    text: row => `${row.cluster} ${row.runtime.cluster}`,
    compare: (left, right) => compareText(left.cluster, right.cluster),
    render: row => <ClusterCell row={row} />,
  },
  namespace: { text: row => row.installation?.namespace ?? '' },
  version: {
    text: row => row.filters.version ?? '',
    compare: compareVersion,
    filterBy: row => row.filters.version,
  },
  components: {
    text: componentsTextOf,
    compare: (left, right) => notReadyIn(right) - notReadyIn(left),
    render: row => (
      <>
        {row.installation && (
          <ComponentsCell components={row.installation.components} />
        )}
        <RuntimeFailure row={row} />
      </>
    ),
  },
  update: {
    text: () => '',
    compare: compareVersion,
    render: row => <UpdateCell version={row.installation?.version} />,
  },
  method: {
    text: row => row.filters.method ?? '',
    compare: (left, right) =>
      compareText(left.filters.method ?? '', right.filters.method ?? '') ||
      operatorSeverityOf(left) - operatorSeverityOf(right),
    render: row =>
      row.installation && (
        <MethodCell
          method={row.filters.method ?? ''}
          operator={row.installation.operator}
          failures={row.runtime.details?.operatorFailures}
          name={row.name}
        />
      ),
    filterBy: row => row.filters.method,
  },
  removedApis: {
    text: row =>
      removedApisOf(row)
        .map(({ apiVersion }) => apiVersion)
        .join(' '),
    compare: (left, right) =>
      removedApisOf(left).length - removedApisOf(right).length,
    render: row => (
      <RemovedApisCell removedApis={removedApisOf(row)} name={row.name} />
    ),
  },
  // Tables are filtered by columns. This one is hidden because the cluster's
  // column already shows the health.
  health: {
    text: row => row.filters.health,
    filterBy: row => row.filters.health,
    hidden: true,
  },
} as const satisfies Record<string, DataColumn<RuntimeRow>>;

/** The columns of the table, with titles in the language of the app. */
export function runtimeColumns(t: FluxTranslate) {
  return Object.entries(COLUMNS).map(([id, column]) => ({
    id,
    title: t(`runtime.column.${id as keyof typeof COLUMNS}`),
    column: column as DataColumn<RuntimeRow>,
  }));
}

function compareVersion(left: RuntimeRow, right: RuntimeRow): number {
  return compareVersions(
    left.installation?.version,
    right.installation?.version,
  );
}

function removedApisOf(row: RuntimeRow): readonly FluxRemovedApi[] {
  return row.installation?.removedApis ?? [];
}

function componentsTextOf(row: RuntimeRow): string {
  const { components = [] } = row.installation ?? {};
  return [
    ...components.map(
      ({ name, shard, version, problem }) =>
        `${name} ${shard} ${version} ${problem?.reason} ${problem?.message}`,
    ),
    row.runtime.failure?.message ?? '',
    row.filters.health,
  ].join(' ');
}

function notReadyIn(row: RuntimeRow): number {
  const { components = [] } = row.installation ?? {};
  return components.filter(({ problem }) => problem).length;
}

function operatorSeverityOf(row: RuntimeRow): number {
  const { operator } = row.installation ?? {};
  return operator ? severityOf(operator.state) : -1;
}
