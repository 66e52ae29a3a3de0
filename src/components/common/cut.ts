/** Longer messages are truncated. Controllers trim theirs at 32768. */
export const LONGEST_MESSAGE = 40_000;

/** Longer texts are truncated, because they may be megabytes long. */
const LONGEST_TEXT = 1_000;

/** Truncates `text` if it is longer than `longest` characters. */
export function cut(text: string, longest = LONGEST_TEXT): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).trimEnd()}…`;
}
