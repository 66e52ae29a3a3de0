import { isVisible, onVisibilityChange } from './visibility';

/** What something is kept under; a shorter key stands for all that start so. */
export type LiveKey = readonly string[];

/** Something to know, and how to find it out. */
export interface LiveQuery<Data> {
  readonly key: LiveKey;
  /** Finds it out. Rejects only where it was told to stop. */
  readonly read: (signal: AbortSignal) => Promise<Data>;
  /** How old it may be, in milliseconds, when somebody begins to watch it. */
  readonly staleMs: number;
  /**
   * Time between reads while it is watched and the page can be seen, in
   * milliseconds. Missing: whoever else decides when it is read.
   */
  everyMs?(data: Data | undefined): number;
  /** Whether a read is told to stop when nobody watches any more. */
  readonly stops?: boolean;
}

interface Entry {
  readonly key: LiveKey;
  data?: unknown;
  /** When it was last read or put. */
  at?: number;
  query?: LiveQuery<unknown>;
  reading?: { readonly done: Promise<void>; readonly stop: () => void };
  readonly watchers: Set<() => void>;
  /** Until it is read again or, when nobody watches it, forgotten. */
  timer?: ReturnType<typeof setTimeout>;
}

/** How long what nobody watches is kept, in milliseconds. */
const KEEP_MS = 300_000;

/**
 * What is known, by key, for as long as somebody watches it and a little
 * longer. However many watch a key, it is read once, and all of them see the
 * same (`===`) data; watchers are told once for all that changes in a moment.
 */
export class LiveStore {
  private readonly entries = new Map<string, Entry>();
  private readonly toTell = new Set<() => void>();
  private readonly readingWatchers = new Set<() => void>();

  constructor() {
    // For ever: a store lives as long as its page.
    onVisibilityChange(() =>
      this.entries.forEach(entry => this.schedule(entry)),
    );
  }

  /** What is known under a key. */
  dataOf<Data>(key: LiveKey): Data | undefined {
    return this.entries.get(nameOf(key))?.data as Data | undefined;
  }

  /** Watches what a query finds out, and has it found out if it is stale. */
  watch<Data>(query: LiveQuery<Data>, watcher: () => void): () => void {
    const entry = this.entryOf(query.key);
    clearTimeout(entry.timer);
    entry.query = query;
    entry.watchers.add(watcher);
    if (ageOf(entry) >= query.staleMs) void this.read(entry);
    else this.schedule(entry);
    return () => {
      entry.watchers.delete(watcher);
      // Who watches other keys from now on leaves and comes in one go.
      queueMicrotask(() => this.leave(entry));
    };
  }

  /** Changes what is known under a key. */
  put<Data>(
    key: LiveKey,
    change: (data: Data | undefined) => Data | undefined,
  ): void {
    const entry = this.entryOf(key);
    this.keep(entry, change(entry.data as Data | undefined));
  }

  /** Changes all that is known under keys that start with `key`. */
  putAll<Data>(key: LiveKey, change: (data: Data) => Data): void {
    for (const entry of this.startingWith(key)) {
      if (entry.data !== undefined) {
        this.keep(entry, change(entry.data as Data));
      }
    }
  }

  /**
   * Reads again what is watched under keys that start with `key` and was last
   * read at least `minAgeMs(key)` ago; what is being read is waited for.
   */
  async refresh(
    key: LiveKey,
    minAgeMs: (key: LiveKey) => number = () => 0,
  ): Promise<void> {
    const due = this.startingWith(key).filter(
      entry => entry.watchers.size > 0 && ageOf(entry) >= minAgeMs(entry.key),
    );
    await Promise.all(due.map(entry => this.read(entry)));
  }

  /** Reads what is watched under a key anew, even if that is under way. */
  async restart(key: LiveKey): Promise<void> {
    const entry = this.entryOf(key);
    stopReading(entry);
    await this.read(entry);
  }

  /** Whether anything is being read under keys that start with `key`. */
  isReading(key: LiveKey): boolean {
    return this.startingWith(key).some(({ reading }) => reading !== undefined);
  }

  /** Calls `watcher` when reading begins and ends. */
  watchReading(watcher: () => void): () => void {
    this.readingWatchers.add(watcher);
    return () => this.readingWatchers.delete(watcher);
  }

  private async read(entry: Entry): Promise<void> {
    const { query } = entry;
    if (!entry.reading && query) {
      clearTimeout(entry.timer);
      const controller = new AbortController();
      entry.reading = {
        done: this.readNow(entry, query, controller.signal),
        stop: () => controller.abort(),
      };
      this.tell(this.readingWatchers);
    }
    await entry.reading?.done;
  }

  private async readNow<Data>(
    entry: Entry,
    query: LiveQuery<Data>,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const data = await query.read(signal);
      if (!signal.aborted) this.keep(entry, data);
    } catch (cause) {
      if (!signal.aborted) throw cause;
    } finally {
      if (!signal.aborted) entry.reading = undefined;
      this.tell(this.readingWatchers);
      this.schedule(entry);
    }
  }

  private schedule(entry: Entry) {
    const { query, reading, watchers } = entry;
    if (watchers.size === 0 || reading) return;
    clearTimeout(entry.timer);
    if (!query?.everyMs || !isVisible()) return;
    const wait = query.everyMs(entry.data) - ageOf(entry);
    entry.timer = setTimeout(() => void this.read(entry), Math.max(0, wait));
  }

  private leave(entry: Entry) {
    if (entry.watchers.size > 0) return;
    clearTimeout(entry.timer);
    if (entry.query?.stops) stopReading(entry);
    this.tell(this.readingWatchers);
    entry.timer = setTimeout(
      () => this.entries.delete(nameOf(entry.key)),
      KEEP_MS,
    );
  }

  private keep(entry: Entry, data: unknown) {
    entry.at = Date.now();
    if (entry.data === data) return;
    entry.data = data;
    this.tell(entry.watchers);
  }

  private tell(watchers: ReadonlySet<() => void>) {
    if (watchers.size === 0) return;
    if (this.toTell.size === 0) setTimeout(() => this.tellAll());
    watchers.forEach(watcher => this.toTell.add(watcher));
  }

  private tellAll() {
    const told = [...this.toTell];
    this.toTell.clear();
    told.forEach(watcher => watcher());
  }

  private entryOf(key: LiveKey): Entry {
    const known = this.entries.get(nameOf(key));
    if (known) return known;
    const entry = { key, watchers: new Set<() => void>() };
    this.entries.set(nameOf(key), entry);
    return entry;
  }

  private startingWith(key: LiveKey): Entry[] {
    return [...this.entries.values()].filter(entry =>
      key.every((part, index) => entry.key[index] === part),
    );
  }
}

function stopReading(entry: Entry) {
  entry.reading?.stop();
  entry.reading = undefined;
}

/** Milliseconds since something was read or put. */
function ageOf(entry: Entry): number {
  return entry.at === undefined ? Infinity : Date.now() - entry.at;
}

function nameOf(key: LiveKey): string {
  return JSON.stringify(key);
}
