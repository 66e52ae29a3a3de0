import { readFileSync } from 'node:fs';
import { eventually } from './compareDetails';
import type { Details, ShownLogLine } from './pages';

/** Number of lines of a log that the tab reads. */
const TAIL_LINES = 1_000;

/**
 * Compares the tab Logs with what `flux logs --kind --namespace --name` finds in
 * a file that a container runtime wrote. Returns what is shown.
 */
export async function expectLogsAsIn(
  file: string,
  subject: { kind: string; namespace: string; name: string },
  details: Details,
): Promise<readonly ShownLogLine[]> {
  await details.openTab('Logs');
  await eventually(async () => {
    const wanted = linesAbout(file, subject);
    expect(wanted).not.toEqual([]);
    expect(await details.logLines()).toEqual(wanted);
  });
  return details.logLines();
}

/** Flux: cmd/flux/logs.go filterPrintLog. */
function linesAbout(
  file: string,
  { kind, namespace, name }: { kind: string; namespace: string; name: string },
): ShownLogLine[] {
  const tail = readFileSync(file, 'utf8').trim().split('\n').slice(-TAIL_LINES);
  return tail
    .map(line => line.replace(/^\S+ std(?:out|err) F /, ''))
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line))
    .filter(
      entry =>
        (entry['reconciler kind'] ?? entry.controllerKind) === kind &&
        entry.namespace === namespace &&
        entry.name === name,
    )
    .map(({ ts, level, msg, error }) => ({
      time: new Date(ts).toISOString(),
      level,
      words: [msg, error].filter(Boolean),
    }));
}
