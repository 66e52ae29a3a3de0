import { listAt, numberAt, recordAt, textAt, timeAt, valueAt } from './json';

describe('json', () => {
  const value = JSON.parse(
    '{"a":{"text":"x","empty":"","number":0,"list":[1],"null":null,"__proto__":{"own":1}}}',
  );

  it('reads values that exist, and only as their own type', () => {
    expect(textAt(value, 'a', 'text')).toBe('x');
    expect(textAt(value, 'a', 'empty')).toBeUndefined();
    expect(textAt(value, 'a', 'number')).toBeUndefined();
    expect(numberAt(value, 'a', 'number')).toBe(0);
    expect(numberAt({ a: NaN }, 'a')).toBeUndefined();
    expect(listAt(value, 'a', 'list')).toEqual([1]);
    expect(listAt(value, 'a', 'text')).toEqual([]);
    expect(recordAt(value, 'a', 'list')).toBeUndefined();
    expect(recordAt(value, 'a', 'null')).toBeUndefined();
  });

  it('reads own properties only', () => {
    expect(valueAt(value, 'a', 'constructor')).toBeUndefined();
    expect(valueAt(value, 'a', 'text', 'length')).toBeUndefined();
    expect(valueAt(value, 'a', '__proto__')).toEqual({ own: 1 });
    expect(valueAt(undefined, 'a')).toBeUndefined();
  });

  it.each([
    ['2026-11-20T09:30:00Z', true],
    ['2026-11-20T09:30:00.123456789Z', true],
    ['2026-11-20T09:30:00+02:00', true],
    ['2026-13-20T09:30:00Z', false],
    ['2026-11-20T09:30:00', false],
    ['2026-11-20', false],
    ['now', false],
    [1764000000, false],
  ])('%p is a time: %p', (time, expected) => {
    expect(timeAt({ time }, 'time')).toBe(expected ? time : undefined);
  });
});
