import { useApi } from '@backstage/core-plugin-api';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { errorOf, fluxApiRef, type FluxProblem } from '../api';
import { alertWarningsQuery, allOfKindQuery } from '../data';
import {
  alertsOf,
  isSending,
  triggersOf,
  type FluxAlert,
  type FluxEvent,
  type FluxReference,
  type FluxResource,
  type FluxTrigger,
} from '../flux';
import { useFluxData } from './useFluxData';

/** The kinds that are listed, and by which names they are called. */
const KINDS = ['Alert', 'Provider', 'Receiver'] as const;

/** An Alert that covers an object. */
export interface CoveringAlert extends FluxAlert {
  readonly isSending: boolean;
  /** Whether its Provider does not exist. */
  readonly isProviderMissing: boolean;
  /** The last thing that went wrong, such as a message that was not sent. */
  readonly warning?: FluxEvent;
}

/** What came of listing a kind. */
export interface AlertsList {
  readonly kind: (typeof KINDS)[number];
  readonly problem?: FluxProblem;
  /** Set where only these could be listed. */
  readonly namespaces?: readonly string[];
}

/** The Alerts about an object, and the Receivers that trigger it. */
export interface Alerts {
  readonly isLooking: boolean;
  /** When they were listed last, in milliseconds since the epoch. */
  readonly lookedAt?: number;
  /** Undefined before they were listed. */
  readonly alerts?: readonly CoveringAlert[];
  /** Undefined before they were listed. */
  readonly triggers?: readonly FluxTrigger[];
  readonly lists: readonly AlertsList[];
  /** Namespaces whose warnings could not be read. */
  readonly unread: readonly { namespace: string; problem: FluxProblem }[];
  readonly look: () => void;
}

/**
 * The Alerts that cover an object, where they send to, and the Receivers that
 * trigger it. Requests nothing before {@link Alerts.look} is called.
 */
export function useAlerts(
  resource: FluxResource,
  self: FluxReference,
  readsWarnings: boolean,
): Alerts {
  const api = useApi(fluxApiRef);
  const { client } = useFluxData();
  const queries = useQueries(
    { queries: KINDS.map(kind => allOfKindQuery(api, self, kind)) },
    client,
  );
  const [alertList, providerList, receiverList] = queries.map(
    ({ data }) => data,
  );
  const alerts = useMemo(
    () =>
      alertList &&
      alertsOf(resource, alertList.resources, providerList?.resources ?? []),
    [resource, alertList, providerList],
  );
  const triggers = useMemo(
    () => receiverList && triggersOf(resource, receiverList.resources),
    [resource, receiverList],
  );
  const namespaces = [
    ...new Set(alerts?.map(({ reference }) => reference.namespace ?? '')),
  ];
  const warnings = useQueries(
    {
      queries: namespaces.map(namespace => ({
        ...alertWarningsQuery(api, self.cluster, namespace),
        enabled: readsWarnings,
      })),
    },
    client,
  );
  const events = warnings.flatMap(({ data }) => data ?? []);
  const isRead = ({ namespace = '' }: FluxReference) =>
    providerList !== undefined &&
    (providerList.namespaces?.includes(namespace) ?? true);
  return {
    isLooking: queries.some(({ isFetching }) => isFetching),
    lookedAt:
      Math.max(...queries.map(({ dataUpdatedAt }) => dataUpdatedAt)) ||
      undefined,
    alerts: alerts?.map(alert => {
      const { reference, provider } = alert;
      return {
        ...alert,
        isSending: isSending(alert, isRead),
        isProviderMissing:
          provider !== undefined &&
          provider.state === undefined &&
          isRead(provider.reference),
        warning: events.find(
          ({ about }) =>
            about.namespace === reference.namespace &&
            about.name === reference.name,
        ),
      };
    }),
    triggers,
    lists: queries.map(({ data, error }, index) => ({
      kind: KINDS[index],
      problem: error ? errorOf(error) : undefined,
      namespaces: data?.namespaces,
    })),
    unread: warnings.flatMap(({ error }, index) =>
      error ? { namespace: namespaces[index], problem: errorOf(error) } : [],
    ),
    look: () => {
      queries.forEach(query => void query.refetch());
      if (readsWarnings) warnings.forEach(query => void query.refetch());
    },
  };
}
