/** Timeouts that resolve to nothing and are cleared together. */
export class Timer {
  private readonly timers: ReturnType<typeof setTimeout>[] = [];

  /** Resolves to undefined after so many milliseconds. */
  after(milliseconds: number): Promise<undefined> {
    return new Promise(resolve => {
      this.timers.push(setTimeout(() => resolve(undefined), milliseconds));
    });
  }

  clear() {
    this.timers.forEach(timer => clearTimeout(timer));
  }
}
