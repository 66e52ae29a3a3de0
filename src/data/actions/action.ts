import type { FluxObject, FluxPatch } from '../../flux';

/** What an action knows besides the object and what the person chose. */
export interface ActionContext {
  /** The time in RFC 3339; no other request has the same. */
  readonly token: string;
  /** Email address, name or entity ref of who is signed in. */
  readonly by?: string;
}

/** An action as it is run, apart from how it is shown. */
export interface RunnableAction<Input> {
  /** Names it in outcomes and analytics events. */
  readonly id: string;
  /** The change that is the request. */
  patch(object: FluxObject, input: Input, context: ActionContext): FluxPatch;
  /** Whether a reconciliation follows that comes to an end. */
  follows(object: FluxObject): boolean;
  /** Whether the object's sources are synced before it. */
  syncsSources?(input: Input): boolean;
}
