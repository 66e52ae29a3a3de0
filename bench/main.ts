/* eslint-disable no-console */
import type { Bench, Finding } from './bench';
import { startBrowser } from './browser';
import { bundlePage, bundleProbe } from './bundle';
import { eightCards } from './cases/eightCards';
import { firstRow } from './cases/firstRow';
import { hangingCluster } from './cases/hangingCluster';
import { heap } from './cases/heap';
import { polls } from './cases/polls';
import { runtime } from './cases/runtime';
import { search } from './cases/search';
import { recordFleet } from './recordedFleet';
import { isOver, lineOf, tableOf, updateReadme } from './report';
import { startServer } from './server';

const SIZES = [2_000, 10_000];

async function* allFindings(bench: Bench): AsyncGenerator<Finding> {
  yield* await eightCards(bench);
  yield await hangingCluster(bench);
  yield* await runtime(bench);
  for (const size of SIZES) {
    const fleet = recordFleet(size);
    const { floorMs, findings } = await polls(bench, fleet, size);
    yield* findings;
    yield await firstRow(bench, fleet, size, floorMs);
    if (size === Math.max(...SIZES)) yield* await search(bench, fleet, size);
    if (size === Math.min(...SIZES)) yield await heap(bench, fleet, size);
  }
}

async function main() {
  const server = await startServer(await bundlePage());
  const browser = await startBrowser();
  const findings: Finding[] = [];
  try {
    const probe = await bundleProbe();
    for await (const finding of allFindings({ server, browser, probe })) {
      findings.push(finding);
      console.error(lineOf(finding));
    }
  } finally {
    await browser.close();
    server.close();
  }
  const table = tableOf(findings, browser.version());
  console.log(`\n${table}`);
  if (process.argv.includes('--update')) await updateReadme(table);
  process.exitCode = findings.some(isOver) ? 1 : 0;
}

void main();
