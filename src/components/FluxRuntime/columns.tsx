import type { TableColumn } from '@backstage/core-components';
import type { ReactNode } from 'react';
import { compareVersions, severityOf, type FluxRelease } from '../../flux';
import type { FluxTranslate } from '../../translations';
import { compareText } from '../FluxTable/rows';
import { TextCell } from '../FluxTable/TextCell';
import { ComponentsCell } from './ComponentsCell';
import { MethodCell } from './MethodCell';
import { RemovedApisCell } from './RemovedApisCell';
import { RuntimeFailure } from './RuntimeFailure';
import { UpdateCell } from './UpdateCell';
import type { RuntimeRow } from './rows';

interface ColumnDefinition {
  title: string;
  /** What searching looks at, and sorting unless `compare` is there. */
  text: (row: RuntimeRow) => string;
  compare?: (left: RuntimeRow, right: RuntimeRow) => number;
  /** Missing: the text. */
  render?: (row: RuntimeRow) => ReactNode;
  /** Field of the row that filters look at. */
  field?: string;
  hidden?: boolean;
}

/** The columns of the runtime's table. */
export function runtimeColumns(
  t: FluxTranslate,
  newest: FluxRelease | undefined,
): TableColumn<RuntimeRow>[] {
  const definitions: ColumnDefinition[] = [
    { title: t('runtime.column.cluster'), text: row => row.cluster },
    {
      title: t('runtime.column.namespace'),
      text: row => row.installation?.namespace ?? '',
    },
    {
      title: t('runtime.column.version'),
      text: row => row.filters.version ?? '',
      compare: (left, right) =>
        compareVersions(
          left.installation?.version,
          right.installation?.version,
        ),
      field: 'filters.version',
    },
    {
      title: t('runtime.column.components'),
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
    {
      title: t('runtime.column.update'),
      text: () => '',
      compare: (left, right) =>
        compareVersions(
          left.installation?.version,
          right.installation?.version,
        ),
      render: row => (
        <UpdateCell version={row.installation?.version} newest={newest} />
      ),
    },
    {
      title: t('runtime.column.method'),
      text: row => row.filters.method ?? '',
      compare: (left, right) =>
        compareText(left.filters.method ?? '', right.filters.method ?? '') ||
        verdictOf(left) - verdictOf(right),
      render: row =>
        row.installation && (
          <MethodCell
            method={row.filters.method ?? ''}
            operator={row.installation.operator}
            name={row.name}
          />
        ),
      field: 'filters.method',
    },
    {
      title: t('runtime.column.removedApis'),
      text: row =>
        (row.installation?.removedApis ?? [])
          .map(({ apiVersion }) => apiVersion)
          .join(' '),
      compare: (left, right) =>
        (left.installation?.removedApis.length ?? 0) -
        (right.installation?.removedApis.length ?? 0),
      render: row =>
        row.installation && (
          <RemovedApisCell
            removedApis={row.installation.removedApis}
            name={row.name}
          />
        ),
    },
    {
      // Filtering by health wants a column; the components show it already.
      title: t('runtime.column.health'),
      text: row => row.filters.health,
      field: 'filters.health',
      hidden: true,
    },
  ];
  return definitions.map(tableColumn);
}

/** The filters of the runtime's table. */
export function runtimeFilters(t: FluxTranslate) {
  return [
    t('runtime.column.version'),
    t('runtime.column.health'),
    t('runtime.column.method'),
  ].map(column => ({ column, type: 'multiple-select' as const }));
}

function tableColumn(definition: ColumnDefinition): TableColumn<RuntimeRow> {
  const { title, text, compare, render, field, hidden } = definition;
  return {
    title,
    field,
    hidden,
    width: 'auto',
    render: render ?? (row => <TextCell text={text(row)} />),
    customSort: (left, right) =>
      (compare?.(left, right) ?? compareText(text(left), text(right))) ||
      compareText(left.name, right.name),
    customFilterAndSearch: (query: string, row) =>
      text(row).toLocaleLowerCase().includes(query.toLocaleLowerCase()),
  };
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

function verdictOf(row: RuntimeRow): number {
  const { operator } = row.installation ?? {};
  return operator ? severityOf(operator.state) : -1;
}
