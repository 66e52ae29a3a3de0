import {
  chromium,
  type Browser,
  type BrowserContext,
  type CDPSession,
  type Page,
} from 'playwright-core';
import type {} from './page/probe';

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page and its cost. */
export interface MeasuredPage {
  readonly page: Page;
  /** CPU time of the main thread so far, in ms, once the page is idle. */
  settledCpuMs(): Promise<number>;
  collectGarbage(): Promise<void>;
  /** Bytes of JavaScript objects that are in use. */
  heapBytes(): Promise<number>;
  close(): Promise<void>;
}

/** Starts Chromium. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ARGS,
  });
}

/** Opens a page in a process of its own. */
export async function openPage(options: {
  browser: Browser;
  probe: string;
  url: string;
  /** Whether polls run only on fastForward, not by real time. */
  holdTime?: boolean;
}): Promise<MeasuredPage> {
  const { browser, probe, url, holdTime = true } = options;
  const context = await browser.newContext();
  const hold = holdTime ? 'window.bench.holdLongWaits();' : '';
  const page = await newPage(context, `${probe};${hold}`);
  const session = await context.newCDPSession(page);
  // CPU time instead of wall-clock time: other processes must not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('HeapProfiler.enable');
  await page.goto(url);

  return {
    page,
    settledCpuMs: () => settledCpuMs(session),
    async collectGarbage() {
      await session.send('HeapProfiler.collectGarbage');
    },
    heapBytes: () => metricOf(session, 'JSHeapUsedSize'),
    close: () => context.close(),
  };
}

/** Opens a page in a browser with a filled cache, and without a debugger. */
export async function loadPage(options: {
  context: BrowserContext;
  probe: string;
  url: string;
}): Promise<Page> {
  const { context, probe, url } = options;
  const page = await newPage(context, probe);
  await page.goto(url);
  return page;
}

async function newPage(
  context: BrowserContext,
  initScript: string,
): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', error => {
    throw error;
  });
  await page.addInitScript(initScript);
  return page;
}

const PATIENCE_MS = 90_000;

/** Rejects after a timeout, because a page that fails never resolves. */
export async function inTime<T>(awaited: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(new Error('The page did not show the expected content in time')),
      PATIENCE_MS,
    );
  });
  try {
    return await Promise.race([awaited, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

const IDLE_MS = 100;
const IDLE_TIMES = 3;

async function settledCpuMs(session: CDPSession): Promise<number> {
  let idle = 0;
  let latest = await metricOf(session, 'TaskDuration');
  while (idle < IDLE_TIMES) {
    await new Promise(resolve => {
      setTimeout(resolve, IDLE_MS);
    });
    const now = await metricOf(session, 'TaskDuration');
    idle = now - latest < 0.002 ? idle + 1 : 0;
    latest = now;
  }
  return latest * 1000;
}

async function metricOf(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = metrics.find(each => each.name === name);
  if (!metric) throw new Error(`Chromium does not measure ${name}`);
  return metric.value;
}
