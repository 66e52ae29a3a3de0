import { endFakeTime, pass, startFakeTime } from '../../__testUtils__/fakeTime';
import { setVisible } from '../../__testUtils__/page';

export { pass };

/**
 * Gives each test fake timers and a page that can be seen. Returns how to have
 * something closed at the end of a test.
 */
export function withFakeTime(): (close: () => void) => void {
  const open: (() => void)[] = [];

  beforeEach(() => {
    startFakeTime();
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
    endFakeTime();
    jest.restoreAllMocks();
  });

  return close => open.push(close);
}

/** Has the clock of tasks advance with each look at it, until the test ends. */
export function everyTaskTakes(ms: number) {
  let now = performance.now();
  jest.spyOn(performance, 'now').mockImplementation(() => {
    now += ms;
    return now;
  });
}
