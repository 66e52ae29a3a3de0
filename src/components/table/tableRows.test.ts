import { createTableRowsOf } from './tableRows';

const row = (key: string) => ({ key });
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('the rows of a table', () => {
  it('have the keys of what they show', () => {
    const rowsOf = createTableRowsOf<{ key: string }>(({ key }) => key);
    expect(idsOf(rowsOf([row('a'), row('b')]))).toEqual(['a', 'b']);
  });

  it('are numbered where keys are the same', () => {
    const rowsOf = createTableRowsOf<{ key: string }>(({ key }) => key);
    expect(idsOf(rowsOf([row('a'), row('a'), row('a')]))).toEqual([
      'a',
      'a#1',
      'a#2',
    ]);
  });

  it('are the same objects as before if they show the same', () => {
    const rowsOf = createTableRowsOf<{ key: string }>(({ key }) => key);
    const kept = row('a');
    const [before] = rowsOf([kept, row('b')]);
    const after = rowsOf([row('b'), kept]);
    expect(after[1]).toBe(before);
    expect(after[0].id).toBe('b');
  });

  it('are other objects if they get another number', () => {
    const rowsOf = createTableRowsOf<{ key: string }>(({ key }) => key);
    const kept = row('a');
    rowsOf([row('a'), kept]);
    expect(rowsOf([kept])).toEqual([{ id: 'a', row: kept }]);
  });
});
