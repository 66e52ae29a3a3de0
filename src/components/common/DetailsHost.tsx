import type { Entity } from '@backstage/catalog-model';
import { ErrorBoundary } from '@backstage/core-components';
import {
  lazy,
  Suspense,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { useLocation } from 'react-router-dom';
import { loadDetails } from '../../lazy';
import { DETAILS } from '../../routes';

const DetailsDrawer = lazy(async () => ({
  default: (await loadDetails()).DetailsDrawer,
}));

const hosts: object[] = [];
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether this is the first of the mounted components that call it. */
function useIsFirstHost(): boolean {
  const [self] = useState(() => ({}));
  useLayoutEffect(() => {
    hosts.push(self);
    listeners.forEach(listener => listener());
    return () => {
      hosts.splice(hosts.indexOf(self), 1);
      listeners.forEach(listener => listener());
    };
  }, [self]);
  return useSyncExternalStore(subscribe, () => hosts[0] === self);
}

/** Props of {@link DetailsHost}. */
export interface DetailsHostProps {
  /** The entity whose page it is. */
  entity?: Entity;
}

/**
 * Shows the details that the address of the page names. Every card has one, as
 * any of them may be the only one on the page; the first one shows them.
 */
export function DetailsHost(props: DetailsHostProps) {
  const isFirst = useIsFirstHost();
  const { search } = useLocation();
  if (!isFirst || !new URLSearchParams(search).has(DETAILS)) return null;
  return (
    // What goes wrong here must not replace the card.
    <ErrorBoundary>
      <Suspense fallback={null}>
        <DetailsDrawer entity={props.entity} />
      </Suspense>
    </ErrorBoundary>
  );
}
