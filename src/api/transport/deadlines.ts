/** Settles as `promise` does, or rejects as soon as `signal` aborts. */
export async function abortable<T>(
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    stop = () => signal.removeEventListener('abort', abort);
  });
  try {
    // Racing even if `signal` is aborted already handles a later rejection of
    // `promise`.
    return await Promise.race([aborted, promise]);
  } finally {
    stop();
  }
}

/** A signal that aborts after `milliseconds`, or when `signal` does. */
export function deadline(
  milliseconds: number,
  signal?: AbortSignal,
): AbortSignal {
  const timeout = AbortSignal.timeout(milliseconds);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

/** Resolves after `milliseconds`; rejects when `signal` aborts. */
export async function sleep(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slept = new Promise<void>(resolve => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    await abortable(slept, signal);
  } finally {
    clearTimeout(timer);
  }
}
