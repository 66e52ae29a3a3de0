import { ApiProvider } from '@backstage/core-app-api';
import { useApi, type ApiHolder } from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import {
  kubernetesAuthProvidersApiRef,
  KubernetesBackendClient,
} from '@backstage/plugin-kubernetes-react';
import { useMemo, type ReactNode } from 'react';
import { FluxClient, fluxApiRef } from '../../src';
import { createKubernetesBackend } from '../fleet/backend';
import type { Fleet } from '../fleet/fleet';
import { demoPortalFleet, demoRuntimeFleet, fetchApiOf } from './demoBackend';

/**
 * Latency of each cluster, so that the rows visibly arrive one after another.
 */
const LATENCIES_MS = [150, 400, 700, 250, 1_200, 300];

function slowFetchApi(fleet: Fleet, factor: number = 1) {
  fleet.clusters.forEach((cluster, index) => {
    cluster.latencyMs = factor * LATENCIES_MS[index % LATENCIES_MS.length];
  });
  return fetchApiOf(createKubernetesBackend({ fleet, entities: [] }));
}

const FETCH_APIS = {
  runtime: slowFetchApi(demoRuntimeFleet),
  portal: slowFetchApi(demoPortalFleet, 0.2),
};

/**
 * Gives a page about all clusters its own fleet: its dead and hanging clusters
 * would disturb the entity page.
 */
export function DemoFleetApis(props: {
  fleet: keyof typeof FETCH_APIS;
  children: ReactNode;
}) {
  const fetchApi = FETCH_APIS[props.fleet];
  const discoveryApi = useApi(coreApis.discovery);
  const kubernetesAuthProvidersApi = useApi(kubernetesAuthProvidersApiRef);
  const apis = useMemo((): ApiHolder => {
    const kubernetesApi = new KubernetesBackendClient({
      discoveryApi,
      fetchApi,
      kubernetesAuthProvidersApi,
    });
    const client = new FluxClient({
      kubernetesApi,
      kubernetesAuthProvidersApi,
      fetchApi,
    });
    const known = new Map<string, unknown>([[fluxApiRef.id, client]]);
    return { get: <T,>(ref: { id: string }) => known.get(ref.id) as T };
  }, [discoveryApi, kubernetesAuthProvidersApi, fetchApi]);
  return <ApiProvider apis={apis}>{props.children}</ApiProvider>;
}
