import { endFakeTime, pass, startFakeTime } from '../../__testUtils__/fakeTime';
import { abortable, deadline, sleep } from './deadlines';

beforeEach(startFakeTime);
afterEach(endFakeTime);

/** A promise that a test settles. */
function deferred() {
  let resolve: (value: string) => void = () => {};
  let reject: (cause: Error) => void = () => {};
  const promise = new Promise<string>((res, rej) => {
    resolve = res;
    reject = rej;
  });
  return { promise, resolve, reject };
}

describe('abortable', () => {
  it('settles as the promise does, and stops listening to the signal', async () => {
    const { signal } = new AbortController();
    const remove = jest.spyOn(signal, 'removeEventListener');
    expect(await abortable(Promise.resolve('yes'), signal)).toBe('yes');
    const no = Promise.reject(new Error('no'));
    await expect(abortable(no, signal)).rejects.toThrow('no');
    expect(remove).toHaveBeenCalledTimes(2);
  });

  it('rejects with the reason of the signal when it aborts first', async () => {
    const controller = new AbortController();
    const answer = abortable(deferred().promise, controller.signal);
    controller.abort(new Error('left'));
    await expect(answer).rejects.toThrow('left');
  });

  it('rejects if the signal is already aborted, independent of the promise', async () => {
    const signal = AbortSignal.abort(new Error('left'));
    const answer = abortable(Promise.resolve('yes'), signal);
    await expect(answer).rejects.toThrow('left');
  });

  it.each(['before', 'while waiting'])(
    'leaves no rejection unhandled when the signal aborted %s',
    async when => {
      const unhandled = jest.fn();
      process.on('unhandledRejection', unhandled);
      const controller = new AbortController();
      const { promise, reject } = deferred();
      if (when === 'before') controller.abort();
      const answer = abortable(promise, controller.signal);
      controller.abort();
      await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
      reject(new Error('too late'));
      jest.useRealTimers();
      await new Promise(resolve => setTimeout(resolve, 0));
      process.off('unhandledRejection', unhandled);
      expect(unhandled).not.toHaveBeenCalled();
    },
  );
});

describe('deadline', () => {
  it('aborts after the time, or when the other signal does', async () => {
    const controller = new AbortController();
    const late = deadline(1_000);
    const either = deadline(1_000, controller.signal);
    await pass(999);
    expect([late.aborted, either.aborted]).toEqual([false, false]);
    controller.abort();
    expect([late.aborted, either.aborted]).toEqual([false, true]);
    await pass(1);
    expect(late.reason).toMatchObject({ name: 'TimeoutError' });
  });
});

describe('sleep', () => {
  it('resolves after the time', async () => {
    const { signal } = new AbortController();
    const onEnd = jest.fn();
    void sleep(1_000, signal).then(onEnd);
    await pass(999);
    expect(onEnd).not.toHaveBeenCalled();
    await pass(1);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('rejects when the signal aborts, and leaves no timer', async () => {
    const controller = new AbortController();
    const slept = sleep(1_000, controller.signal);
    controller.abort();
    await expect(slept).rejects.toMatchObject({ name: 'AbortError' });
    expect(jest.getTimerCount()).toBe(0);
  });
});
