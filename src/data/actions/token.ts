let last = 0;

/**
 * The time in RFC 3339 with milliseconds, later than any previous token: two
 * requests must not look like one.
 */
export function newToken(): string {
  last = Math.max(Date.now(), last + 1);
  return new Date(last).toISOString();
}
