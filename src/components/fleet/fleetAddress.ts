import {
  FLUX_KINDS,
  FLUX_STATES,
  type FluxKind,
  type FluxState,
} from '../../flux';
import type { AddressState } from '../common';
import type { TableFilters, TableState } from '../table';
import { shortRef } from './ownerWords';

/** What the table of the fleet shows, as chosen by the user. */
export interface FleetView extends TableState {
  /** Only these kinds are read; if empty, the usual ones. */
  readonly kinds: readonly FluxKind[];
  /** Only rows in one of these states are shown; if empty, all rows. */
  readonly states: readonly FluxState[];
  /** Only rows of the signed-in user, or only rows without an owner. */
  readonly whose?: 'mine' | 'nobody';
  /** Whether only rows are shown whose source has something newer. */
  readonly isBehind: boolean;
}

/** Columns whose filters are part of the address. */
const FILTERED = ['cluster', 'namespace', 'owner'] as const;
const OWN = ['kind', 'state', 'behind', 'q', 'sort', ...FILTERED];
const WHOSE = { mine: 'mine', none: 'nobody' } as const;
/** More values are ignored. */
const MOST_VALUES = 100;

/** The view in the query of the page's address, each part in one parameter. */
export const FLEET_ADDRESS: AddressState<FleetView> = {
  read(parameters) {
    const all = (name: string) => parameters.getAll(name).slice(0, MOST_VALUES);
    const owners = all('owner');
    const filters: TableFilters = Object.fromEntries(
      FILTERED.flatMap(name => {
        const values =
          name === 'owner'
            ? owners.filter(value => !isWhose(value)).map(shortRef)
            : all(name);
        return values.length > 0 ? [[name, values]] : [];
      }),
    );
    const whose = owners.find(isWhose);
    const sort = parameters.get('sort') ?? '';
    const isDescending = sort.startsWith('-');
    const column = isDescending ? sort.slice(1) : sort;
    return {
      kinds: FLUX_KINDS.map(({ kind }) => kind).filter(kind =>
        all('kind').includes(kind),
      ),
      states: FLUX_STATES.filter(state => all('state').includes(state)),
      ...(whose && { whose: WHOSE[whose] }),
      isBehind: parameters.get('behind') === 'true',
      search: parameters.get('q') ?? '',
      filters,
      ...(column && {
        sort: { column, direction: isDescending ? 'desc' : 'asc' },
      }),
    };
  },

  write(view, parameters) {
    for (const name of OWN) parameters.delete(name);
    const { kinds, states, whose, isBehind, search, filters, sort } = view;
    const append = (name: string, values: readonly string[]) =>
      values.forEach(value => parameters.append(name, value));
    append('kind', kinds);
    append('state', states);
    for (const name of FILTERED) append(name, filters[name] ?? []);
    if (whose) parameters.append('owner', whose === 'mine' ? 'mine' : 'none');
    if (isBehind) parameters.set('behind', 'true');
    if (search) parameters.set('q', search);
    if (sort) {
      const descending = sort.direction === 'desc' ? '-' : '';
      parameters.set('sort', `${descending}${sort.column}`);
    }
  },
};

/** The query of an address that shows a part of the fleet. */
export function fleetSearch(part: Partial<FleetView>): string {
  const parameters = new URLSearchParams();
  const view = { ...FLEET_ADDRESS.read(parameters), ...part };
  FLEET_ADDRESS.write(view, parameters);
  return `?${parameters}`;
}

function isWhose(value: string): value is keyof typeof WHOSE {
  return Object.hasOwn(WHOSE, value);
}
