import type { Browser } from 'playwright-core';
import { inTime, openPage, type MeasuredPage } from './browser';
import type { BenchServer } from './server';

/** What all cases need. */
export interface Bench {
  readonly browser: Browser;
  readonly server: BenchServer;
  /** Script of what runs in a page before anything else. */
  readonly probe: string;
}

/** What a case found out: a line of the table. */
export interface Finding {
  readonly name: string;
  /** Of how many objects. */
  readonly size?: number;
  readonly unit: 'ms' | 'MB' | 's' | 'requests';
  readonly measured: number;
  /** The same of the page that it is compared to. */
  readonly standIn?: number;
  readonly floor?: number;
  /** Missing: it is there to be known. */
  readonly limit?: number;
}

/** Time between polls; a test of src holds it to this. */
export const POLL_MS = 10_000;

/** Opens the page with one card. */
export function openCard(
  bench: Bench,
  options: { holdTime?: boolean; path?: string } = {},
): Promise<MeasuredPage> {
  const { path = '/flux', ...rest } = options;
  return openPage({ ...bench, ...rest, url: `${bench.server.url}${path}` });
}

/** Resolves when every card of the page shows a row. */
export async function cardsShown({ page }: MeasuredPage): Promise<void> {
  await inTime(page.evaluate(() => window.bench.allCardsPainted));
}

/** Opens the empty page. */
export function openFloor(bench: Bench): Promise<MeasuredPage> {
  return openPage({ ...bench, url: `${bench.server.url}/floor` });
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)];
}
