import { storageApiRef, useApiHolder } from '@backstage/core-plugin-api';
import { useState } from 'react';

/** The page sizes to choose from. */
export const PAGE_SIZES = [5, 10, 20, 50, 100];

const KEY = 'pageSize';

/**
 * The page size of a table when it is mounted, which is the last choice of the
 * user or `usual`, and a function that stores another choice.
 */
export function usePageSize(
  table: string,
  usual: number,
): [number, (size: number) => void] {
  const storage = useApiHolder().get(storageApiRef);
  const [{ bucket, size }] = useState(() => {
    const stored = storage?.forBucket(`flux.${table}`);
    const { value } = stored?.snapshot<number>(KEY) ?? {};
    return {
      bucket: stored,
      size: PAGE_SIZES.find(each => each === value) ?? usual,
    };
  });
  // Storage may fail; then the choice lasts until the page is left.
  return [size, chosen => bucket?.set(KEY, chosen).catch(() => {})];
}
