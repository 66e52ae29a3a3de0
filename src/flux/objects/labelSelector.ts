/** Why a text cannot be the value of a label. */
export type LabelValueProblem =
  | { readonly problem: 'too-long'; readonly length: number }
  /** The first character that may not be in it. */
  | { readonly problem: 'character'; readonly character: string }
  /** It does not begin or not end with a letter or digit. */
  | { readonly problem: 'ends' };

/** Why a text is no label selector. */
export type SelectorProblem =
  /** Something else is expected where this is; at the end if it is ''. */
  | { readonly problem: 'syntax'; readonly found: string }
  /** No label can have this name. */
  | { readonly problem: 'key'; readonly key: string }
  /** No label can have this value. */
  | {
      readonly problem: 'value';
      readonly key: string;
      readonly value: string;
      readonly because: LabelValueProblem;
    }
  /** Nothing is between the parentheses of `in ()`. */
  | { readonly problem: 'no-values'; readonly key: string }
  /** `>` and `<` compare whole numbers. */
  | {
      readonly problem: 'number';
      readonly key: string;
      readonly value: string;
    };

/** The most characters that a value, or the name in a key, can have. */
const LONGEST = 63;

/**
 * Why a text cannot be the value of a label; undefined if it can. An empty one
 * can (Kubernetes: apimachinery pkg/util/validation, IsValidLabelValue).
 */
export function labelValueProblem(
  value: string,
): LabelValueProblem | undefined {
  const character = /[^A-Za-z0-9._-]/u.exec(value)?.[0];
  if (character !== undefined) return { problem: 'character', character };
  if (value.length > LONGEST) {
    return { problem: 'too-long', length: value.length };
  }
  return /^(?:[^._-](?:.*[^._-])?)?$/.test(value)
    ? undefined
    : { problem: 'ends' };
}

/** Ends parsing at the first problem, as the API server does. */
class Wrong extends Error {
  readonly problem: SelectorProblem;

  constructor(problem: SelectorProblem) {
    super(problem.problem);
    this.problem = problem;
  }
}

/** What a selector consists of, from left to right. */
class Tokens {
  private readonly tokens: readonly string[];
  private position = 0;

  constructor(selector: string) {
    this.tokens = selector.match(/==|!=|[=!(),<>]|[^ \t\r\n=!(),<>]+/g) ?? [];
  }

  /** The next one, '' at the end. */
  peek(): string {
    return this.tokens[this.position] ?? '';
  }

  take(): string {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  /** Takes one of these, and nothing else. */
  expect(...wanted: readonly string[]): string {
    const token = this.take();
    if (!wanted.includes(token)) unexpected(token);
    return token;
  }
}

/**
 * Why an API server refuses a text as a label selector; undefined if it takes
 * it (Kubernetes: apimachinery pkg/labels/selector.go, Parse).
 */
export function selectorProblem(selector: string): SelectorProblem | undefined {
  try {
    parseSelector(new Tokens(selector));
    return undefined;
  } catch (error) {
    if (error instanceof Wrong) return error.problem;
    throw error;
  }
}

const OPERATORS = ['=', '==', '!=', 'in', 'notin', '>', '<'];

function unexpected(found: string): never {
  throw new Wrong({ problem: 'syntax', found });
}

function isWord(token: string): boolean {
  return token !== '' && !/^[=!(),<>]/.test(token);
}

function parseSelector(tokens: Tokens): void {
  if (tokens.peek() === '') return;
  do {
    parseRequirement(tokens);
  } while (tokens.expect(',', '') === ',');
}

function parseRequirement(tokens: Tokens): void {
  const isNegated = tokens.peek() === '!';
  if (isNegated) tokens.take();
  const key = tokens.take();
  if (!isWord(key)) unexpected(key);
  if (!isLabelKey(key)) throw new Wrong({ problem: 'key', key });
  if (isNegated || [',', ''].includes(tokens.peek())) return;

  const operator = tokens.expect(...OPERATORS);
  const isSet = operator === 'in' || operator === 'notin';
  const values = isSet ? setIn(tokens, key) : [valueIn(tokens)];
  for (const value of values) {
    if ((operator === '>' || operator === '<') && !isInteger(value)) {
      throw new Wrong({ problem: 'number', key, value });
    }
    const because = labelValueProblem(value);
    if (because) throw new Wrong({ problem: 'value', key, value, because });
  }
}

/** `a=` and `a=,b` ask for an empty value. */
function valueIn(tokens: Tokens): string {
  if ([',', ''].includes(tokens.peek())) return '';
  const value = tokens.take();
  return isWord(value) ? value : unexpected(value);
}

/** `(x,y)`, where values may be empty but not all of them left out. */
function setIn(tokens: Tokens, key: string): readonly string[] {
  tokens.expect('(');
  if (tokens.peek() === ')') throw new Wrong({ problem: 'no-values', key });
  const values: string[] = [];
  do {
    values.push([',', ')'].includes(tokens.peek()) ? '' : valueIn(tokens));
  } while (tokens.expect(',', ')') === ',');
  return values;
}

/** A 64-bit number; what a label can hold is never longer. */
function isInteger(value: string): boolean {
  if (!/^[+-]?\d+$/.test(value)) return false;
  const number = BigInt(value.replace('+', ''));
  return BigInt.asIntN(64, number) === number;
}

/**
 * `name` or `prefix/name` (Kubernetes: apimachinery pkg/util/validation,
 * IsQualifiedName).
 */
function isLabelKey(key: string): boolean {
  const parts = key.split('/');
  const name = parts.pop() ?? '';
  const [prefix] = parts;
  return (
    parts.length <= 1 &&
    name !== '' &&
    labelValueProblem(name) === undefined &&
    (prefix === undefined || isSubdomain(prefix))
  );
}

function isSubdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every(isDnsLabel);
}

/** Lower-case letters, digits and dashes inside. */
export function isDnsLabel(text: string): boolean {
  return /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/.test(text);
}
