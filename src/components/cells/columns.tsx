import {
  chartOf,
  compareDeployed,
  deployedOf,
  deployedSearchText,
  imagePolicyOf,
  revisionOf,
  updateOf,
  urlOf,
  verificationOf,
  textAt,
} from '../../flux';
import type { FluxTranslate } from '../../translations';
import { ImageCell } from './ImageCell';
import { NameCell } from './NameCell';
import { RevisionCell } from './RevisionCell';
import { RowActions } from './RowActions';
import { compareStatus, kindNameOf, type FluxRow } from './rows';
import { SourceCell } from './SourceCell';
import { SourceNameCell } from './SourceNameCell';
import { compareSourceNames, fullSourceName } from './sourceNames';
import { StatusCell } from './StatusCell';
import { TextCell, type DataColumn, type TitledColumn } from '../table';
import { UpdatedCell } from './UpdatedCell';
import { targetTexts } from './targetTexts';
import { UrlCell } from './UrlCell';
import { VerificationCell } from './VerificationCell';

/** A column of a card's table. */
export type FluxColumnId =
  | 'kind'
  | 'name'
  | 'repo'
  | 'source'
  | 'revision'
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

/** The source of an object. */
const SOURCE_NAME: DataColumn<FluxRow> = {
  text: fullSourceName,
  compare: compareSourceNames,
  render: row => <SourceNameCell row={row} />,
};

const COLUMNS: Record<FluxColumnId, DataColumn<FluxRow>> = {
  kind: {
    text: kindNameOf,
    render: row => <TextCell text={kindNameOf(row)} noWrap />,
    filterBy: kindNameOf,
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
    render: row => <SourceCell row={row} />,
  },
  revision: {
    text: row => deployedSearchText(deployedOf(row.resource.object)),
    compare: (left, right) =>
      compareDeployed(
        deployedOf(left.resource.object),
        deployedOf(right.resource.object),
      ),
    render: row => <RevisionCell resource={row.resource} name={row.name} />,
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
    render: row => <RevisionCell resource={row.resource} name={row.name} />,
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
      <StatusCell status={row.status} resource={row.resource} name={row.name} />
    ),
    filterBy: row => row.state,
    width: '22%',
  },
  updated: {
    text: () => '',
    compare: (left, right) => updatedOf(left) - updatedOf(right),
    render: row => <UpdatedCell object={row.resource.object} />,
  },
  actions: {
    text: () => '',
    render: row => <RowActions row={row} />,
    isPlain: true,
  },
};

// Filters want columns; the name shows both already.
const CLUSTER: DataColumn<FluxRow> = {
  text: row => row.shownCluster,
  filterBy: row => row.shownCluster,
  hidden: true,
};

const NAMESPACE: DataColumn<FluxRow> = {
  text: row => row.namespace,
  filterBy: row => row.namespace,
  hidden: true,
};

/** The columns of a table in the person's language. */
export function fluxColumns(
  ids: readonly FluxColumnId[],
  t: FluxTranslate,
): TitledColumn<FluxRow>[] {
  return [
    ...ids.map(id => ({
      id,
      title: t(`column.${id}`),
      column: COLUMNS[id],
    })),
    { id: 'cluster', title: t('column.cluster'), column: CLUSTER },
    { id: 'namespace', title: t('column.namespace'), column: NAMESPACE },
  ];
}

/** The path of a Kustomization, or chart and versions of a HelmRelease. */
function sourceTextOf(row: FluxRow): string {
  const { object } = row.resource;
  const path = textAt(object, 'spec', 'path');
  if (path) return path;
  const { name, version, lastGood, attempted } = chartOf(object);
  if (!name) return '';
  const versions = [lastGood, attempted].filter(each => each !== undefined);
  return [version ? `${name}/${version}` : name, ...versions].join(' ');
}

function imageOrderOf(row: FluxRow): string {
  const { order } = imagePolicyOf(row.resource.object);
  if (!order) return '';
  return order.value ? `${order.by}: ${order.value}` : order.by;
}

/** Greater than any time in milliseconds. */
const NO_CHANGE = 1e16;

/**
 * Sort key of the Updated column. Resources without a known change sort after
 * all changes, and resources without any time after those.
 */
function updatedOf(row: FluxRow): number {
  const update = updateOf(row.resource.object);
  if (!update) return -2 * NO_CHANGE;
  const time = Date.parse(update.time);
  return update.kind === 'change' ? time : time - NO_CHANGE;
}
