import { readView, USUAL_VIEW, writeView, type CardView } from './tableAddress';

describe('the view of a table in the address', () => {
  it.each<[string, CardView, string]>([
    ['the usual one', USUAL_VIEW, ''],
    ['a search', { ...USUAL_VIEW, search: 'a&b=c #1' }, 'q=a%26b%3Dc+%231'],
    [
      'states, worst first',
      { ...USUAL_VIEW, states: ['Failed', 'Ready'] },
      'state=Failed&state=Ready',
    ],
    [
      'filters',
      {
        ...USUAL_VIEW,
        filters: { kind: ['HelmRelease'], cluster: ['eu/1', 'Zürich'] },
      },
      'kind=HelmRelease&cluster=eu%2F1&cluster=Z%C3%BCrich',
    ],
    [
      'a descending sort',
      { ...USUAL_VIEW, sort: { column: 'updated', direction: 'desc' } },
      'sort=-updated',
    ],
    [
      'an ascending sort',
      { ...USUAL_VIEW, sort: { column: 'name', direction: 'asc' } },
      'sort=name',
    ],
  ])('is written and read again: %s', (_, view, address) => {
    expect(writeView(view)).toBe(address);
    expect(readView(address)).toEqual(view);
  });

  it.each([
    ['none', null],
    ['an empty one', ''],
    ['states that do not exist', 'state=Broken&state='],
    ['other parameters', 'color=red&__proto__=1'],
    ['more than anybody would choose', `q=${'x'.repeat(3_000)}`],
  ])('is the usual one for %s', (_, address) => {
    expect(readView(address)).toEqual(USUAL_VIEW);
  });
});
