import { FLUX_STATES, type FluxState } from '../../flux';
import type { TableState } from '../table';

/** What a person has chosen to see of a card's table. */
export interface CardView extends TableState {
  /** Only rows in one of these states; all of them if empty. */
  readonly states: readonly FluxState[];
}

const NO_FILTERS = {};

/** Nothing chosen: all rows, those that need attention first. */
export const USUAL_VIEW: CardView = {
  states: [],
  search: '',
  filters: NO_FILTERS,
};

/** Longer addresses are not read: nobody has chosen so much. */
const LONGEST = 2_000;

/** Columns that the address may filter by. */
export const FILTERED_COLUMNS = [
  'kind',
  'namespace',
  'cluster',
  'status',
] as const;

/** A view as the value of a parameter in the address; empty for the usual one. */
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

/** The view that an address names; the usual one for what cannot be read. */
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
