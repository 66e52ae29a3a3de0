import { readEnvironments } from '..';

it.each<[config: unknown]>([[undefined], [null], [[]]])(
  'has no environments, and no fault, in %j',
  config => {
    expect(readEnvironments(config)).toEqual({ rules: [], problems: [] });
  },
);

it('reads all that an entry can name', () => {
  const labels = { tier: 'gold' };
  expect(
    readEnvironments([
      {
        title: 'Production',
        clusters: ['eu', 'us'],
        namespaces: 'shop',
        targets: [7],
        labels,
      },
      { title: 'The rest' },
    ]),
  ).toEqual({
    rules: [
      {
        title: 'Production',
        clusters: ['eu', 'us'],
        namespaces: ['shop'],
        targets: ['7'],
        labels,
      },
      { title: 'The rest' },
    ],
    problems: [],
  });
});

it('takes what labels YAML makes numbers and switches of', () => {
  const { rules } = readEnvironments([
    { title: 'A', labels: { shard: 1, canary: true } },
  ]);
  expect(rules[0].labels).toEqual({ shard: '1', canary: 'true' });
});

const GOOD = { title: 'Good', clusters: ['good'] };

it.each<[what: string, entry: unknown, problem: object]>([
  ['nothing', null, { problem: 'no-title' }],
  ['a text', 'prod', { problem: 'no-title' }],
  ['no title', { clusters: ['prod'] }, { problem: 'no-title' }],
  ['an empty title', { title: '' }, { problem: 'no-title' }],
  ['a title that is no text', { title: {} }, { problem: 'no-title' }],
  [
    'a key that is misspelt',
    { title: 'Prod', cluster: ['prod'] },
    { problem: 'unknown-key', title: 'Prod', key: 'cluster' },
  ],
  [
    'clusters that are no texts',
    { title: 'Prod', clusters: [{ name: 'prod' }] },
    { problem: 'invalid-value', title: 'Prod', key: 'clusters' },
  ],
  [
    'namespaces that are a switch',
    { title: 'Prod', namespaces: true },
    { problem: 'invalid-value', title: 'Prod', key: 'namespaces' },
  ],
  [
    'a target without a name',
    { title: 'Prod', targets: [''] },
    { problem: 'invalid-value', title: 'Prod', key: 'targets' },
  ],
  [
    'labels that are a list',
    { title: 'Prod', labels: ['a=b'] },
    { problem: 'invalid-value', title: 'Prod', key: 'labels' },
  ],
  [
    'a label of several values',
    { title: 'Prod', labels: { a: ['b'] } },
    { problem: 'invalid-value', title: 'Prod', key: 'labels' },
  ],
])('skips an entry with %s, and reports it', (_, entry, problem) => {
  const { rules, problems } = readEnvironments([entry, GOOD]);
  expect(rules).toEqual([GOOD]);
  expect(problems).toEqual([{ index: 0, ...problem }]);
});

it.each<[config: unknown]>([['prod'], [7], [{ title: 'Prod' }]])(
  'has no use for %j, which is no list, and says so',
  config => {
    expect(readEnvironments(config)).toEqual({
      rules: [],
      problems: [{ problem: 'not-a-list' }],
    });
  },
);
