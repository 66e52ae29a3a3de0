import { errorOf, FluxRequestError } from '../../api';
import {
  uidOf,
  type FluxPatch,
  type FluxReference,
  type FluxResource,
} from '../../flux';
import type { FluxData } from '../fluxData';
import { RightsQueries } from '../RightsQueries';
import type { RunnableAction } from './action';
import { follow, type Followed } from './follow';
import type { FluxOutcome, FluxResult, SourceNote } from './outcome';
import type { ActionRun } from './RunningActions';
import { syncSources } from './syncSources';
import { newToken } from './token';

/**
 * Interval at which an object is read while an action on it is followed, in
 * milliseconds.
 */
const FOLLOW_INTERVAL_MS = 2_000;

/** The object to act on. The uid excludes another object of the same name. */
export interface ActionTarget {
  readonly reference: FluxReference;
  readonly uid: string | undefined;
}

/** What the steps of an action need. */
export interface ActionSteps {
  readonly signal: AbortSignal;
  /** Reads an object; undefined if it does not exist. Rejects on failure. */
  read(reference: FluxReference): Promise<FluxResource | undefined>;
  patch(target: ActionTarget, patch: FluxPatch): Promise<void>;
  /** Waits for the reconciliation that was requested with `token`. */
  follow(target: ActionTarget, token: string): Promise<Followed>;
}

/** An action with what it is given. */
interface Job<Input> {
  readonly action: RunnableAction<Input>;
  readonly resource: FluxResource;
  readonly input: Input;
  readonly by?: string;
}

/**
 * Runs an action on a resource. Resolves to undefined if another action is
 * running on it, if there is no reference to it, or if the run was not followed
 * to its end.
 */
export async function runAction<Input>(
  data: FluxData,
  job: Job<Input>,
): Promise<FluxOutcome | undefined> {
  const { id } = job.action;
  const run = data.actions.begin(id, job.resource);
  if (!run) return undefined;
  const about = {
    action: id,
    resource: run.reference,
    notes: [] as SourceNote[],
  };
  try {
    return { ...about, ...(await resultOf(data, job, run, about.notes)) };
  } catch (cause) {
    if (run.signal.aborted) return undefined;
    return { ...about, result: 'refused', error: errorOf(cause) };
  } finally {
    run.end();
  }
}

async function resultOf<Input>(
  data: FluxData,
  { action, resource, input, by }: Job<Input>,
  run: ActionRun,
  notes: SourceNote[],
): Promise<FluxResult> {
  const steps = stepsOf(data, run.signal);
  const { object } = resource;
  const target = { reference: run.reference, uid: uidOf(object) };
  const request = async () => {
    const token = newToken();
    await steps.patch(target, action.patch(object, input, { token, by }));
    return token;
  };
  if (action.syncsSources?.(input)) {
    try {
      const obstacle = await syncSources(resource, steps, notes, run.show);
      if (obstacle) return obstacle;
    } catch (cause) {
      // The user left the page; the request is still sent.
      if (steps.signal.aborted) void request().catch(() => {});
      throw cause;
    }
    run.show();
  }
  const token = await request();
  if (!action.follows(object)) return { result: 'accepted' };
  const followed = await steps.follow(target, token);
  const deletes = action.deletes?.(object);
  return followed.result === 'deleted-meanwhile' && deletes
    ? { result: 'deleted', ...deletes }
    : followed;
}

function stepsOf(data: FluxData, signal: AbortSignal): ActionSteps {
  const { api, objects, intervals } = data;
  const { followMs: intervalMs = FOLLOW_INTERVAL_MS } = intervals;
  return {
    signal,
    read: async reference => {
      const askedAt = objects.now();
      const { resources, failures } = await api.get([reference], { signal });
      if (failures.length > 0) throw new FluxRequestError(failures[0]);
      return objects.take(resources, askedAt)[0];
    },
    patch: async ({ reference, uid }, patch) => {
      const askedAt = objects.now();
      try {
        const patched = await api.patch(reference, patch, { uid });
        objects.take([patched], askedAt);
      } catch (cause) {
        if (errorOf(cause).statusCode === 403)
          data.part(RightsQueries).forget(reference);
        throw cause;
      }
    },
    follow: async ({ reference, uid }, token) =>
      follow({
        object: data.object(reference),
        uid,
        token,
        intervalMs,
        signal,
      }),
  };
}
