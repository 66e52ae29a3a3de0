/** An expression that messages of an Alert have to match, or must not match. */
export interface FluxMessagePattern {
  readonly text: string;
  /** Flux ignores an invalid pattern, and reports that in an event. */
  readonly isValid: boolean;
}

/** Longer expressions are not checked. */
const LONGEST = 2_000;

/** What JavaScript writes in another way, or does not have. */
const OTHERWISE: readonly [RegExp, string][] = [
  [/\\(?:x\{[\da-f]+\}|[pP](?:\{\^?\w+\}|\w)|[AzaC])/gi, 'x'],
  [/\[:\^?\w+:\]/g, 'x'],
  [/\(\?P?<(\w+)>/g, '(?:'],
  [/\(\?[imsU]*(?:-[imsU]+)?(:?)/g, '(?$1'],
  [/\(\?\)/g, ''],
  [/[$^](?=[*+?])/g, 'x'],
];

/** What only JavaScript has: looking ahead or behind, some escapes. */
const NOT_IN_GO = /\(\?<?[=!]|\\[1-9](?!\d)|\\[ceghijklmoquyF-OR-VX-Z]/;

/** Go repeats at most a thousand times, and nothing that repeats already. */
const BAD_REPETITION = /\{(?:\d*,)?(?:\d{5,}|[2-9]\d{3}|1(?!000\D)\d{3})[,}]/;

/**
 * An expression in the syntax of Go's regexp, in which JavaScript's has more
 * and less. It is parsed, but not applied to anything.
 */
export function messagePatternOf(text: string): FluxMessagePattern {
  return { text, isValid: text.length > LONGEST || isValid(text) };
}

function isValid(text: string): boolean {
  const plain = text
    .replace(/\\Q[\s\S]*?(?:\\E|$)/g, 'q')
    .replace(/\\[^a-z\d]/gi, 'b');
  if (NOT_IN_GO.test(plain) || BAD_REPETITION.test(plain)) return false;
  const converted = OTHERWISE.reduce(
    (known, [from, to]) => known.replace(from, to),
    plain,
  );
  try {
    return new RegExp(converted) !== undefined;
  } catch {
    return false;
  }
}
