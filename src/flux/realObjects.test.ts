import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { verdicts } from './__fixtures__/verdicts';
import * as flux from './index';
import { isRecord } from './objects/json';
import { FluxObject } from './objects/types';

const folder = resolve(__dirname, '../../../shared/flux-objects');
const there = existsSync(folder);
const describeIfThere = there ? describe : describe.skip;
const reason = there ? '' : ` (skipped: there is no ${folder})`;

const files = there
  ? readdirSync(folder).flatMap(kind =>
      readdirSync(resolve(folder, kind)).map(file => `${kind}/${file}`),
    )
  : ['none'];

function read(file: string): FluxObject {
  const object: unknown = parse(readFileSync(resolve(folder, file), 'utf8'));
  if (!isRecord(object)) throw new Error(`${file} is no object`);
  return object;
}

describeIfThere(`real objects${reason}`, () => {
  it('are all judged', () => {
    expect(Object.keys(verdicts).sort()).toEqual(files.sort());
  });

  it.each(Object.entries(verdicts))('%s is %s', (file, state) => {
    expect(flux.statusOf(read(file)).state).toBe(state);
  });

  // What the text has, the readers find: each of these would be an empty cell.
  const fields: [string, RegExp, (object: FluxObject) => unknown][] = [
    ['name', /^ {2}name:/m, flux.nameOf],
    ['interval', /^ {2}interval: /m, flux.intervalOf],
    [
      'source',
      /^ {2,6}(sourceRef|chartRef|imageRepositoryRef):/m,
      object => flux.sourceRefOf(object)?.name,
    ],
    [
      'artifact',
      /^ {2}artifact:/m,
      object => flux.artifactOf(object)?.lastUpdateTime,
    ],
    [
      'revision',
      /^ {2}(lastAppliedRevision|artifact):/m,
      object => flux.revisionOf(object).revision,
    ],
    [
      'deployed',
      /^ {2}(lastAppliedRevision|lastAttemptedRevision|artifact):/m,
      object =>
        flux.deployedSearchText(flux.deployedOf(object)) &&
        (flux.deployedOf(object).applied ?? flux.deployedOf(object).attempted),
    ],
    [
      'chart',
      /^kind: HelmRelease$[^]*^ +(chart|chartName): \w/m,
      object => flux.chartOf(object).name,
    ],
    [
      'version',
      /^ +(chartVersion|last\w+Revision): \S*\d\.\d/m,
      object =>
        flux.chartOf(object).version ?? flux.revisionOf(object).revision,
    ],
  ];

  it.each(files)('%s is read', file => {
    const object = read(file);
    const text = readFileSync(resolve(folder, file), 'utf8');
    const unread = fields
      .filter(([, pattern]) => pattern.test(text))
      .filter(([, , reader]) => !reader(object))
      .map(([field]) => field);
    expect(unread).toEqual([]);

    expect(flux.kindOf(object)?.kind).toBe(file.split('/')[0]);
    expect(flux.isStatic(object)).toBe(
      /^Alert|^Provider|argocd-oci/.test(file),
    );
    const short = flux.shortRevision(flux.revisionOf(object).revision);
    expect(short ?? '').not.toMatch(/[0-9a-f]{13}/);
    expect(flux.verificationOf(object).state).toBe('not-configured');
  });
});
