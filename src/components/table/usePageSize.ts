import { storageApiRef, useApiHolder } from '@backstage/core-plugin-api';
import { useCallback, useMemo, useState } from 'react';

/** The numbers of rows that a person can choose from. */
export const PAGE_SIZES = [5, 10, 20, 50, 100];

const KEY = 'pageSize';

/** Rows on a page: what the person chose last in a table of that name. */
export function usePageSize(
  table: string,
  usual: number,
): [number, (size: number) => void] {
  const storage = useApiHolder().get(storageApiRef);
  const bucket = useMemo(
    () => storage?.forBucket(`flux.${table}`),
    [storage, table],
  );
  const [chosen, setChosen] = useState(() => {
    const { value } = bucket?.snapshot<number>(KEY) ?? {};
    return PAGE_SIZES.find(size => size === value);
  });
  const choose = useCallback(
    (size: number) => {
      setChosen(size);
      // It is a convenience: where it cannot be kept, it holds for this page.
      bucket?.set(KEY, size).catch(() => {});
    },
    [bucket],
  );
  return [chosen ?? usual, choose];
}
