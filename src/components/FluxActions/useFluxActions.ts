import type { Entity } from '@backstage/catalog-model';
import {
  alertApiRef,
  identityApiRef,
  useAnalytics,
  useApi,
  type IdentityApi,
} from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import type { FluxResource } from '../../flux';
import {
  useActionRuns,
  isSuccess,
  type FluxAction,
  type FluxOutcome,
  type SyncOptions,
} from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { outcomeWords } from './outcomeWords';

/** How many resources are acted on at a time. */
const AT_A_TIME = 5;

/** What a person can do to resources. Each tells its outcome when it has one. */
export interface FluxActions {
  sync(resources: readonly FluxResource[], options: SyncOptions): void;
  suspend(resources: readonly FluxResource[], reason?: string): void;
  resume(resources: readonly FluxResource[]): void;
}

/** The actions on an entity's resources. */
export function useFluxActions(entity: Entity): FluxActions {
  const runs = useActionRuns(entity);
  const alertApi = useApi(alertApiRef);
  const identityApi = useApi(identityApiRef);
  const analytics = useAnalytics();
  const t = useFluxTranslation();

  return useMemo(() => {
    function record(action: FluxAction, outcome: FluxOutcome) {
      const { kind, cluster, namespace, name } = outcome.resource;
      analytics.captureEvent(action, `${namespace}/${name}`, {
        attributes: { kind, cluster, outcome: endOf(outcome) },
      });
    }

    async function act(
      action: FluxAction,
      resources: readonly FluxResource[],
      run: (resource: FluxResource) => Promise<FluxOutcome | undefined>,
    ) {
      const outcomes: FluxOutcome[] = [];
      await inTurn(resources, async resource => {
        const outcome = await run(resource);
        if (!outcome) return;
        record(action, outcome);
        outcomes.push(outcome);
      });
      const summary = summaryOf(outcomes, resources.length, t);
      if (summary) alertApi.post(summary);
    }

    return {
      sync(resources, options) {
        void act('sync', resources, resource => runs.sync(resource, options));
      },
      async suspend(resources, reason) {
        const by = await whoIs(identityApi);
        void act('suspend', resources, resource =>
          runs.suspend(resource, { by, reason }),
        );
      },
      resume(resources) {
        void act('resume', resources, resource => runs.resume(resource));
      },
    };
  }, [runs, alertApi, identityApi, analytics, t]);
}

/** One alert for all outcomes, which names every failure. */
function summaryOf(
  outcomes: readonly FluxOutcome[],
  total: number,
  t: ReturnType<typeof useFluxTranslation>,
) {
  if (outcomes.length === 0) return undefined;
  const words = outcomes.map(outcome => outcomeWords(outcome, t));
  const severity =
    (['error', 'warning'] as const).find(level =>
      words.some(word => word.severity === level),
    ) ?? 'success';
  const display = severity === 'success' ? 'transient' : 'permanent';
  if (total === 1)
    return { message: words[0].message, severity, display } as const;

  const succeeded = outcomes.filter(isSuccess).length;
  const troubles = words.filter(word => word.severity !== 'success');
  const message = [
    t('bulk.success', { count: succeeded, total: String(total) }),
    ...troubles.map(trouble => trouble.message),
  ].join(' ');
  return { message, severity, display } as const;
}

/** Does `work` on all items, some at a time. */
async function inTurn<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  async function next(): Promise<void> {
    const item = left.shift();
    if (item === undefined) return;
    await work(item);
    await next();
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, next));
}

/** Email address, name or entity ref of who is signed in. */
async function whoIs(identityApi: IdentityApi): Promise<string | undefined> {
  try {
    const { email, displayName } = await identityApi.getProfileInfo();
    if (email || displayName) return email ?? displayName;
    return (await identityApi.getBackstageIdentity()).userEntityRef;
  } catch {
    // Suspending must not fail for want of a name.
    return undefined;
  }
}

function endOf(outcome: FluxOutcome): string {
  return outcome.result === 'settled' ? outcome.status.state : outcome.result;
}
