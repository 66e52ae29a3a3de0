import type { Browser } from 'playwright-core';
import { inTime, openPage, type MeasuredPage } from './browser';
import type { BenchServer } from './server';

/** What all cases need. */
export interface Bench {
  readonly browser: Browser;
  readonly server: BenchServer;
  /** Script that runs in a page before any other. */
  readonly probe: string;
}

/** A result of a case: a row of the table. */
export interface Finding {
  readonly name: string;
  /** Number of objects. */
  readonly size?: number;
  readonly unit: 'ms' | 'MB' | 's' | 'requests';
  readonly measured: number;
  /** The same value of the stand-in's page. */
  readonly standIn?: number;
  readonly floor?: number;
  /** None if the value is only for information. */
  readonly limit?: number;
}

/** Time between polls; a test in src checks that the plugin uses the same. */
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

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)];
}
