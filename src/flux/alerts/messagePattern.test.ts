import { messagePatternOf } from './messagePattern';

// Compared with what Go's regexp.Compile says of each.
it.each([
  'error.*lookup github\\.com.*',
  '(?i)timeout',
  '(?i:timeout)x',
  '(?-i)x',
  '(?P<name>x)',
  '[[:alpha:]]+',
  '\\pN\\p{Greek}\\PN',
  '\\x{10FFFF}\\x41\\123',
  '\\Astart end\\z',
  '\\Q(literal\\E',
  '\\\\(group)',
  '\\-\\/\\[',
  'a{1000}',
  'a{,5}',
  '[^*]',
  '^*',
  '',
])('an expression of Go is valid: %s', text => {
  expect(messagePatternOf(text)).toEqual({ text, isValid: true });
});

it.each([
  '[a-z',
  '[z-a]',
  '(unclosed',
  'unopened)',
  '*start',
  'a**',
  'a++',
  'a{1001}',
  'a{1,2000}',
  'a{2,1}',
  '(?=x)',
  '(?!x)',
  '(?<=x)y',
  '(a)\\1',
  '\\y',
  '\\u0041',
  '\\',
  '(?z)x',
])('an expression that Go does not take is not valid: %s', text => {
  expect(messagePatternOf(text)).toEqual({ text, isValid: false });
});

it('expressions that are slow to apply or very long are not applied', () => {
  expect(messagePatternOf('(a*)*b').isValid).toBe(true);
  expect(messagePatternOf('('.repeat(1_000_000)).isValid).toBe(true);
});
