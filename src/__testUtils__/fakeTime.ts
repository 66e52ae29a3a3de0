/** More fake time than anything may take. */
const LONGEST_MS = 600_000;

/** Replaces all timers, those of `AbortSignal.timeout` included. */
export function startFakeTime() {
  jest.useFakeTimers();
  jest.spyOn(AbortSignal, 'timeout').mockImplementation(milliseconds => {
    const controller = new AbortController();
    const reason = new DOMException('The operation timed out', 'TimeoutError');
    setTimeout(() => controller.abort(reason), milliseconds);
    return controller.signal;
  });
}

/** Brings the real timers back. */
export function endFakeTime() {
  jest.mocked(AbortSignal.timeout).mockRestore();
  jest.useRealTimers();
}

/**
 * Lets fake time pass, from timer to timer, until a promise settles, and
 * settles as it does.
 */
export async function settled<T>(promise: Promise<T>): Promise<T> {
  let isSettled = false;
  const note = () => {
    isSettled = true;
  };
  promise.then(note, note);
  const from = Date.now();
  await pass(0);
  while (!isSettled && Date.now() - from < LONGEST_MS) {
    if (jest.getTimerCount() === 0) await pass(1);
    else await jest.advanceTimersToNextTimerAsync();
  }
  if (!isSettled) throw new Error('The promise does not settle');
  return promise;
}

/** Lets fake time pass. */
export async function pass(milliseconds: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(milliseconds);
}
