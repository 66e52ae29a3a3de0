import { nameOf, namespaceOf, resourceKey, type FluxTotals } from '../../flux';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import {
  Caption,
  cut,
  DetailsLink,
  RelativeTime,
  useDetailsTo,
  useDurationWords,
  useRelativeTime,
} from '../common';
import { compareText, type DataColumn, type TitledColumn } from '../table';
import { ClusterFlux } from './ClusterFlux';
import type { ClusterRow } from './clusterRows';
import { CountLink } from './CountLink';
import type { FleetView } from './fleetAddress';
import { COUNTED_KINDS } from './fleetKinds';
import { useFleetAddress } from './useFleetAddress';

type Part = Pick<FleetView, 'states' | 'isBehind'>;

/** What a number counts: the rows that its link shows. */
export const PARTS = {
  total: {},
  failing: { states: ['Failed', 'Stalled'] },
  suspended: { states: ['Suspended'] },
  behind: { isBehind: true },
} as const satisfies Partial<Record<keyof FluxTotals, Partial<Part>>>;

type Counted = keyof typeof PARTS;

function counted(id: Counted): DataColumn<ClusterRow> {
  return {
    text: row => String(countIn(row, id)),
    compare: (left, right) => countIn(left, id) - countIn(right, id),
    render: row => <CountCell row={row} id={id} />,
  };
}

const COLUMNS = {
  cluster: {
    // Also searchable by name, which configuration and commands use.
    text: row => `${row.name} ${row.cluster}`,
    compare: (left, right) => compareText(left.name, right.name),
    render: row => (
      <>
        <bdi>{row.name}</bdi>
        <ReadAge row={row} />
      </>
    ),
  },
  total: counted('total'),
  failing: counted('failing'),
  suspended: counted('suspended'),
  behind: counted('behind'),
  duration: {
    text: () => '',
    compare: (left, right) => durationOf(left) - durationOf(right),
    render: row => <DurationCell row={row} />,
  },
  flux: {
    text: row =>
      row.installations.map(({ version }) => version ?? '').join(' '),
    render: row => <ClusterFlux installations={row.installations} />,
  },
} satisfies Record<string, DataColumn<ClusterRow>>;

/** The columns of the table of clusters. */
export function clusterColumns(t: FluxTranslate): TitledColumn<ClusterRow>[] {
  return Object.entries(COLUMNS).map(([id, column]) => ({
    id,
    title: t(`fleet.column.${id as keyof typeof COLUMNS}`),
    column,
  }));
}

function countIn({ totals, reported }: ClusterRow, id: Counted): number {
  const known = id === 'behind' ? undefined : reported?.[id];
  return known ?? totals?.[id] ?? -1;
}

function durationOf({ totals }: ClusterRow): number {
  return totals?.duration?.average ?? -1;
}

function CountCell(props: { row: ClusterRow; id: Counted }) {
  const { row, id } = props;
  const t = useFluxTranslation();
  const addressOf = useFleetAddress();
  const count = countIn(row, id);
  if (count < 0) return <Caption secondary>{t('fleet.notRead')}</Caption>;
  if (row.reported && id !== 'behind') {
    return (
      <>
        {count} <Caption secondary>{t('fleet.reported')}</Caption>
      </>
    );
  }
  return (
    <>
      <CountLink
        count={count}
        label={t('fleet.countOf', {
          what: t(`fleet.column.${id}`),
          number: String(count),
          cluster: row.name,
        })}
        to={addressOf({
          ...PARTS[id],
          kinds: COUNTED_KINDS,
          filters: { cluster: [row.name] },
        })}
      />
      {row.isPartial && <Caption secondary>{t('fleet.soFar')}</Caption>}
      {id === 'suspended' && <SuspendedBy suspended={row.suspended} />}
      {id === 'total' &&
        row.kinds.map(({ kind, count: ofKind }) => (
          <Caption key={kind} secondary>
            <CountLink
              count={ofKind}
              text={`${ofKind} ${kind}`}
              label={t('fleet.countOf', {
                what: kind,
                number: String(ofKind),
                cluster: row.name,
              })}
              to={addressOf({
                kinds: [kind],
                filters: { cluster: [row.name] },
              })}
            />
          </Caption>
        ))}
    </>
  );
}

/** How many suspended objects are named. */
const MOST_NAMED = 3;

/** What was suspended last, by whom and since when. */
function SuspendedBy({ suspended }: Pick<ClusterRow, 'suspended'>) {
  const t = useFluxTranslation();
  const detailsTo = useDetailsTo();
  const more = suspended.length - MOST_NAMED;
  return (
    <>
      {suspended.slice(0, MOST_NAMED).map(({ resource, status }) => {
        const { object } = resource;
        const to = detailsTo(resource);
        const name = cut(`${namespaceOf(object)}/${nameOf(object)}`);
        const { by, manager, at, since } = status.suspension ?? {};
        const time = at ?? since;
        return (
          <div key={resourceKey(resource)}>
            <Caption>
              {to ? <DetailsLink to={to}>{name}</DetailsLink> : name}
            </Caption>
            <Caption secondary>
              {cut(by ?? manager ?? '')} {time && <RelativeTime time={time} />}
            </Caption>
          </div>
        );
      })}
      {more > 0 && (
        <Caption secondary>{t('fleet.more', { count: more })}</Caption>
      )}
    </>
  );
}

function DurationCell(props: { row: ClusterRow }) {
  const { duration } = props.row.totals ?? {};
  const t = useFluxTranslation();
  const words = useDurationWords();
  if (!duration || !words) return null;
  return (
    <>
      {words(duration.average)}
      <Caption secondary>
        {t('fleet.durationOf', { count: duration.of })}
      </Caption>
    </>
  );
}

function ReadAge(props: { row: ClusterRow }) {
  const { readAt, hasFailed } = props.row;
  const t = useFluxTranslation();
  const when = useRelativeTime(readAt ?? '');
  return (
    <Caption secondary>
      {when ? t('fleet.readAt', { when }) : t('fleet.notRead')}
      {hasFailed && ` · ${t('fleet.incomplete')}`}
    </Caption>
  );
}
