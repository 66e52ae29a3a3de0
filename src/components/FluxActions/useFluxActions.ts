import type { Entity } from '@backstage/catalog-model';
import {
  alertApiRef,
  identityApiRef,
  useAnalytics,
  useApi,
  type IdentityApi,
} from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { referenceOf, type FluxResource } from '../../flux';
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
    function record(
      action: FluxAction,
      resource: FluxResource,
      outcome: FluxOutcome | undefined,
      options?: SyncOptions,
    ) {
      const reference = referenceOf(resource);
      if (!reference) return;
      const { kind, cluster, namespace, name } = reference;
      analytics.captureEvent(action, `${namespace}/${name}`, {
        attributes: { kind, cluster, outcome: endOf(outcome), ...options },
      });
    }

    async function act(
      action: FluxAction,
      resources: readonly FluxResource[],
      run: (resource: FluxResource) => Promise<FluxOutcome | undefined>,
      options?: SyncOptions,
    ) {
      const outcomes: FluxOutcome[] = [];
      await inTurn(resources, async resource => {
        if (runs.progressOf(resource)) return;
        const outcome = await run(resource);
        record(action, resource, outcome, options);
        if (outcome) outcomes.push(outcome);
      });
      const summary = summaryOf(outcomes, t);
      if (summary) alertApi.post(summary);
    }

    return {
      sync(resources, options) {
        void act(
          'sync',
          resources,
          resource => runs.sync(resource, options),
          options,
        );
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
  t: ReturnType<typeof useFluxTranslation>,
) {
  const total = outcomes.length;
  if (total === 0) return undefined;
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
  // Suspending must not fail for want of a name.
  const profile = await identityApi.getProfileInfo().catch(() => undefined);
  const name = profile?.email || profile?.displayName;
  if (name) return name;
  const identity = await identityApi
    .getBackstageIdentity()
    .catch(() => undefined);
  return identity?.userEntityRef;
}

function endOf(outcome: FluxOutcome | undefined): string {
  // Requested by somebody who did not stay to see what became of it.
  if (!outcome) return 'not-followed';
  return outcome.result === 'settled' ? outcome.status.state : outcome.result;
}
