import { listAt, recordAt, textAt } from './json';

/** Why a text cannot be the value of a label. */
export type LabelValueProblem =
  | { readonly problem: 'too-long'; readonly length: number }
  /** `character` is the first one that is not allowed. */
  | { readonly problem: 'character'; readonly character: string }
  /** It does not both begin and end with a letter or digit. */
  | { readonly problem: 'ends' };

/** Why a text is not a valid label selector. */
export type SelectorProblem =
  /** `found` is unexpected; '' means that the selector ends too early. */
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
  /** There are no values in the parentheses of `in ()`. */
  | { readonly problem: 'no-values'; readonly key: string }
  /** `>` and `<` only compare whole numbers. */
  | {
      readonly problem: 'number';
      readonly key: string;
      readonly value: string;
    };

/** Maximum length of a label value, and of the name in a label key. */
const LONGEST = 63;

/**
 * Why a text is not a valid label value; undefined if it is valid. An empty
 * text is valid (Kubernetes: apimachinery pkg/util/validation,
 * IsValidLabelValue).
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

/** No selector may contain it. */
const INVALID = '?';

function valueText(value: unknown): string {
  return typeof value === 'string' && !labelValueProblem(value)
    ? value
    : INVALID;
}

/**
 * A label selector of an object, as text: `spec.selector` of a workload.
 * Undefined if it selects everything or is not valid.
 */
export function selectorTextOf(selector: unknown): string | undefined {
  const labels = Object.entries(recordAt(selector, 'matchLabels') ?? {}).map(
    ([key, value]) => `${key}=${valueText(value)}`,
  );
  const expressions = listAt(selector, 'matchExpressions').map(each => {
    const key = textAt(each, 'key') ?? '';
    const values = listAt(each, 'values').map(valueText).join(',');
    switch (textAt(each, 'operator')) {
      case 'In':
        return `${key} in (${values})`;
      case 'NotIn':
        return `${key} notin (${values})`;
      case 'Exists':
        return key;
      case 'DoesNotExist':
        return `!${key}`;
      default:
        return INVALID;
    }
  });
  const text = [...labels, ...expressions].join(',');
  return text === '' || selectorProblem(text) ? undefined : text;
}

/** Thrown at the first problem, where the API server stops parsing too. */
class SelectorError extends Error {
  readonly problem: SelectorProblem;

  constructor(problem: SelectorProblem) {
    super(problem.problem);
    this.problem = problem;
  }
}

/** The tokens of a selector, from left to right. */
class Tokens {
  private readonly tokens: readonly string[];
  private position = 0;

  constructor(selector: string) {
    this.tokens = selector.match(/==|!=|[=!(),<>]|[^ \t\r\n=!(),<>]+/g) ?? [];
  }

  /** The next token, '' at the end. */
  peek(): string {
    return this.tokens[this.position] ?? '';
  }

  take(): string {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  /** Takes the next token, which has to be one of `wanted`. */
  expect(...wanted: readonly string[]): string {
    const token = this.take();
    if (!wanted.includes(token)) unexpected(token);
    return token;
  }
}

/**
 * Why an API server rejects a text as a label selector; undefined if it accepts
 * it (Kubernetes: apimachinery pkg/labels/selector.go, Parse).
 */
export function selectorProblem(selector: string): SelectorProblem | undefined {
  return parsed(selector).problem;
}

/** Tells whether labels match a selector. */
export type SelectorMatch = (
  labels: Readonly<Record<string, unknown>>,
) => boolean;

/**
 * The match of a label selector; undefined if the selector is not valid. A
 * label that is missing matches `!=` and `notin` (Kubernetes: apimachinery
 * pkg/labels/selector.go, Requirement.Matches).
 */
export function selectorMatch(selector: string): SelectorMatch | undefined {
  const { requirements } = parsed(selector);
  return (
    requirements &&
    (labels => requirements.every(requirement => isMet(requirement, labels)))
  );
}

/** One of the conditions that a selector joins with commas. */
interface Requirement {
  readonly key: string;
  readonly operator: 'in' | 'notin' | 'exists' | 'absent' | '>' | '<';
  readonly values: readonly string[];
}

function isMet(
  { key, operator, values }: Requirement,
  labels: Readonly<Record<string, unknown>>,
): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  if (typeof value !== 'string') {
    return operator === 'absent' || operator === 'notin';
  }
  switch (operator) {
    case 'in':
      return values.includes(value);
    case 'notin':
      return !values.includes(value);
    case 'exists':
      return true;
    case 'absent':
      return false;
    default: {
      if (!isInteger(value)) return false;
      const [label, limit] = [integer(value), integer(values[0])];
      return operator === '>' ? label > limit : label < limit;
    }
  }
}

function parsed(
  selector: string,
):
  | { requirements: readonly Requirement[]; problem?: undefined }
  | { requirements?: undefined; problem: SelectorProblem } {
  try {
    return { requirements: parseSelector(new Tokens(selector)) };
  } catch (error) {
    if (error instanceof SelectorError) return { problem: error.problem };
    throw error;
  }
}

const REQUIRES: Readonly<Record<string, Requirement['operator']>> = {
  '=': 'in',
  '==': 'in',
  in: 'in',
  '!=': 'notin',
  notin: 'notin',
  '>': '>',
  '<': '<',
};
const OPERATORS = Object.keys(REQUIRES);

function unexpected(found: string): never {
  throw new SelectorError({ problem: 'syntax', found });
}

function isWord(token: string): boolean {
  return token !== '' && !/^[=!(),<>]/.test(token);
}

function parseSelector(tokens: Tokens): readonly Requirement[] {
  if (tokens.peek() === '') return [];
  const requirements: Requirement[] = [];
  do {
    requirements.push(parseRequirement(tokens));
  } while (tokens.expect(',', '') === ',');
  return requirements;
}

function parseRequirement(tokens: Tokens): Requirement {
  const isNegated = tokens.peek() === '!';
  if (isNegated) tokens.take();
  const key = tokens.take();
  if (!isWord(key)) unexpected(key);
  if (!isLabelKey(key)) throw new SelectorError({ problem: 'key', key });
  if (isNegated) return { key, operator: 'absent', values: [] };
  if ([',', ''].includes(tokens.peek())) {
    return { key, operator: 'exists', values: [] };
  }

  const operator = tokens.expect(...OPERATORS);
  const isSet = operator === 'in' || operator === 'notin';
  const values = isSet ? setIn(tokens, key) : [valueIn(tokens)];
  for (const value of values) {
    if ((operator === '>' || operator === '<') && !isInteger(value)) {
      throw new SelectorError({ problem: 'number', key, value });
    }
    const because = labelValueProblem(value);
    if (because)
      throw new SelectorError({ problem: 'value', key, value, because });
  }
  return { key, operator: REQUIRES[operator], values };
}

/** `a=` and `a=,b` select an empty value. */
function valueIn(tokens: Tokens): string {
  if ([',', ''].includes(tokens.peek())) return '';
  const value = tokens.take();
  return isWord(value) ? value : unexpected(value);
}

/** Parses `(x,y)`. Values may be empty, as in `(x,)`, but `()` is an error. */
function setIn(tokens: Tokens, key: string): readonly string[] {
  tokens.expect('(');
  if (tokens.peek() === ')')
    throw new SelectorError({ problem: 'no-values', key });
  const values: string[] = [];
  do {
    values.push([',', ')'].includes(tokens.peek()) ? '' : valueIn(tokens));
  } while (tokens.expect(',', ')') === ',');
  return values;
}

/** Whether a text is a 64-bit integer. Label values are short enough. */
function isInteger(value: string): boolean {
  if (!/^[+-]?\d+$/.test(value)) return false;
  const number = integer(value);
  return BigInt.asIntN(64, number) === number;
}

function integer(value: string): bigint {
  return BigInt(value.replace('+', ''));
}

/**
 * Whether a text is a label key, `name` or `prefix/name` (Kubernetes:
 * apimachinery pkg/util/validation, IsQualifiedName).
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

/** Lower-case letters and digits, with dashes only in between. */
export function isDnsLabel(text: string): boolean {
  return /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/.test(text);
}
