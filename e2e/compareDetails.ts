import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import type { Details } from './pages';

/** Reads a path of an API server, as `kubectl get -o json` does. */
export type ReadPath = (path: string) => Promise<any>;

/** Controllers keep running, and the page reads events every 30 s. */
const SAME_WITHIN_MS = 120_000;

/**
 * Compares all tabs of an object's details with its API server. `path` is that
 * of the object.
 */
export async function expectDetailsAsOn(
  read: ReadPath,
  path: string,
  details: Details,
): Promise<void> {
  await eventually(() => expectConditions(read, path, details));
  await details.openTab('Events');
  await eventually(() => expectEvents(read, path, details));
  if (await details.hasTab('History')) {
    await details.openTab('History');
    await eventually(() => expectHistory(read, path, details));
  }
  await details.openTab('YAML');
  await eventually(() => expectManifest(read, path, details));
}

async function expectConditions(
  read: ReadPath,
  path: string,
  details: Details,
): Promise<void> {
  const { status = {} } = await read(path);
  const { conditions = [] } = status;
  await details.root.getByRole('region', { name: 'Status' }).waitFor();
  const shown = await rowsOf(details, 'Conditions', 4);
  expectSame(
    shown.map(({ cells: [type, state, reason, message], time }) =>
      // Conditions of an older generation are marked.
      [type, state.split(' ')[0], reason, message, time].join(' | '),
    ),
    conditions.map((each: any) =>
      [
        each.type,
        each.status,
        each.reason,
        plain(each.message),
        each.lastTransitionTime,
      ].join(' | '),
    ),
  );
}

async function expectEvents(
  read: ReadPath,
  path: string,
  details: Details,
): Promise<void> {
  const { kind, metadata } = await read(path);
  const { namespace, name, uid } = metadata;
  const fields = Object.entries({ kind, name, uid }).map(
    ([field, value]) => `involvedObject.${field}=${value}`,
  );
  const { items } = await read(
    `/api/v1/namespaces/${namespace}/events?fieldSelector=${fields.join()}`,
  );
  await details
    .table('Events')
    .or(details.root.getByText(/^There are no events/))
    .first()
    .waitFor();
  const rows = await rowsOf(details, 'Events', 0);
  const shown = rows.filter(({ cells }) => cells[4] === `${kind} ${name}`);
  expectSame(
    shown.map(({ cells: [when, type, reason], time }) =>
      [type, reason, time, /(\d+) times/.exec(when)?.[1] ?? '1'].join(' | '),
    ),
    items.map((each: any) =>
      [
        each.type,
        each.reason,
        each.series?.lastObservedTime ?? each.lastTimestamp ?? each.eventTime,
        each.series?.count ?? each.count ?? 1,
      ].join(' | '),
    ),
  );
  for (const { message } of items) {
    const words = plain(message).replace(
      '(combined from similar events): ',
      '',
    );
    expect(shown.map(({ cells }) => cells[3]).join('\n')).toContain(words);
  }
  const times = rows.map(({ time }) => Date.parse(time));
  expect(times).toEqual([...times].sort((left, right) => right - left));
}

async function expectHistory(
  read: ReadPath,
  path: string,
  details: Details,
): Promise<void> {
  const { kind, status = {} } = await read(path);
  const { history = [] } = status;
  // Kinds without a history: the tab derives it from events.
  if (history.length === 0) return;
  await details.table('History').waitFor();
  const shown = await rowsOf(details, 'History', 2);
  const isRelease = kind === 'HelmRelease';
  expectSame(
    shown.map(({ cells: [result, revision], time }) =>
      isRelease
        ? `${result.split(' Started')[0].split(' Last')[0]} | ${revision}`
        : `${result.split(' ')[0]} | ${time}`,
    ),
    history.map((each: any) =>
      isRelease
        ? `${[each.action, each.status].filter(Boolean).join(': ')} release ${
            each.version
          } | ${wordsOfChart(each)}`
        : `${each.lastReconciledStatus} | ${each.lastReconciled}`,
    ),
  );
}

function wordsOfChart(release: any): string {
  const { chartVersion, appVersion } = release;
  return appVersion && appVersion !== chartVersion
    ? `${chartVersion} app ${appVersion}`
    : chartVersion;
}

async function expectManifest(
  read: ReadPath,
  path: string,
  details: Details,
): Promise<void> {
  const { metadata, spec, status } = await read(path);
  const shown = parse(await details.codeOf('Metadata and spec'));
  expect(shown.spec).toEqual(spec);
  expect(shown.metadata.uid).toBe(metadata.uid);
  expect(shown.metadata).not.toHaveProperty('managedFields');
  if (status) expect(parse(await details.codeOf('Status'))).toEqual(status);
}

interface ShownRow {
  readonly cells: readonly string[];
  /** The exact time in one of them. */
  readonly time: string;
}

/** The rows of a table, none if there is no table. */
async function rowsOf(
  details: Details,
  table: string,
  timeColumn: number,
): Promise<readonly ShownRow[]> {
  const rows = await details.rowsOf(table);
  return rows.map(cells => ({
    cells: cells.map(({ text }) => plain(text)),
    time: cells[timeColumn].time,
  }));
}

/** The order differs: the details sort. */
function expectSame(shown: string[], sent: string[]): void {
  expect([...shown].sort()).toEqual([...sent].sort());
}

/** A text as on the screen, with white space collapsed. */
export function plain(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** Repeats a comparison until it succeeds or times out. */
export async function eventually(compare: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + SAME_WITHIN_MS;
  for (;;) {
    try {
      await compare();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(2_000);
    }
  }
}
