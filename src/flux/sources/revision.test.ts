import { commit, digest } from '../__fixtures__/objects';
import { parseRevision, shortRevision } from '..';

describe('parseRevision and shortRevision', () => {
  it.each<[string, string, object]>([
    [
      `main@sha1:${commit}`,
      'main@sha1:9eb98f3e',
      { pointer: 'main', algorithm: 'sha1', hash: commit },
    ],
    [
      `v1.2.3@sha1:${commit}`,
      'v1.2.3@sha1:9eb98f3e',
      { pointer: 'v1.2.3', algorithm: 'sha1', hash: commit },
    ],
    [
      `refs/heads/main@sha1:${commit}`,
      'refs/heads/main@sha1:9eb98f3e',
      { pointer: 'refs/heads/main', algorithm: 'sha1', hash: commit },
    ],
    [
      `feature/x@sha256:${digest}`,
      'feature/x@sha256:dbdb1097',
      { pointer: 'feature/x', algorithm: 'sha256', hash: digest },
    ],
    [
      `sha1:${commit}`,
      'sha1:9eb98f3e',
      { pointer: undefined, algorithm: 'sha1', hash: commit },
    ],
    [
      `latest@sha256:${digest}`,
      'latest@sha256:dbdb1097',
      { pointer: 'latest', algorithm: 'sha256', hash: digest },
    ],
    [
      `sha256:${digest}`,
      'sha256:dbdb1097',
      { pointer: undefined, algorithm: 'sha256', hash: digest },
    ],
    [
      `package@v1.0.0@sha256:${digest}`,
      'package@v1.0.0@sha256:dbdb1097',
      { pointer: 'package@v1.0.0', algorithm: 'sha256', hash: digest },
    ],
    [
      `1.2.3@sha512:${digest}${digest}`,
      '1.2.3@sha512:dbdb1097',
      { pointer: '1.2.3', algorithm: 'sha512', hash: digest + digest },
    ],
    [
      `x@blake3:${digest}`,
      'x@blake3:dbdb1097',
      { pointer: 'x', algorithm: 'blake3', hash: digest },
    ],
    // A chart.
    ['6.5.4', '6.5.4', { pointer: '6.5.4' }],
    ['6.5.4+2', '6.5.4+2', { pointer: '6.5.4+2' }],
    [
      '1.2.3+0cc9a8446c95',
      '1.2.3+0cc9a8446c95',
      { pointer: '1.2.3+0cc9a8446c95' },
    ],
    // Before Flux 0.41.
    [
      `main/${commit}`,
      'main/9eb98f3e',
      { pointer: 'main', algorithm: undefined, hash: commit },
    ],
    [
      `feature/x/${commit}`,
      'feature/x/9eb98f3e',
      { pointer: 'feature/x', hash: commit },
    ],
    [`6.1.8/${digest}`, '6.1.8/dbdb1097', { pointer: '6.1.8', hash: digest }],
    [commit, '9eb98f3e', { pointer: undefined, hash: commit }],
    [digest, 'dbdb1097', { pointer: undefined, hash: digest }],
    // Short already, or nothing of the kind: left as it is.
    [
      'main@sha1:9eb98f3e',
      'main@sha1:9eb98f3e',
      { pointer: 'main', algorithm: 'sha1', hash: '9eb98f3e' },
    ],
    ['main', 'main', { pointer: 'main', hash: undefined }],
    ['deadbeef', 'deadbeef', { pointer: 'deadbeef', hash: undefined }],
    ['main@sha1:', 'main@sha1:', { pointer: 'main@sha1:' }],
    ['main@sha1:nothex', 'main@sha1:nothex', { pointer: 'main@sha1:nothex' }],
    ['host:5000@x', 'host:5000@x', { pointer: 'host:5000@x' }],
    ['host:5000', 'host:5000', { pointer: 'host:5000' }],
    [
      `main@sha1:${commit} `,
      `main@sha1:${commit} `,
      { pointer: `main@sha1:${commit} ` },
    ],
    ['@', '@', { pointer: '@' }],
    ['\n', '\n', { pointer: '\n' }],
  ])('%s', (text, short, parts) => {
    const { prefix, ...parsed } = parseRevision(text) ?? { prefix: '' };
    expect(parsed).toEqual({ text, ...parts });
    expect(text.startsWith(prefix)).toBe(true);
    expect(shortRevision(text)).toBe(short);
  });

  it('is nothing for nothing', () => {
    expect(parseRevision(undefined)).toBeUndefined();
    expect(parseRevision('')).toBeUndefined();
    expect(shortRevision(undefined)).toBeUndefined();
  });

  it('are fast for a far too long text', () => {
    const text = '@sha1:a'.repeat(150_000);
    expect(shortRevision(text)).toBe(text);
  });
});
