/**
 * Hexadecimal digits that look like a checksum and are always the same for
 * the same text, so that worlds are stable. Not a cryptographic hash.
 */
export function hexOf(text: string, length: number): string {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  let digits = '';
  while (digits.length < length) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    digits += ((state ^ (state >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}

/** A digest as Flux writes it: `sha256:` and 64 digits. */
export function sha256Of(text: string): string {
  return `sha256:${hexOf(text, 64)}`;
}
