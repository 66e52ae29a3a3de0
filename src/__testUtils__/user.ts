import userEvent, {
  PointerEventsCheckLevel,
} from '@testing-library/user-event';

/** A person at the keyboard and the pointer. */
export type User = ReturnType<typeof userEvent.setup>;

/** A person who acts at once. */
export function createUser(): User {
  return userEvent.setup({
    // To know it, jsdom would match all styles with all that is around.
    pointerEventsCheck: PointerEventsCheckLevel.Never,
    delay: null,
  });
}
