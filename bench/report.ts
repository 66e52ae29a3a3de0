import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import type { Finding } from './bench';

const README = 'bench/README.md';
const START = '<!-- table -->';
const END = '<!-- /table -->';

const HEADINGS = [
  'case',
  'objects',
  'measured',
  'stand-in',
  'floor',
  'limit',
  '',
];

/** Whether what was measured is within its limit. */
export function isOver({ measured, limit }: Finding): boolean {
  // NaN is not within the limit.
  return limit !== undefined && !(measured <= limit);
}

/** The findings as a table in Markdown, and where they were measured. */
export function tableOf(
  findings: readonly Finding[],
  browserVersion: string,
): string {
  const rows = [HEADINGS, HEADINGS.map(() => '-'), ...findings.map(cellsOf)];
  const table = rows.map(cells => `| ${cells.join(' | ')} |`).join('\n');
  const cores = cpus();
  const machine = `${cores.length} cores (${cores[0]?.model.trim()})`;
  // The load of the machine, because it makes wall-clock times longer.
  const load = loadavg()[1].toFixed(1);
  const day = new Date().toISOString().slice(0, 10);
  return (
    `${table}\n\nChromium ${browserVersion}, Node ${process.version}, ` +
    `${machine}, load ${load}, ${day}.`
  );
}

/** A finding as a line of text. */
export function lineOf(finding: Finding): string {
  return cellsOf(finding).join('  ');
}

/** Replaces the table in the README. */
export async function updateReadme(table: string): Promise<void> {
  const text = await readFile(README, 'utf8');
  const [before, rest = ''] = text.split(START);
  const [, after = ''] = rest.split(END);
  await writeFile(README, `${before}${START}\n\n${table}\n\n${END}${after}`);
  execFileSync('npx', ['prettier', '--write', README]);
}

function cellsOf(finding: Finding): string[] {
  const { name, size, measured, standIn, floor, limit, unit } = finding;
  const amount = (value?: number) =>
    value === undefined ? '' : `${rounded(value, unit)} ${unit}`;
  const verdict = isOver(finding) ? '**over**' : 'ok';
  return [
    name,
    size?.toLocaleString('en') ?? '',
    amount(measured),
    amount(standIn),
    amount(floor),
    amount(limit),
    limit === undefined ? '' : verdict,
  ];
}

function rounded(value: number, unit: Finding['unit']): string {
  return value.toFixed(unit === 'MB' || unit === 's' ? 2 : 0);
}
