import { createContext, useContext } from 'react';
import { namespaceOf, sourceRefOf, type FluxSourceRef } from '../../flux';
import { compareText } from '../table';
import type { FluxRow } from './rows';

/** The kinds and namespaces of the sources in a table, by source name. */
export type SourceCounts = ReadonlyMap<string, SourcesOfOneName>;

interface SourcesOfOneName {
  readonly kinds: ReadonlySet<string>;
  readonly namespaces: ReadonlySet<string>;
}

const SourceCountsContext = createContext<() => SourceCounts>(() => new Map());

/** Provides the sources of a table to its cells. */
export const SourceCountsProvider = SourceCountsContext.Provider;

/** Collects the sources of rows on first use. */
export function sourceCounter(rows: readonly FluxRow[]): () => SourceCounts {
  let counts: SourceCounts | undefined;
  return () => {
    counts ??= countSources(rows);
    return counts;
  };
}

function countSources(rows: readonly FluxRow[]): SourceCounts {
  const counts = new Map<
    string,
    { kinds: Set<string>; namespaces: Set<string> }
  >();
  for (const row of rows) {
    const source = sourceOf(row);
    if (source) {
      const { kind = '', namespace, name } = source;
      const same = counts.get(name);
      if (same) {
        same.kinds.add(kind);
        same.namespaces.add(namespace);
      } else {
        counts.set(name, {
          kinds: new Set([kind]),
          namespaces: new Set([namespace]),
        });
      }
    }
  }
  return counts;
}

/**
 * The name of a row's source. The namespace is added if it differs from the
 * row's own, and namespace or kind if sources in the table share the name. The
 * same source on another cluster does not count.
 */
export function sourceName(row: FluxRow, counts: SourceCounts): string {
  const source = sourceOf(row);
  if (!source) return '';
  const { kind, namespace, name } = source;
  const { kinds, namespaces } = counts.get(name) ?? {};
  const isElsewhere = namespace !== namespaceOf(row.resource.object);
  const showsNamespace = isElsewhere || (namespaces?.size ?? 0) > 1;
  const showsKind = kind !== undefined && (kinds?.size ?? 0) > 1;
  const place = showsNamespace && namespace ? `${namespace}/${name}` : name;
  return showsKind ? `${kind} ${place}` : place;
}

/** The {@link sourceName} of a row in the surrounding table. */
export function useSourceName(row: FluxRow): string {
  return sourceName(row, useContext(SourceCountsContext)());
}

/** `Kind namespace/name` of a row's source, for searching. */
export function fullSourceName(row: FluxRow): string {
  const source = sourceOf(row);
  if (!source) return '';
  const { kind = '', namespace, name } = source;
  return `${kind} ${namespace}/${name}`;
}

/** Compares by name first, because the name is always shown. */
export function compareSourceNames(left: FluxRow, right: FluxRow): number {
  const text = (row: FluxRow) => {
    const { kind = '', namespace = '', name = '' } = sourceOf(row) ?? {};
    return `${name} ${namespace} ${kind}`;
  };
  return compareText(text(left), text(right));
}

function sourceOf(row: FluxRow): FluxSourceRef | undefined {
  return sourceRefOf(row.resource.object);
}
