/**
 * A length at which what is quadratic takes minutes, so that a test of it fails
 * by its timeout.
 */
export const LONG = 300_000;
