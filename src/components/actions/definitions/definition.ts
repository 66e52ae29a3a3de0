import type { ComponentType, ReactElement } from 'react';
import type { FluxAction } from '../../../data';
import type { FluxObject, FluxResource } from '../../../flux';

/** A resource that is acted on. */
export interface Named {
  readonly resource: FluxResource;
  /** What its buttons call it. */
  readonly name: string;
}

/** Props of what an action asks before it is run. */
export interface ActionDialogProps<Input> {
  /** What is to be acted on. */
  about: readonly Named[];
  onClose: () => void;
  onConfirm: (input: Input) => void;
}

/** Props of the menu with the ways in which an action can be done. */
export interface ActionMenuProps<Input> {
  resource: FluxResource;
  /** Of the resource, as its other buttons name it. */
  name: string;
  disabledBecause?: string;
  busy: boolean;
  onChoose: (input: Input) => void;
}

/** Something a person can do to an object: how it is run, and how shown. */
export interface FluxActionDefinition<Input> extends FluxAction<Input> {
  /** Actions of one slot share a button: at most one of them applies. */
  readonly slot: string;
  readonly Icon: ComponentType<{ fontSize: 'inherit' }>;
  Dialog?(props: ActionDialogProps<Input>): ReactElement;
  /** With more ways to do it, for the objects that have them. */
  Menu?(props: ActionMenuProps<Input>): ReactElement;
  hasMenu?(object: FluxObject): boolean;
  /** Of its button where it does more than usual. */
  buttonFor?(object: FluxObject): 'actions.resumeDeletes' | undefined;
  readonly words: {
    /** Of its button, for `name`. */
    readonly button: 'actions.sync' | 'actions.suspend' | 'actions.resume';
    /** Of its button for all that is selected. */
    readonly bulk: 'bulk.sync' | 'bulk.suspend' | 'bulk.resume';
    /** While it is under way. */
    readonly progress:
      | 'actions.syncing'
      | 'actions.suspending'
      | 'actions.resuming';
    /** Once it was accepted and nothing follows. */
    readonly accepted?: 'outcome.suspended' | 'outcome.resumed';
  };
}
