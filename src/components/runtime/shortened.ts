import { cut } from '../common';

/** Longer messages would make a row of the table too tall. */
const LONGEST_MESSAGE = 300;

/** A message that fits into a row of the table of installations. */
export function shortened(message: string): string {
  return cut(message, LONGEST_MESSAGE);
}
