import type { FluxRequestError } from '../../api';
import type { FluxReference, FluxStatus } from '../../flux';

/** What became of a source on the way to a resource. */
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
      /** It was done, or came to another end, which `status` tells. */
      readonly result: 'settled';
      readonly status: FluxStatus;
      /** Another request came after ours: this is the result of that. */
      readonly overtaken: boolean;
    }
  | {
      /** Its source came to an end that leaves nothing to sync from. */
      readonly result: 'source-failed';
      readonly source: FluxReference;
      readonly status: FluxStatus;
    }
  | { readonly result: 'source-suspended'; readonly source: FluxReference }
  /** The request was not accepted, for the resource or a source of it. */
  | {
      readonly result: 'refused';
      readonly error: FluxRequestError;
      readonly source?: FluxReference;
    }
  /** Accepted, and that is all there is to it: a suspension. */
  | { readonly result: 'accepted' }
  | { readonly result: 'suspended-meanwhile' }
  /** It was being deleted, and is gone now, as it should be. */
  | { readonly result: 'deleted'; readonly withDeployed: boolean }
  | { readonly result: 'deleted-meanwhile' }
  | { readonly result: 'timed-out'; readonly status?: FluxStatus };

/** How an action ended, told as it was. */
export type FluxOutcome = FluxResult & {
  /** Id of the action. */
  readonly action: string;
  readonly resource: FluxReference;
  readonly notes: readonly SourceNote[];
};

/** What an action is doing at the moment. */
export interface FluxProgress {
  /** Id of the action. */
  readonly action: string;
  /** The source being synced, before the resource itself. */
  readonly source?: FluxReference;
}

/** Whether an outcome is what the person wanted. */
export function isSuccess(outcome: FluxOutcome): boolean {
  return (
    outcome.result === 'accepted' ||
    outcome.result === 'deleted' ||
    (outcome.result === 'settled' && outcome.status.state === 'Ready')
  );
}
