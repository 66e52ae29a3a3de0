import { useMemo } from 'react';
import type { FluxCluster } from '../../api';
import {
  assignEnvironments,
  resourceKey,
  type FluxImageRow,
  type FluxImageRun,
} from '../../flux';
import { useEnvironmentRules } from '../common';

/**
 * Tells in which environment something runs: that of what has applied it, as
 * in the card of environments.
 */
export function useEnvironmentOf(
  rows: readonly FluxImageRow[],
  clusters?: readonly FluxCluster[],
): (run: FluxImageRun) => string {
  const rules = useEnvironmentRules();
  return useMemo(() => {
    const deployments = rows.flatMap(({ runs }) =>
      runs.map(({ deployment }) => deployment),
    );
    const { environments, keys } = assignEnvironments(
      deployments,
      rules,
      clusters?.map(({ name }) => name),
    );
    const titles = new Map(environments.map(({ key, title }) => [key, title]));
    const byDeployment = new Map(
      deployments.map((deployment, index) => [
        resourceKey(deployment),
        titles.get(keys[index]),
      ]),
    );
    return ({ deployment }) =>
      byDeployment.get(resourceKey(deployment)) ?? deployment.cluster;
  }, [rows, rules, clusters]);
}
