// Worlds have thousands of digests: a table and a local function are several
// times faster, especially in Jest, where access to globals is slow.
const { imul } = Math;
const bytes = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

/**
 * Hexadecimal digits that look like a checksum. Depend on the text only, so
 * that worlds are the same every time. Not a cryptographic hash.
 */
export function hexOf(text: string, length: number): string {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  let digits = '';
  while (digits.length < length) {
    state = imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    const word = (state ^ (state >>> 13)) >>> 0;
    digits +=
      bytes[word >>> 24] +
      bytes[(word >>> 16) & 255] +
      bytes[(word >>> 8) & 255] +
      bytes[word & 255];
  }
  return digits.slice(0, length);
}

/** A digest as Flux writes it: `sha256:` and 64 digits. */
export function sha256Of(text: string): string {
  return `sha256:${hexOf(text, 64)}`;
}

/** A uid in the format of the API server. Depends on the text only. */
export function uidOf(text: string): string {
  const digits = hexOf(text, 32);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

const safe = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * Characters of a generated name. Depend on the text only. Kubernetes:
 * apimachinery pkg/util/rand, whose alphabet avoids words.
 */
export function suffixOf(text: string, length: number): string {
  const digits = hexOf(text, length * 2);
  return Array.from(
    { length },
    (_, index) =>
      safe[parseInt(digits.slice(index * 2, index * 2 + 2), 16) % safe.length],
  ).join('');
}
