import { storageApiRef, useApiHolder } from '@backstage/core-plugin-api';
import { useCallback, useMemo, useState } from 'react';

/** The page sizes to choose from. */
export const PAGE_SIZES = [5, 10, 20, 50, 100];

const KEY = 'pageSize';

/** The page size of a table: the last choice of the user, or `usual`. */
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
      // Storage may fail; then the choice lasts until the page is left.
      bucket?.set(KEY, size).catch(() => {});
    },
    [bucket],
  );
  return [chosen ?? usual, choose];
}
