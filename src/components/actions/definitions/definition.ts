import type { ComponentType, ReactElement } from 'react';
import type { FluxAction } from '../../../data';
import type { FluxObject, FluxResource } from '../../../flux';

/** A resource to act on. */
export interface Named {
  readonly resource: FluxResource;
  /** Name of the resource in labels. */
  readonly name: string;
}

/** Props of the dialog of an action. */
export interface ActionDialogProps<Input> {
  /** The resources to act on. */
  about: readonly Named[];
  onClose: () => void;
  onConfirm: (input: Input) => void;
}

/** Props of a menu with variants of an action. */
export interface ActionMenuProps<Input> {
  resource: FluxResource;
  /** Name of the resource in labels. */
  name: string;
  disabledBecause?: string;
  busy: boolean;
  onChoose: (input: Input) => void;
}

/** An action on an object with its presentation. */
export interface FluxActionDefinition<Input> extends FluxAction<Input> {
  /** Actions with the same slot share a button; at most one of them applies. */
  readonly slot: string;
  readonly Icon: ComponentType<{ fontSize: 'inherit' }>;
  Dialog?(props: ActionDialogProps<Input>): ReactElement;
  /** A menu with variants, shown if `hasMenu` returns true. */
  Menu?(props: ActionMenuProps<Input>): ReactElement;
  hasMenu?(object: FluxObject): boolean;
  /** Label of the button for objects on which it does more than usual. */
  buttonFor?(object: FluxObject): 'actions.resumeDeletes' | undefined;
  readonly words: {
    /** Label of its button, with a `name`. */
    readonly button: 'actions.sync' | 'actions.suspend' | 'actions.resume';
    /** Label of its button for selected rows. */
    readonly bulk: 'bulk.sync' | 'bulk.suspend' | 'bulk.resume';
    /** Shown while it is running. */
    readonly progress:
      | 'actions.syncing'
      | 'actions.suspending'
      | 'actions.resuming';
    /** Shown when it was accepted and there is no result to wait for. */
    readonly accepted?: 'outcome.suspended' | 'outcome.resumed';
  };
}
