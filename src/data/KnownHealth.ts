import type { FluxResourceTree } from '../flux';

/** How what an object applied was when all of it was last read. */
export interface HealthSummary {
  readonly healthy: number;
  /** How many objects could be looked at. */
  readonly checked: number;
}

/**
 * The health of what objects applied, for rows: it is known while their
 * resources are shown, and for a while after that.
 */
export class KnownHealth {
  private readonly summaries = new Map<string, HealthSummary>();
  private readonly listeners = new Set<() => void>();

  /** The summary for the object with a key, if it is known. */
  get(key: string): HealthSummary | undefined {
    return this.summaries.get(key);
  }

  /** Calls `listener` after each change. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(key: string, { healthy, checked, counts }: FluxResourceTree) {
    // Objects that could not be read would count as unhealthy.
    const { NotPermitted = 0, Unknown = 0, Reading = 0 } = counts;
    const isKnown = checked > 0 && NotPermitted + Unknown + Reading === 0;
    const known = this.summaries.get(key);
    if (!isKnown) this.forget(key);
    else if (known?.healthy !== healthy || known.checked !== checked) {
      this.summaries.set(key, { healthy, checked });
      this.tell();
    }
  }

  forget(key: string) {
    if (this.summaries.delete(key)) this.tell();
  }

  private tell() {
    this.listeners.forEach(listener => listener());
  }
}
