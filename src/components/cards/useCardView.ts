import { useMemo } from 'react';
import { useAddressState } from '../common';
import { readView, writeView, type CardView } from './tableAddress';

/** The view of a card, stored in the URL parameter `name`, so that it can be shared. */
export function useCardView(
  name: string,
): [CardView, (change: Partial<CardView>) => void] {
  const how = useMemo(
    () => ({
      read: (parameters: URLSearchParams) => readView(parameters.get(name)),
      write(view: CardView, parameters: URLSearchParams) {
        const text = writeView(view);
        if (text) parameters.set(name, text);
        else parameters.delete(name);
      },
    }),
    [name],
  );
  return useAddressState(how);
}
