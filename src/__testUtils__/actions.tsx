import {
  alertApiRef,
  analyticsApiRef,
  type AlertMessage,
  type AnalyticsEvent,
} from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/test-utils';
import { waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { renderCard, type RenderCardOptions } from './renderCard';
import { createUser, type User } from './user';

/**
 * Renders cards with actions, and waits for the buttons. The messages about the
 * outcomes are in `alerts`.
 */
export async function renderWithActions(
  card: ReactElement,
  options: RenderCardOptions,
) {
  const alerts: AlertMessage[] = [];
  const events: AnalyticsEvent[] = [];
  const user = createUser();
  const { unmount } = await renderCard(card, {
    ...options,
    apis: [
      [alertApiRef, { post: (alert: AlertMessage) => alerts.push(alert) }],
      [
        analyticsApiRef,
        { captureEvent: (event: AnalyticsEvent) => events.push(event) },
      ],
      [coreApis.identity, mockApis.identity({ email: 'jane@example.com' })],
      ...(options.apis ?? []),
    ],
  });
  await waitFor(() =>
    expect(
      document.querySelector(
        'tbody button:is([aria-label*=Sync i], [aria-label^=Suspend])',
      ),
    ).toBeInTheDocument(),
  );
  return { user, unmount, alerts, events };
}

// By selector throughout: asking a big table for roles takes jsdom seconds.

/** The button of a name. */
export function button(name: string): HTMLElement {
  const found = document.querySelector(`button[aria-label="${name}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`No button ${name}`);
  return found;
}

/** Whether there is a button of a name. */
export function hasButton(name: string): boolean {
  return document.querySelector(`button[aria-label="${name}"]`) !== null;
}

/** The button of a name, once it can be used. */
export async function enabled(name: string): Promise<HTMLElement> {
  await waitFor(() => expect(button(name)).toBeEnabled());
  return button(name);
}

/** Why a button is disabled, as the keyboard reaches it. */
export function reasonOf(name: string): string | null | undefined {
  expect(button(name)).toBeDisabled();
  const frame = button(name).parentElement;
  expect(frame).toHaveAttribute('tabindex', '0');
  return frame?.getAttribute('aria-label');
}

/** Selects all rows, on all pages. */
export async function selectAll(user: User) {
  const [box] = document.querySelectorAll('thead input[type=checkbox]');
  await user.click(box);
}
