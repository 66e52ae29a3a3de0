import type { TableColumn } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import {
  chartOf,
  imagePolicyOf,
  lastUpdatedOf,
  revisionOf,
  urlOf,
  verificationOf,
} from '../../flux';
import { textAt } from '../../flux/objects/json';
import type { FluxTranslate } from '../../translations';
import { RelativeTime } from '../RelativeTime';
import { ImageCell } from './ImageCell';
import { NameCell } from './NameCell';
import { RowActions } from './RowActions';
import { RevisionCell } from './RevisionCell';
import {
  compareStatus,
  kindNameOf,
  type FluxRow,
  type FluxTableRow,
} from './rows';
import { SourceCell } from './SourceCell';
import { SourceNameCell } from './SourceNameCell';
import { compareSourceNames, fullSourceName } from './sourceNames';
import { StatusCell } from './StatusCell';
import { tableColumn, type ColumnDefinition } from './tableColumn';
import { targetTexts } from './targetTexts';
import { UrlCell } from './UrlCell';
import { VerificationCell } from './VerificationCell';

/** A column of a card's table. */
export type FluxColumnId =
  | 'kind'
  | 'name'
  | 'repo'
  | 'source'
  | 'verified'
  | 'provider'
  | 'url'
  | 'artifact'
  | 'imagePolicy'
  | 'imageRepository'
  | 'latestImage'
  | 'status'
  | 'updated'
  | 'actions';

/** What an object takes its content from. */
const SOURCE_NAME: ColumnDefinition<FluxRow> = {
  text: fullSourceName,
  compare: compareSourceNames,
  render: row => <SourceNameCell row={row} />,
};

const COLUMNS: Record<FluxColumnId, ColumnDefinition<FluxRow>> = {
  kind: {
    text: kindNameOf,
    render: row => (
      <Typography variant="body2" noWrap>
        {kindNameOf(row)}
      </Typography>
    ),
  },
  name: {
    text: row =>
      [row.name, row.clusterTitle, row.cluster, ...targetTexts(row)]
        .filter(part => part)
        .join(' '),
    render: row => <NameCell row={row} />,
  },
  repo: SOURCE_NAME,
  source: {
    text: sourceTextOf,
    render: row => <SourceCell row={row} text={sourceTextOf(row)} />,
  },
  verified: {
    text: row => {
      const { state } = verificationOf(row.resource.object);
      return state === 'not-configured' ? '' : state;
    },
    render: row => (
      <VerificationCell
        verification={verificationOf(row.resource.object)}
        name={row.name}
      />
    ),
  },
  provider: {
    text: row => textAt(row.resource.object, 'spec', 'provider') ?? '',
  },
  url: {
    text: row => urlOf(row.resource.object) ?? '',
    render: row => <UrlCell object={row.resource.object} />,
  },
  artifact: {
    text: row => revisionOf(row.resource.object).revision ?? '',
    render: row => (
      <RevisionCell object={row.resource.object} name={row.name} />
    ),
  },
  imagePolicy: { text: imageOrderOf },
  imageRepository: SOURCE_NAME,
  latestImage: {
    text: row => imagePolicyOf(row.resource.object).latest?.text ?? '',
    render: row => <ImageCell object={row.resource.object} name={row.name} />,
  },
  status: {
    text: ({ state, status: { reason = '', message = '' } }) =>
      `${state} ${reason} ${message}`,
    compare: compareStatus,
    render: row => (
      <StatusCell
        status={row.status}
        object={row.resource.object}
        name={row.name}
      />
    ),
    field: 'state',
    width: '30%',
  },
  updated: {
    text: () => '',
    compare: (left, right) => updatedOf(left) - updatedOf(right),
    render: row => {
      const time = lastUpdatedOf(row.resource.object);
      return time && <RelativeTime time={time} />;
    },
  },
  actions: {
    text: () => '',
    render: row => <RowActions row={row} />,
    isPlain: true,
  },
};

// Made once: a table takes columns with other functions for other columns,
// and forgets how the person had arranged them.
const TABLE_COLUMNS = Object.fromEntries(
  Object.entries(COLUMNS).map(([id, definition]) => [
    id,
    tableColumn(definition),
  ]),
);

/** The columns of a table in the person's language. */
export function fluxColumns(
  ids: readonly FluxColumnId[],
  t: FluxTranslate,
): TableColumn<FluxTableRow>[] {
  const shown = ids.map(id => ({
    ...TABLE_COLUMNS[id],
    title: t(`column.${id}`),
  }));
  // Filtering by cluster wants a column; the name shows it already.
  const cluster = {
    title: t('column.cluster'),
    field: 'row.shownCluster',
    hidden: true,
    searchable: false,
  };
  return [...shown, cluster];
}

/** The path of a Kustomization; chart and version of a HelmRelease. */
function sourceTextOf(row: FluxRow): string {
  const { object } = row.resource;
  const path = textAt(object, 'spec', 'path');
  if (path) return path;
  const { name, version } = chartOf(object);
  if (!name) return '';
  return version ? `${name}/${version}` : name;
}

function imageOrderOf(row: FluxRow): string {
  const { order } = imagePolicyOf(row.resource.object);
  if (!order) return '';
  return order.value ? `${order.by}: ${order.value}` : order.by;
}

function updatedOf(row: FluxRow): number {
  return Date.parse(lastUpdatedOf(row.resource.object) ?? '') || 0;
}
