import { setVisible } from '../../__testUtils__/page';

/** Lets time pass, and all that happens meanwhile. */
export const pass = async (milliseconds: number) => {
  await jest.advanceTimersByTimeAsync(milliseconds);
};

/**
 * Gives each test fake timers and a page that can be seen. Returns how to have
 * something closed at the end of a test.
 */
export function withFakeTime(): (close: () => void) => void {
  const open: (() => void)[] = [];

  beforeEach(() => {
    jest.useFakeTimers();
    // It is Node's own, whose timers are not faked.
    jest.spyOn(AbortSignal, 'timeout').mockImplementation(milliseconds => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), milliseconds);
      return controller.signal;
    });
    setVisible(true);
  });

  afterEach(async () => {
    open
      .splice(0)
      .reverse()
      .forEach(close => close());
    setVisible(true);
    // What is not used any more is let go of a moment later.
    await pass(1);
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  return close => open.push(close);
}
