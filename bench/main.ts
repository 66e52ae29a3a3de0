/* eslint-disable no-console */
import { parseArgs } from 'node:util';
import type { Bench, Finding } from './bench';
import { startBrowser } from './browser';
import { bundlePage, bundleProbe } from './bundle';
import { details } from './cases/details';
import { fleet } from './cases/fleet';
import { firstMinute } from './cases/firstMinute';
import { firstRows } from './cases/firstRows';
import { hangingCluster } from './cases/hangingCluster';
import { heap } from './cases/heap';
import { idleMinute } from './cases/idleMinute';
import { polls } from './cases/polls';
import { runtime } from './cases/runtime';
import { search } from './cases/search';
import type { Pages } from './files';
import { isOver, lineOf, tableOf, updateReadme } from './report';
import { startServer } from './server';

/** The cases by the name that `--only` takes. */
const CASES = new Map<string, (bench: Bench) => Promise<Finding[]>>([
  ['first-rows', firstRows],
  ['first-minute', firstMinute],
  ['idle-minute', idleMinute],
  ['hanging-cluster', hangingCluster],
  ['runtime', runtime],
  ['polls', polls],
  ['search', search],
  ['heap', heap],
  ['details', details],
  ['fleet', fleet],
]);

function readArguments() {
  const { values } = parseArgs({
    options: {
      update: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  const { update, only } = values;
  const unknown = only.filter(name => !CASES.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `No case ${unknown.join(', ')}: there are ${[...CASES.keys()].join(
        ', ',
      )}`,
    );
  }
  if (update && only.length > 0) {
    throw new Error(
      '--update needs all cases, because it replaces the whole table of the README',
    );
  }
  return {
    update,
    cases: [...CASES]
      .filter(([name]) => only.length === 0 || only.includes(name))
      .map(([, run]) => run),
  };
}

async function bundlePages(): Promise<Pages> {
  const flux = await bundlePage({
    name: 'flux',
    entry: 'bench/page/app.tsx',
    plugin: 'src',
  });
  const standIn = await bundlePage({
    name: 'stand-in',
    entry: 'bench/page/standIn/app.tsx',
    plugin: 'bench/page/standIn',
  });
  return new Map([
    ['/flux', flux],
    ['/stand-in', standIn],
  ]);
}

async function main() {
  const { update, cases } = readArguments();
  const server = await startServer(await bundlePages());
  const browser = await startBrowser();
  const findings: Finding[] = [];
  try {
    const bench: Bench = { server, browser, probe: await bundleProbe() };
    for (const run of cases) {
      for (const finding of await run(bench)) {
        findings.push(finding);
        console.error(lineOf(finding));
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  const table = tableOf(findings, browser.version());
  console.log(`\n${table}`);
  if (update) await updateReadme(table);
  process.exitCode = findings.some(isOver) ? 1 : 0;
}

void main();
