import type { Entity } from '@backstage/catalog-model';
import { Progress } from '@backstage/core-components';
import { useFluxRefresh } from '../../hooks';
import {
  EntityCardShell,
  EntityRefreshButton,
  FoundThroughWorkloads,
  type FluxCardDefinition,
} from '../cards';
import { CardFrame, ClusterFailures, RequestFailure } from '../common';
import { EnvironmentsTable } from './EnvironmentsTable';
import { useEnvironments } from './useEnvironments';

/** Props of {@link EnvironmentsCard}. */
export interface EnvironmentsCardProps {
  card: FluxCardDefinition;
  /** Whether there may be many rows, of which most are shown on demand. */
  many: boolean;
  /** Instead of its own in the language of the app. */
  title?: string;
  /** Time between polls. */
  intervalMs?: number;
}

/** The card that compares an entity's deployments by environment. */
export function EnvironmentsCard(props: EnvironmentsCardProps) {
  return (
    <EntityCardShell
      titleOf={t => t('environments.title')}
      title={props.title}
      isQuiet
    >
      {(entity, title) => <LiveCard {...props} title={title} entity={entity} />}
    </EntityCardShell>
  );
}

function LiveCard(
  props: EnvironmentsCardProps & { title: string; entity: Entity },
) {
  const { card, many, title, entity, intervalMs } = props;
  const { found, through, environments, workloads, failures, sourceFailures } =
    useEnvironments(entity, card, intervalMs);
  const refresh = useFluxRefresh(entity);
  const { clusters, error } = found;
  const isAwaited = found.loading || found.isPartial === true;

  // With one environment there is nothing to compare, unless another one could
  // not be read.
  const isUncertain =
    error !== undefined ||
    (!isAwaited && failures.some(({ meaning }) => meaning !== 'not-installed'));
  if (environments.length < 2 && !isUncertain) return null;
  return (
    <CardFrame
      title={title}
      noPadding
      action={<EntityRefreshButton entity={entity} />}
    >
      {error && <RequestFailure problem={error} onTryAgain={refresh} />}
      <ClusterFailures
        failures={[...failures, ...sourceFailures]}
        clusters={clusters}
      />
      {through && <FoundThroughWorkloads through={through} />}
      {isAwaited && !error && <Progress />}
      {workloads.length > 0 && (
        <EnvironmentsTable
          environments={environments}
          workloads={workloads}
          failures={failures}
          many={many}
        />
      )}
    </CardFrame>
  );
}
