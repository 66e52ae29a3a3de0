import type { Browser, Page } from 'playwright-core';
import { findChromium, launchChromium, visit, type Visit } from './browser';
import { startDemo, type DemoServer } from './demoServer';

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 400, height: 900 };
/** The size of a window of 1280 by 800 at a zoom of 200 %. */
export const ZOOMED = { width: 640, height: 400 };

const CARTS = '/catalog/default/component/carts-service';

/** The page to open, and the settings of the browser. */
export interface OpenOptions {
  /** The path of a page; that of carts-service by default. */
  path?: string;
  viewport?: { width: number; height: number };
  theme?: 'light' | 'dark';
}

/** A running demo, and a browser. */
export interface Demo {
  /** The URL of the demo. */
  readonly url: string;
  open(options?: OpenOptions): Promise<Page>;
}

/**
 * Describes a demo, which is served while its tests run. They are skipped where
 * there is no browser; demo.test.ts says so.
 */
export function describeDemo(
  name: string,
  tests: (demo: Demo) => void,
  script?: Parameters<typeof startDemo>[0],
) {
  const chromiumPath = findChromium();
  jest.setTimeout(180_000);

  (chromiumPath ? describe : describe.skip)(name, () => {
    let server: DemoServer | undefined;
    let browser: Browser | undefined;
    const visits: Visit[] = [];

    beforeAll(async () => {
      server = await startDemo(script);
      browser = await launchChromium(chromiumPath ?? '');
    });

    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    });

    // Every test must leave the console without errors and send no external
    // request.
    afterEach(async () => {
      for (const { complaints, requestsElsewhere, close } of visits.splice(0)) {
        await close();
        const dirt = [
          ...complaints.map(text => `The console says: ${text}`),
          ...requestsElsewhere.map(url => `A request left for ${url}`),
        ];
        if (dirt.length > 0) throw new Error(dirt.join('\n'));
      }
    });

    tests({
      get url() {
        if (!server) throw new Error('The demo is not served');
        return server.url;
      },
      async open({ path = CARTS, viewport = WIDE, theme } = {}) {
        if (!browser) throw new Error('There is no browser');
        const visited = await visit(
          browser,
          `${this.url}${path}`,
          viewport,
          theme,
        );
        visits.push(visited);
        return visited.page;
      },
    });
  });
}
