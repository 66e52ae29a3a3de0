/** What a field may hold instead of what its CRD says, by its name. */
export const hostile: [string, unknown][] = [
  ['missing', undefined],
  ['null', null],
  ['a number', 7],
  ['a huge number', 1e308],
  ['a boolean', true],
  ['a string', 'x'],
  ['an empty string', ''],
  ['a string of a megabyte', "dependency 'a@sha1:0/".repeat(50_000)],
  ['an empty array', []],
  ['an array', [null, 7, 'x', [], {}]],
  ['an empty object', {}],
  ['an object', { name: 7, spec: [], '': null, toString: null }],
];

/** Every path of a value: its own, and that of everything inside. */
export function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [
    [],
    ...Object.entries(value).flatMap(([key, each]) =>
      pathsOf(each).map(path => [key, ...path]),
    ),
  ];
}

/** `value` with something else at `path`. */
export function replaced(value: unknown, path: string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((each, index) =>
      String(index) === key ? replaced(each, rest, by) : each,
    );
  }
  const record: Record<string, unknown> = { ...Object(value) };
  const inside = replaced(record[key], rest, by);
  if (inside === undefined) delete record[key];
  else record[key] = inside;
  return record;
}
