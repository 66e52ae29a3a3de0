import { createContext, useContext } from 'react';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import { kindNameOf, type FluxRow } from './rows';

/** How many rows have a name, and how many of them on the same cluster. */
export type RowCounts = ReadonlyMap<string, number>;

const RowCountsContext = createContext<() => RowCounts>(() => new Map());

/** Tells cells which rows of their table have the same name. */
export const RowCountsProvider = RowCountsContext.Provider;

/** Counts the names of rows, when they are first asked for. */
export function nameCounter(rows: readonly FluxRow[]): () => RowCounts {
  let counts: RowCounts | undefined;
  return () => {
    counts ??= countNames(rows);
    return counts;
  };
}

function countNames(rows: readonly FluxRow[]): RowCounts {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const key of [row.name, nameOnCluster(row)]) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** What buttons call a row: with its cluster where its name alone is not enough. */
export function rowLabel(
  row: FluxRow,
  counts: RowCounts,
  t: FluxTranslate,
): string {
  const { name, shownCluster } = row;
  if ((counts.get(name) ?? 0) < 2) return name;
  const isOnly = (counts.get(nameOnCluster(row)) ?? 0) < 2;
  return t('actions.onCluster', {
    name: isOnly ? name : t('actions.ofKind', { name, kind: kindNameOf(row) }),
    cluster: shownCluster,
  });
}

/** {@link rowLabel} in the table that a cell is in. */
export function useRowLabel(row: FluxRow): string {
  const counts = useContext(RowCountsContext)();
  const t = useFluxTranslation();
  return rowLabel(row, counts, t);
}

function nameOnCluster(row: FluxRow): string {
  return `${row.shownCluster}\n${row.name}`;
}
