import type { Page } from 'playwright-core';
import { generateFleet } from '../../dev/fleet/worlds/generate';
import { createInventoryFleet } from '../../dev/fleet/worlds/inventory';
import {
  cardsShown,
  median,
  openCard,
  type Bench,
  type Finding,
} from '../bench';
import type { MeasuredPage } from '../browser';
import { recordFleet } from '../recordedFleet';

const WARM_UP = 20;
const OPENINGS = 50;
/** Longer than any cache of the plugin keeps its entries. */
const CACHED_MS = 7 * 60_000;
const STEP_MS = 20_000;
const MEGABYTE = 1_000_000;

/**
 * How soon details show what the row knows, and how much memory they leave in
 * use.
 */
export async function details(bench: Bench): Promise<Finding[]> {
  const fleet = recordFleet(generateFleet({ deployments: 100 }));
  bench.server.answer = fleet.answer;
  const card = await openCard(bench);
  await cardsShown(card);
  // Loads and compiles the code.
  for (let count = 0; count < WARM_UP; count += 1) {
    await openAndClose(bench, card);
  }
  await letPass(card, CACHED_MS);
  const before = await heapOf(card);
  const times: number[] = [];
  for (let count = 0; count < OPENINGS; count += 1) {
    times.push(await openAndClose(bench, card));
  }
  await letPass(card, CACHED_MS);
  const after = await heapOf(card);
  await card.close();
  return [
    {
      name: 'details: click → overview, while no cluster answers',
      size: 100,
      unit: 'ms',
      measured: median(times),
      limit: 100,
    },
    {
      name: `details: heap after ${OPENINGS} openings`,
      size: 100,
      unit: 'MB',
      measured: (after - before) / MEGABYTE,
      floor: before / MEGABYTE,
      limit: 1,
    },
    ...(await resources(bench)),
  ];
}

/** Time from a click until the details show what the row knows, in ms. */
async function openAndClose(bench: Bench, card: MeasuredPage) {
  const { page } = card;
  const { answer } = bench.server;
  await card.settledCpuMs();
  bench.server.answer = () => new Promise(() => {});
  const ms = await clicked(page, {
    link: 'tbody a[href*="flux="]',
    shown: '[role=dialog] section table',
  });
  bench.server.answer = answer;
  await page.keyboard.press('Escape');
  await page.locator('[role=dialog]').waitFor({ state: 'detached' });
  return ms;
}

/** Lets time pass in the page, so that the caches expire. */
async function letPass(card: MeasuredPage, ms: number) {
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    await card.page.evaluate(step => window.bench.fastForward(step), STEP_MS);
    await card.settledCpuMs();
  }
}

/** Time from a click until the frame in which `shown` exists, in ms. */
function clicked(page: Page, options: { link: string; shown: string }) {
  return page.evaluate(async ({ link, shown }) => {
    const element = document.querySelector<HTMLElement>(link);
    if (!element) throw new Error(`Nothing is ${link}`);
    const at = performance.now();
    const painted = window.bench.paintOf(
      () => document.querySelector(shown) !== null,
    );
    element.click();
    return (await painted) - at;
  }, options);
}

/** The cost of the tree with 2,000 objects. */
async function resources(bench: Bench): Promise<Finding[]> {
  const fleet = createInventoryFleet();
  bench.server.answer = recordFleet(fleet).answer;
  const card = await openCard(bench);
  const { page } = card;
  await cardsShown(card);
  await page.locator('tbody a[href*="flux="]').first().click();
  const tab = page.getByRole('tab', { name: 'Resources' });
  await tab.waitFor();
  await card.settledCpuMs();
  await card.collectGarbage();
  bench.server.exchanges = [];
  const cpuBefore = await card.settledCpuMs();
  const ms = await clicked(page, {
    link: '[role=tab][id$=-resources]',
    shown: '[role=treegrid][aria-busy=false]',
  });
  const cpu = (await card.settledCpuMs()) - cpuBefore;
  const paths = bench.server.exchanges.map(({ path }) => path);
  const lists = paths.filter(path => path.includes('labelSelector'));
  await card.close();
  fleet.stop();
  return [
    {
      name: 'resources of 25 kinds: click → all of the tree',
      size: 2_000,
      unit: 'ms',
      measured: ms,
    },
    {
      name: 'resources of 25 kinds: CPU time',
      size: 2_000,
      unit: 'ms',
      measured: cpu,
    },
    {
      name: 'resources of 25 kinds: lists',
      size: 2_000,
      unit: 'requests',
      measured: lists.length,
      limit: 30,
    },
    {
      name: 'resources of 25 kinds: all requests',
      size: 2_000,
      unit: 'requests',
      measured: paths.length,
      limit: 70,
    },
  ];
}

async function heapOf(card: MeasuredPage): Promise<number> {
  await card.settledCpuMs();
  await card.collectGarbage();
  await card.collectGarbage();
  return card.heapBytes();
}
