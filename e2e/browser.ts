import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // As on a machine without a network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
];

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

const { LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env;
const USUAL_PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  join(PROGRAMFILES, 'Google/Chrome/Application/chrome.exe'),
  join(LOCALAPPDATA, 'Google/Chrome/Application/chrome.exe'),
  join(LOCALAPPDATA, 'Chromium/Application/chrome.exe'),
];

// Known warnings of libraries, as in src/setupTests.ts.
const FOREIGN = [
  /Support for defaultProps will be removed/,
  /findDOMNode is deprecated/,
  /React Router Future Flag Warning/,
  // Warning about the API for alerts: classic apps show those of its successor
  // for five seconds only, failures too.
  /AlertApi is deprecated/,
  // Warning about the catalog's own pages.
  /^Extension '[a-z-]+:catalog\/[^']+' uses implicit React Router v6 routing/,
  // Warning about the tabs and the breadcrumbs of the app's own header.
  /^WARN: A component changed from uncontrolled to controlled/,
  /^<Focusable> child must have an interactive ARIA role/,
  // Warning of the app plugin about its own icons.
  /icons were registered as IconComponent, which is deprecated/,
];

/** The path of Chromium: CHROMIUM_PATH, or one of the usual places. */
export function findChromium(): string | undefined {
  const { CHROMIUM_PATH } = process.env;
  const candidates = CHROMIUM_PATH
    ? [CHROMIUM_PATH, ...onPath(CHROMIUM_PATH)]
    : [...COMMANDS.flatMap(onPath), ...USUAL_PLACES];
  return candidates.find(isProgram);
}

export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGS });
}

function onPath(command: string): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map(folder => join(folder, command));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** A visit of the demo, with the console errors and external requests. */
export interface Visit {
  page: Page;
  /** Errors and warnings in the console, except for those of libraries. */
  complaints: string[];
  /** Requests to other servers than the demo's. */
  requestsElsewhere: string[];
  close(): Promise<void>;
}

export async function visit(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Visit> {
  const context = await browser.newContext({ viewport, colorScheme });
  // Generous, because the other tests may keep the machine busy.
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requestsElsewhere: string[] = [];

  function noteComplaint(text: string) {
    if (!FOREIGN.some(pattern => pattern.test(text))) complaints.push(text);
  }

  function noteRequest(request: { url(): string }) {
    const { host } = new URL(request.url());
    // data: and blob: have no host.
    if (host !== '' && host !== new URL(url).host) {
      requestsElsewhere.push(request.url());
    }
  }

  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) {
      noteComplaint(message.text());
    }
  });
  page.on('pageerror', error => noteComplaint(String(error)));
  page.on('request', noteRequest);
  page.on('websocket', noteRequest);

  await page.goto(url);
  return {
    page,
    complaints,
    requestsElsewhere,
    close: () => context.close(),
  };
}
