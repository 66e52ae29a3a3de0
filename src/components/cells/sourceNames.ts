import { createContext, useContext } from 'react';
import { namespaceOf, sourceRefOf, type FluxSourceRef } from '../../flux';
import { compareText } from '../table';
import type { FluxRow } from './rows';

/** The sources that a table's rows refer to, by their name. */
export type SourceCounts = ReadonlyMap<string, SourcesOfOneName>;

interface SourcesOfOneName {
  readonly kinds: ReadonlySet<string>;
  readonly namespaces: ReadonlySet<string>;
}

const SourceCountsContext = createContext<() => SourceCounts>(() => new Map());

/** Tells cells which sources of their table have the same name. */
export const SourceCountsProvider = SourceCountsContext.Provider;

/** Collects the sources of rows, when they are first asked for. */
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
 * What a row calls its source: with the namespace where that is not its own,
 * and with namespace or kind where the table has others of that name. The
 * same on another cluster is no other one.
 */
export function sourceName(row: FluxRow, counts: SourceCounts): string {
  const source = sourceOf(row);
  if (!source) return '';
  const { kind, namespace, name } = source;
  const { kinds, namespaces } = counts.get(name) ?? {};
  const isElsewhere = namespace !== namespaceOf(row.resource.object);
  const isNamespaceTold = isElsewhere || (namespaces?.size ?? 0) > 1;
  const isKindTold = kind !== undefined && (kinds?.size ?? 0) > 1;
  const place = isNamespaceTold && namespace ? `${namespace}/${name}` : name;
  return isKindTold ? `${kind} ${place}` : place;
}

/** {@link sourceName} in the table that a cell is in. */
export function useSourceName(row: FluxRow): string {
  return sourceName(row, useContext(SourceCountsContext)());
}

/** `Kind namespace/name` of a row's source, as searching finds it. */
export function fullSourceName(row: FluxRow): string {
  const source = sourceOf(row);
  if (!source) return '';
  const { kind = '', namespace, name } = source;
  return `${kind} ${namespace}/${name}`;
}

/** By name first, which is what is always shown. */
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
