interface Pending<T> {
  readonly answer: Promise<T>;
  readonly since: number;
}

/**
 * Waits for answers until a deadline. What comes after it is not lost: it is
 * there when the same is asked the next time, which does not ask again while
 * an answer is still to come.
 */
export class LateAnswers<T> {
  private readonly pending = new Map<string, Pending<T>>();
  private readonly keepForMs: number;

  /** `keepForMs`: how long a question is good for an answer. */
  constructor(options: { keepForMs: number }) {
    this.keepForMs = options.keepForMs;
  }

  /** The answer to the question `key`; undefined after the deadline. */
  async ask(
    key: string,
    start: () => Promise<T>,
    deadline: Promise<unknown>,
  ): Promise<T | undefined> {
    const answer = this.joinOrStart(key, start);
    const inTime = await Promise.race([
      answer.then(
        value => ({ value }),
        error => ({ error }),
      ),
      deadline.then(() => undefined),
    ]);
    if (!inTime) return undefined;
    // A failure is an answer as well: the next time is asked anew.
    this.pending.delete(key);
    if ('error' in inTime) throw inTime.error;
    return inTime.value;
  }

  private joinOrStart(key: string, start: () => Promise<T>): Promise<T> {
    const pending = this.pending.get(key);
    if (pending && Date.now() - pending.since < this.keepForMs) {
      return pending.answer;
    }
    const answer = start();
    // Nobody may be waiting for it any more when it fails.
    answer.catch(() => {});
    this.pending.set(key, { answer, since: Date.now() });
    return answer;
  }
}
