import { createContext, useContext } from 'react';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import { kindNameOf, type FluxRow } from './rows';

/** Number of rows with a name, and with a name on a cluster. */
export type RowCounts = ReadonlyMap<string, number>;

const RowCountsContext = createContext<() => RowCounts>(() => new Map());

/** Provides the number of rows per name to the cells of a table. */
export const RowCountsProvider = RowCountsContext.Provider;

/** Counts the names of rows on first use. */
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

/**
 * The name of a row in labels. The cluster, and if needed the kind, is added if
 * several rows have the same name.
 */
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

/** The {@link rowLabel} of a row in the surrounding table. */
export function useRowLabel(row: FluxRow): string {
  const counts = useContext(RowCountsContext)();
  const t = useFluxTranslation();
  return rowLabel(row, counts, t);
}

function nameOnCluster(row: FluxRow): string {
  return `${row.shownCluster}\n${row.name}`;
}
