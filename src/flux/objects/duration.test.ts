import { durationIn } from '..';

describe('durationIn', () => {
  it.each<[unknown, number | undefined]>([
    ['1h30m0s', 5_400_000],
    ['30.96s', 30_960],
    ['30.960968514s', 30_960.968514],
    ['1m0.5s', 60_500],
    ['250ms', 250],
    ['95.934238ms', 95.934238],
    ['120µs', 0.12],
    ['120μs', 0.12],
    ['120us', 0.12],
    ['7ns', 0.000007],
    ['1.5h', 5_400_000],
    ['0', 0],
    ['0s', 0],
    ['-5m', undefined],
    ['5', undefined],
    ['5 m', undefined],
    ['1d', undefined],
    ['1h30', undefined],
    ['PT1H', undefined],
    ['', undefined],
    [undefined, undefined],
    [null, undefined],
    [300, undefined],
    [`${'9'.repeat(99)}h`, undefined],
    [`${'1s'.repeat(100)}`, undefined],
  ])('%p is %p ms', (text, expected) => {
    const found = durationIn(text as string | undefined);
    expect(found && Number(found.toFixed(9))).toBe(expected);
  });
});
