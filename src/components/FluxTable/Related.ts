import { createContext, useContext } from 'react';
import {
  helmChartOf,
  referenceKey,
  referenceOf,
  type FluxObject,
  type FluxResource,
} from '../../flux';

/** What is known of a table's resources from other resources. */
export interface Related {
  /** Names of what uses a resource, by the key of its reference. */
  readonly usedBy?: ReadonlyMap<string, readonly string[]>;
  /** HelmCharts, by the key of their reference. */
  readonly charts?: ReadonlyMap<string, FluxResource>;
}

const RelatedContext = createContext<Related>({});

/** Tells the cells of a table about resources related to theirs. */
export const RelatedProvider = RelatedContext.Provider;

/** What uses a resource, as `<kind> <namespace>/<name>`. */
export function useUsers(resource: FluxResource): readonly string[] {
  const { usedBy } = useContext(RelatedContext);
  const reference = referenceOf(resource);
  return (reference && usedBy?.get(referenceKey(reference))) ?? [];
}

/** The HelmChart of a HelmRelease, where it is known. */
export function useHelmChart(resource: FluxResource): FluxObject | undefined {
  const { charts } = useContext(RelatedContext);
  if (!charts || charts.size === 0) return undefined;
  const chart = helmChartOf(resource.object);
  if (!chart) return undefined;
  const { namespace, name } = chart;
  const { cluster } = resource;
  return charts.get(
    referenceKey({ cluster, kind: 'HelmChart', namespace, name }),
  )?.object;
}
