import { FLUX_STATES, type FluxState } from '../../flux';
import type { TableState } from '../table';

/** The state of a card's table, as chosen by the user. */
export interface CardView extends TableState {
  /** Only rows in one of these states are shown; if empty, all rows. */
  readonly states: readonly FluxState[];
}

const NO_FILTERS = {};

/** The default: all rows, the worst states first. */
export const USUAL_VIEW: CardView = {
  states: [],
  search: '',
  filters: NO_FILTERS,
};

/** Longer values are ignored. */
const LONGEST = 2_000;

/** Columns whose filters are part of the URL. */
export const FILTERED_COLUMNS = [
  'kind',
  'namespace',
  'cluster',
  'status',
] as const;

/** Serializes a view as a URL parameter; the default view is empty. */
export function writeView(view: CardView): string {
  const { states, search, filters, sort } = view;
  const parts = new URLSearchParams();
  if (search) parts.set('q', search);
  states.forEach(state => parts.append('state', state));
  for (const column of FILTERED_COLUMNS) {
    filters[column]?.forEach(value => parts.append(column, value));
  }
  if (sort) {
    parts.set('sort', `${sort.direction === 'desc' ? '-' : ''}${sort.column}`);
  }
  return parts.toString();
}

/** Parses a URL parameter; the default view if it is not valid. */
export function readView(value: string | null): CardView {
  if (!value || value.length > LONGEST) return USUAL_VIEW;
  const parts = new URLSearchParams(value);
  const sort = parts.get('sort') ?? '';
  const isDescending = sort.startsWith('-');
  const column = isDescending ? sort.slice(1) : sort;
  return {
    search: parts.get('q') ?? '',
    states: FLUX_STATES.filter(state => parts.getAll('state').includes(state)),
    filters: Object.fromEntries(
      FILTERED_COLUMNS.flatMap(name => {
        const values = parts.getAll(name);
        return values.length > 0 ? [[name, values]] : [];
      }),
    ),
    ...(column && {
      sort: { column, direction: isDescending ? 'desc' : 'asc' },
    }),
  };
}
