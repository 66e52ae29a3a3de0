import type { FluxRequestError } from '../../api';
import type { FluxReference, FluxStatus } from '../../flux';

/** Why a source was not synced before a resource. */
export interface SourceNote {
  readonly source: FluxReference;
  readonly note: /** Its reconciliation may not be requested. */
  | 'not-permitted'
    /** Nothing reconciles such a source on request. */
    | 'not-reconcilable'
    | 'missing'
    /** It did not come to an end in time. */
    | 'timed-out';
  readonly message?: string;
}

/** The ways in which an action ends. */
export type FluxResult =
  | {
      /** The reconciliation ended; `status` is its result. */
      readonly result: 'settled';
      readonly status: FluxStatus;
      /** A later request replaced ours, and this is its result. */
      readonly overtaken: boolean;
    }
  | {
      /** Its source failed, so there is nothing to sync from. */
      readonly result: 'source-failed';
      readonly source: FluxReference;
      readonly status: FluxStatus;
    }
  | { readonly result: 'source-suspended'; readonly source: FluxReference }
  /** The request for the resource, or for one of its sources, was rejected. */
  | {
      readonly result: 'refused';
      readonly error: FluxRequestError;
      readonly source?: FluxReference;
    }
  /** The request was accepted and has no result to wait for (suspension). */
  | { readonly result: 'accepted' }
  | { readonly result: 'suspended-meanwhile' }
  /** It was being deleted, and is gone now, as it should be. */
  | { readonly result: 'deleted'; readonly withDeployed: boolean }
  | { readonly result: 'deleted-meanwhile' }
  | { readonly result: 'timed-out'; readonly status?: FluxStatus };

/** How an action ended. */
export type FluxOutcome = FluxResult & {
  /** Id of the action. */
  readonly action: string;
  readonly resource: FluxReference;
  readonly notes: readonly SourceNote[];
};

/** What an action is currently doing. */
export interface FluxProgress {
  /** Id of the action. */
  readonly action: string;
  /** The source that is being synced first. */
  readonly source?: FluxReference;
}

/** Whether an action succeeded. */
export function isSuccess(outcome: FluxOutcome): boolean {
  return (
    outcome.result === 'accepted' ||
    outcome.result === 'deleted' ||
    (outcome.result === 'settled' && outcome.status.state === 'Ready')
  );
}
