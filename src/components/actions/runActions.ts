import type {
  AlertMessage,
  AnalyticsTracker,
  IdentityApi,
} from '@backstage/core-plugin-api';
import PQueue from 'p-queue';
import {
  isSuccess,
  runAction,
  type FluxData,
  type FluxOutcome,
} from '../../data';
import { referenceOf, type FluxResource } from '../../flux';
import type { FluxTranslate } from '../../translations';
import type { FluxActionDefinition } from './definitions';
import { outcomeWords } from './outcomeWords';

/** Maximum number of resources to act on at a time. */
const AT_A_TIME = 5;

/** What {@link runActions} needs of the app and the page. */
export interface RunActionsOptions<Input> {
  data: FluxData;
  action: FluxActionDefinition<Input>;
  resources: readonly FluxResource[];
  input: Input;
  identityApi: IdentityApi;
  analytics: AnalyticsTracker;
  t: FluxTranslate;
}

/**
 * Runs an action on resources, and reports each in an analytics event. Resolves
 * to the message about the outcomes.
 */
export async function runActions<Input>(
  options: RunActionsOptions<Input>,
): Promise<AlertMessage | undefined> {
  const { data, action, resources, input, analytics, t } = options;
  const by = await userName(options.identityApi);
  const outcomes: FluxOutcome[] = [];
  const queue = new PQueue({ concurrency: AT_A_TIME });
  await queue.addAll(
    resources.map(resource => async () => {
      if (data.actions.progressOf(resource)) return;
      const outcome = await runAction(data, { action, resource, input, by });
      const reference = referenceOf(resource);
      if (reference) {
        const { kind, cluster, namespace, name } = reference;
        const attributes = { kind, cluster, outcome: endOf(outcome) };
        analytics.captureEvent(action.id, `${namespace}/${name}`, {
          attributes: { ...attributes, ...action.attributes?.(input) },
        });
      }
      if (outcome) outcomes.push(outcome);
    }),
  );
  const titles = new Map(
    resources.map(each => [each.cluster, each.clusterTitle]),
  );
  return summaryOf(outcomes, titles, t);
}

/** One alert for all outcomes, which contains every failure. */
function summaryOf(
  outcomes: readonly FluxOutcome[],
  titles: ReadonlyMap<string, string | undefined>,
  t: FluxTranslate,
) {
  const total = outcomes.length;
  if (total === 0) return undefined;
  const words = outcomes.map(outcome =>
    outcomeWords(outcome, titles.get(outcome.resource.cluster), t),
  );
  const severity =
    (['error', 'warning'] as const).find(level =>
      words.some(word => word.severity === level),
    ) ?? 'success';
  const display = severity === 'success' ? 'transient' : 'permanent';
  if (total === 1) {
    return { message: words[0].message, severity, display } as const;
  }
  const succeeded = outcomes.filter(isSuccess).length;
  const problems = words.filter(word => word.severity !== 'success');
  const message = [
    t('bulk.success', { count: succeeded, total: String(total) }),
    ...problems.map(problem => problem.message),
  ].join(' ');
  return { message, severity, display } as const;
}

/** Email address, name or entity ref of the user. */
async function userName(identityApi: IdentityApi): Promise<string | undefined> {
  // An action must not fail because the name is unknown.
  const profile = await identityApi.getProfileInfo().catch(() => undefined);
  const name = profile?.email || profile?.displayName;
  if (name) return name;
  const identity = await identityApi
    .getBackstageIdentity()
    .catch(() => undefined);
  return identity?.userEntityRef;
}

function endOf(outcome: FluxOutcome | undefined): string {
  // The user left before the action ended.
  if (!outcome) return 'not-followed';
  return outcome.result === 'settled' ? outcome.status.state : outcome.result;
}
