/** Longer text is cut: nobody reads a megabyte in a cell. */
const LONGEST_TEXT = 1_000;

/** The beginning of `text`, if it is longer than `longest` characters. */
export function cut(text: string, longest = LONGEST_TEXT): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).trimEnd()}…`;
}
