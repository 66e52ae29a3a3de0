import { fluxObject } from '../__fixtures__/objects';
import { intervalOf } from '..';

describe('intervalOf', () => {
  it.each<[unknown, number | undefined]>([
    ['5m', 300],
    ['5m0s', 300],
    ['1h2m3.5s', 3723.5],
    ['1.5h', 5400],
    ['.5s', 0.5],
    ['1.s', 1],
    ['300ms', 0.3],
    ['100us', 0.0001],
    ['100µs', 0.0001],
    ['0', 0],
    ['0s', 0],
    ['-5m', undefined],
    ['5', undefined],
    ['5 m', undefined],
    ['m', undefined],
    ['.s', undefined],
    ['5m!', undefined],
    ['1d', undefined],
    ['', undefined],
    [300, undefined],
    [null, undefined],
    [`${'9'.repeat(1000)}h`, undefined],
  ])('%p is %p seconds', (interval, expected) => {
    const seconds = intervalOf(
      fluxObject('Kustomization', { spec: { interval } }),
    );
    expect(seconds && Number(seconds.toFixed(9))).toBe(expected);
  });
});
