import { LONG } from '../__testUtils__/long';
import {
  labelValueProblem,
  selectionProblemOf,
  selectorMatch,
  selectorProblem,
  selectorTextOf,
  type FluxSelectionProblem,
  type LabelValueProblem,
  type SelectorProblem,
} from '..';

const long = 'a'.repeat(64);

describe('labelValueProblem', () => {
  it.each<[string, LabelValueProblem | undefined]>([
    ['', undefined],
    ['carts', undefined],
    ['Carts-2_0.rc1', undefined],
    ['7', undefined],
    ['a'.repeat(63), undefined],
    [long, { problem: 'too-long', length: 64 }],
    ['shop/carts service', { problem: 'character', character: '/' }],
    ['carts service', { problem: 'character', character: ' ' }],
    ['component:default/carts', { problem: 'character', character: ':' }],
    ['a,b=c', { problem: 'character', character: ',' }],
    ['größe', { problem: 'character', character: 'ö' }],
    ['cart🛒', { problem: 'character', character: '🛒' }],
    ['carts\n', { problem: 'character', character: '\n' }],
    ['-carts', { problem: 'ends' }],
    ['carts.', { problem: 'ends' }],
    ['_', { problem: 'ends' }],
  ])('of %j', (value, expected) => {
    expect(labelValueProblem(value)).toEqual(expected);
  });
});

describe('selectorProblem', () => {
  it.each([
    '',
    ' ',
    'a',
    '!a',
    '! a',
    'a=b',
    'a==b',
    'a!=b',
    'a=b,c!=d,e in (x,y),!f,g',
    ' a = b , c notin ( x , y ) ',
    'a=',
    'a=,b',
    'a!=',
    'a in (x)',
    'a in (x,)',
    'a in (,x)',
    'a in (,)',
    'a in (x,,y)',
    'in in (in)',
    'notin',
    'in=notin',
    'a>1',
    'a > 1, b<2',
    'backstage.io/kubernetes-id=carts',
    'app.kubernetes.io/name in (carts,carts-db),tier!=cache',
    'A_b.c-d=x',
    `${'a'.repeat(63)}=x`,
    'a=b\n',
  ])('takes %j as API servers do', selector => {
    expect(selectorProblem(selector)).toBeUndefined();
  });

  it.each<[string, SelectorProblem]>([
    ['a=b,', { problem: 'syntax', found: '' }],
    [',a', { problem: 'syntax', found: ',' }],
    ['a,,b', { problem: 'syntax', found: ',' }],
    ['=b', { problem: 'syntax', found: '=' }],
    ['a=b c=d', { problem: 'syntax', found: 'c' }],
    ['a b', { problem: 'syntax', found: 'b' }],
    [
      'a=b;c',
      {
        problem: 'value',
        key: 'a',
        value: 'b;c',
        because: { problem: 'character', character: ';' },
      },
    ],
    ['a===b', { problem: 'syntax', found: '=' }],
    ['a=>1', { problem: 'syntax', found: '>' }],
    ['a>=1', { problem: 'syntax', found: '=' }],
    ['!a=b', { problem: 'syntax', found: '=' }],
    ['!', { problem: 'syntax', found: '' }],
    ['!!a', { problem: 'syntax', found: '!' }],
    ['a in x', { problem: 'syntax', found: 'x' }],
    ['a in', { problem: 'syntax', found: '' }],
    ['a in (x', { problem: 'syntax', found: '' }],
    ['a in (x y)', { problem: 'syntax', found: 'y' }],
    ['a in ((x))', { problem: 'syntax', found: '(' }],
    ['a in (x))', { problem: 'syntax', found: ')' }],
    ['a IN (x)', { problem: 'syntax', found: 'IN' }],
    ['a in ()', { problem: 'no-values', key: 'a' }],
    ['a in x,b', { problem: 'syntax', found: 'x' }],
    ['tier in (web, worker', { problem: 'syntax', found: '' }],
    ['-a=b', { problem: 'key', key: '-a' }],
    ['/a', { problem: 'key', key: '/a' }],
    ['a/b/c', { problem: 'key', key: 'a/b/c' }],
    ['Upper.io/a', { problem: 'key', key: 'Upper.io/a' }],
    ['a./b', { problem: 'key', key: 'a./b' }],
    [`${long}=x`, { problem: 'key', key: long }],
    ['"a"=b', { problem: 'key', key: '"a"' }],
    ['app: carts', { problem: 'key', key: 'app:' }],
    [
      'app=shop/carts',
      {
        problem: 'value',
        key: 'app',
        value: 'shop/carts',
        because: { problem: 'character', character: '/' },
      },
    ],
    [
      'app in (a, -b)',
      {
        problem: 'value',
        key: 'app',
        value: '-b',
        because: { problem: 'ends' },
      },
    ],
    [
      `app=${long}`,
      {
        problem: 'value',
        key: 'app',
        value: long,
        because: { problem: 'too-long', length: 64 },
      },
    ],
    ['a>x', { problem: 'number', key: 'a', value: 'x' }],
    ['a<', { problem: 'number', key: 'a', value: '' }],
    [
      'a>9223372036854775808',
      { problem: 'number', key: 'a', value: '9223372036854775808' },
    ],
  ])('refuses %j as API servers do', (selector, expected) => {
    expect(selectorProblem(selector)).toEqual(expected);
  });

  it('reads a selector of any length within the timeout of a test', () => {
    for (const part of ['a', 'a=b,', '!', '(', ' ', 'a in (x),', '/', '.']) {
      const selector = part.repeat(LONG / part.length);
      expect(() => selectorProblem(selector)).not.toThrow();
    }
  });
});

describe('selectorMatch', () => {
  const labels = { app: 'web', tier: 'front', size: '7', odd: 3 };

  it.each<[string, boolean]>([
    ['', true],
    ['app', true],
    ['!app', false],
    ['none', false],
    ['!none', true],
    ['app=web', true],
    ['app==web', true],
    ['app=other', false],
    ['app!=web', false],
    ['app!=other', true],
    ['none!=web', true],
    ['app in (api, web)', true],
    ['app in (api)', false],
    ['app notin (api)', true],
    ['app notin (web)', false],
    ['none notin (web)', true],
    ['app=web,tier=front', true],
    ['app=web,tier=back', false],
    ['size>6', true],
    ['size>7', false],
    ['size<8', true],
    ['app>1', false],
    ['none>1', false],
    ['none=', false],
    ['odd', false],
    ['constructor', false],
  ])('%j matches: %j', (selector, expected) => {
    expect(selectorMatch(selector)?.(labels)).toBe(expected);
  });

  it('is none of a selector that is not valid', () => {
    expect(selectorMatch('app in (')).toBeUndefined();
  });
});

describe('selectionProblemOf', () => {
  const ID = 'backstage.io/kubernetes-id';
  const SELECTOR = 'backstage.io/kubernetes-label-selector';
  const NAMESPACE = 'backstage.io/kubernetes-namespace';

  it.each<
    [
      string,
      Record<string, string> | undefined,
      FluxSelectionProblem | undefined,
    ]
  >([
    ['no annotations', undefined, undefined],
    ['none that count', { other: 'shop/carts' }, undefined],
    ['an id', { [ID]: 'carts' }, undefined],
    ['an id with white space around it', { [ID]: ' carts\n' }, undefined],
    [
      'an id that is no label value',
      { [ID]: 'shop/carts service' },
      {
        annotation: ID,
        value: 'shop/carts service',
        because: { problem: 'character', character: '/' },
      },
    ],
    [
      'an id that does not count beside a selector',
      { [ID]: 'shop/carts service', [SELECTOR]: 'app=carts' },
      undefined,
    ],
    [
      'a selector with a typo',
      { [ID]: 'carts', [SELECTOR]: 'app=carts,tier in (web' },
      {
        annotation: SELECTOR,
        value: 'app=carts,tier in (web',
        because: { problem: 'syntax', found: '' },
      },
    ],
    ['an empty selector', { [ID]: 'carts', [SELECTOR]: '' }, undefined],
    ['a namespace', { [ID]: 'carts', [NAMESPACE]: 'shop' }, undefined],
    [
      'two namespaces',
      { [ID]: 'carts', [NAMESPACE]: 'shop,payment' },
      {
        annotation: NAMESPACE,
        value: 'shop,payment',
        because: { problem: 'namespace' },
      },
    ],
    [
      'a namespace in capitals',
      { [ID]: 'carts', [NAMESPACE]: 'Shop' },
      {
        annotation: NAMESPACE,
        value: 'Shop',
        because: { problem: 'namespace' },
      },
    ],
    [
      'a namespace that is too long',
      { [ID]: 'carts', [NAMESPACE]: long },
      { annotation: NAMESPACE, value: long, because: { problem: 'namespace' } },
    ],
  ])('of %s', (_, annotations, expected) => {
    expect(selectionProblemOf(annotations)).toEqual(expected);
  });
});

describe('selectorTextOf', () => {
  it.each<[string, unknown, string | undefined]>([
    ['labels', { matchLabels: { app: 'carts', tier: '' } }, 'app=carts,tier='],
    [
      'expressions',
      {
        matchExpressions: [
          { key: 'app', operator: 'In', values: ['a', 'b'] },
          { key: 'tier', operator: 'NotIn', values: ['c'] },
          { key: 'x/y', operator: 'Exists' },
          { key: 'z', operator: 'DoesNotExist' },
        ],
      },
      'app in (a,b),tier notin (c),x/y,!z',
    ],
    ['everything', {}, undefined],
    ['nothing', undefined, undefined],
    ['a value that no label has', { matchLabels: { app: 'a,b=c' } }, undefined],
    [
      'a value that is no text',
      { matchLabels: { app: { toString: null } } },
      undefined,
    ],
    [
      'no values',
      { matchExpressions: [{ key: 'a', operator: 'In' }] },
      undefined,
    ],
    [
      'another operator',
      { matchExpressions: [{ key: 'a', operator: 'Gt' }] },
      undefined,
    ],
    [
      'a null',
      { matchLabels: { app: 'a' }, matchExpressions: [null] },
      undefined,
    ],
  ])('of %s', (_, selector, text) => {
    expect(selectorTextOf(selector)).toBe(text);
  });
});
