import { hostile, pathsOf, replaced } from '../__testUtils__/hostile';
import { logAttemptsOf, logTextOf, matchingAttempts } from './attempts';
import { readLine } from './line';
import {
  isForConsole,
  logsKnownSince,
  withAnswer,
  type FluxControllerLog,
} from './podLog';

const subject = { kind: 'Kustomization', namespace: 'shop', name: 'carts' };

const about = {
  controller: 'kustomization',
  controllerGroup: 'kustomize.toolkit.fluxcd.io',
  controllerKind: 'Kustomization',
  Kustomization: { name: 'carts', namespace: 'shop' },
  namespace: 'shop',
  name: 'carts',
};

/** A line as kustomize-controller writes it at a second of 12:03. */
function written(second: number | string, more: object = {}): string {
  const ts = `2026-11-20T12:03:${String(second).padStart(2, '0')}.286Z`;
  return JSON.stringify({ level: 'info', ts, msg: 'done', ...about, ...more });
}

/** A line as the API server sends it with `timestamps=true`. */
function stamped(second: number, text = written(second), nanos = 5): string {
  const at = `2026-11-20T12:03:${String(second).padStart(2, '0')}`;
  return `${at}.00000000${nanos}Z ${text}\n`;
}

function read(
  text: string,
  known?: FluxControllerLog,
  more: { isCut?: boolean; tailLines?: number; pod?: string } = {},
) {
  const { isCut = false, tailLines = 1000, pod = 'pod-1' } = more;
  return withAnswer(pod, known, { text, isCut, tailLines }, subject);
}

const messages = ({ lines }: FluxControllerLog) =>
  lines.map(({ message }) => message);

describe('readLine', () => {
  const line = (more: object) => {
    const result = readLine(written(1, more), undefined, subject);
    return result.is === 'json' ? result.line : result.is;
  };

  it('hides the webhook of a Provider', () => {
    const text = written(1, {
      controllerKind: 'Provider',
      error: 'Post "https://hooks.example/T0/s3cret": refused',
    });
    const found = readLine(text, undefined, { ...subject, kind: 'Provider' });
    expect(found).toMatchObject({
      line: { error: 'Post "https://hooks.example/***": refused' },
    });
    expect(JSON.stringify(found)).not.toContain('s3cret');
  });

  it.each<[string, object, boolean]>([
    ['the object', {}, true],
    ['the kind in other case', { controllerKind: 'kustomization' }, true],
    [
      'the kind as the event recorder names it',
      { controllerKind: undefined, 'reconciler kind': 'Kustomization' },
      true,
    ],
    ['another name', { name: 'cart' }, false],
    ['another namespace', { namespace: 'other' }, false],
    ['another kind', { controllerKind: 'HelmRelease' }, false],
    ['no object', { name: undefined, namespace: undefined }, false],
    ['numbers', { name: 7, namespace: null }, false],
  ])('is about %s', (_, more, expected) => {
    expect(line(more) !== undefined).toBe(expected);
  });

  it('has time, level, message and error of a line', () => {
    expect(
      line({
        level: 'error',
        msg: 'Reconciliation failed after 1s, next try in 5m0s',
        error: 'cannot clone https://me:secret@git.example/shop',
        reconcileID: 'one',
        output: { 'ConfigMap/shop/a': 'created', 'Service/shop/b': 7 },
      }),
    ).toEqual({
      time: Date.parse('2026-11-20T12:03:01.286Z'),
      level: 'error',
      message: 'Reconciliation failed after 1s, next try in 5m0s',
      error: 'cannot clone https://***@git.example/shop',
      output: [
        ['ConfigMap/shop/a', 'created'],
        ['Service/shop/b', '7'],
      ],
      attempt: 'one',
      text: expect.not.stringContaining('secret'),
    });
  });

  it('has the objects that the controller groups by action', () => {
    const output = { created: ['ConfigMap/shop/a', 7], unchanged: [] };
    expect(line({ output })).toMatchObject({
      output: [
        ['ConfigMap/shop/a', 'created'],
        ['7', 'created'],
      ],
    });
  });

  it.each<[unknown, string]>([
    ['info', 'info'],
    ['ERROR', 'error'],
    ['fatal', 'error'],
    ['debug', 'debug'],
    ['trace', 'debug'],
    ['Level(-2)', 'debug'],
    [undefined, 'info'],
    [7, 'info'],
  ])('of level %p is %s', (level, expected) => {
    expect(line({ level })).toMatchObject({ level: expected });
  });

  it.each<[string, unknown, string]>([
    ['its own time', '2026-11-20T12:03:01.286Z', '2026-11-20T12:03:01.286Z'],
    ['seconds', 1795176181.5, '2026-11-20T12:03:01.500Z'],
    ['the time of the runtime', 1e308, '2026-11-20T12:03:09.000Z'],
    ['the time of the runtime', 'soon', '2026-11-20T12:03:09.000Z'],
  ])('was written at %s', (_, ts, expected) => {
    const stamp = '2026-11-20T12:03:09Z';
    const { line: found } = readLine(written(1, { ts }), stamp, subject) as {
      line: { time: number };
    };
    expect(new Date(found.time).toISOString()).toBe(expected);
  });

  it.each<[string, string, string]>([
    [
      'console encoding',
      '2026-11-20T12:03:01.286Z\tINFO\tdone\t{"controller": "kustomization"}',
      'console',
    ],
    ['text', 'I1120 12:03:01 leaderelection.go:250] lease acquired', 'other'],
    ['half of a line', written(1).slice(0, 80), 'other'],
    ['the end of a line', written(1).slice(80), 'other'],
    ['a list', '[{}]', 'other'],
    ['another encoding', '\u0000{\u0000"\u0000m\uFFFD\uFFFD', 'other'],
    ['nothing', '', 'other'],
  ])('takes %s', (_, text, is) => {
    expect(readLine(text, undefined, subject).is).toBe(is);
  });

  it('cuts huge lines', () => {
    const huge = 'x'.repeat(100_000);
    const found = line({ msg: huge, error: huge });
    expect(JSON.stringify(found).length).toBeLessThan(45_000);
  });

  it.each(hostile)('takes any field %s', (_, bad) => {
    const whole = JSON.parse(
      written(1, { error: 'x', output: { a: 'b' }, reconcileID: 'one' }),
    );
    for (const path of pathsOf(whole)) {
      const text = JSON.stringify(replaced(whole, path, bad)) ?? '';
      expect(() => readLine(text, undefined, subject)).not.toThrow();
    }
  });
});

describe('withAnswer', () => {
  const texts = (...names: string[]) =>
    names.map(msg => written(1, { msg })).map(text => stamped(1, text));

  it('keeps the lines about the object, and counts all others', () => {
    const log = read(
      [
        stamped(1, 'starting'),
        stamped(2, written(2, { msg: 'one' })),
        stamped(3, written(3, { name: 'another' })),
        stamped(4, '2026-11-20T12:03:04Z\tINFO\tx'),
      ].join(''),
    );
    expect(log).toMatchObject({
      since: '2026-11-20T12:03:01.000000005Z',
      isWhole: true,
      counts: { json: 2, console: 1, other: 1 },
      askSince: '2026-11-20T12:03:04Z',
    });
    expect(messages(log)).toEqual(['one']);
  });

  it('adds only new lines if the last second is sent again', () => {
    const [one, two, three] = texts('one', 'two', 'three');
    const first = read(one + two);
    const second = read(two + three, first);
    expect(messages(second)).toEqual(['one', 'two', 'three']);
    expect(messages(read(two + three, second))).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('counts equal lines of the same nanosecond', () => {
    const [same] = texts('same');
    const first = read(same + same);
    expect(messages(first)).toHaveLength(2);
    expect(messages(read(same + same + same, first))).toHaveLength(3);
  });

  it('keeps the lines if the answer is empty', () => {
    const first = read(stamped(1));
    const second = read('', first);
    expect(second).toEqual(first);
    expect(messages(read(stamped(1) + stamped(2), second))).toHaveLength(2);
  });

  it('leaves a half last line for the next answer', () => {
    const [one, two] = [stamped(1), stamped(2, written(2, { msg: 'two' }))];
    const half = read(one + two.slice(0, 60));
    expect(half).toMatchObject({ counts: { json: 1, other: 0 } });
    expect(messages(read(one + two, half))).toEqual(['done', 'two']);
  });

  it('takes a last line without a line break if its JSON is whole', () => {
    const one = stamped(1);
    const first = read(one.trimEnd());
    expect(messages(first)).toEqual(['done']);
    expect(messages(read(one, first))).toEqual(['done']);
  });

  it('drops the old lines if lines in between may be missing', () => {
    const first = read(stamped(1, written(1, { msg: 'old' })));
    const newer = [11, 12].map(second => stamped(second)).join('');
    const gap = read(newer, first, { tailLines: 2 });
    expect(messages(gap)).toEqual(['done', 'done']);
    expect(gap).toMatchObject({
      since: '2026-11-20T12:03:11.000000005Z',
      isWhole: false,
    });
    expect(messages(read(newer, first))).toEqual(['old', 'done', 'done']);
  });

  it('is marked as incomplete if the first line is missing', () => {
    expect(read(stamped(1) + stamped(2), undefined, { tailLines: 2 })).toEqual(
      expect.objectContaining({ isWhole: false }),
    );
    const cut = read(`ut": {}}\n${stamped(2)}`, undefined, { isCut: true });
    expect(cut).toMatchObject({ isWhole: false, counts: { other: 0 } });
  });

  it('keeps a clock that was set back from hiding lines', () => {
    const late = stamped(50, written(50, { msg: 'before' }));
    const early = stamped(10, written(10, { msg: 'after' }));
    const first = read(late + early);
    expect(first.askSince).toBe('2026-11-20T12:03:10Z');
    const next = stamped(11, written(11, { msg: 'next' }));
    expect(messages(read(late + early + next, first))).toEqual([
      'before',
      'after',
      'next',
    ]);
  });

  it('takes lines without a time', () => {
    const log = read(`${written(1)}\n${written(2)}\n`);
    expect(messages(log)).toEqual(['done', 'done']);
    expect(log.askSince).toBeUndefined();
  });

  it('takes thousands of long lines, and keeps a part of them', () => {
    const filler = 'x'.repeat(100_000);
    const many = Array.from({ length: 300 }, (_, index) =>
      stamped(index % 60, written(1, { msg: `${index} ${filler}` })),
    );
    let log = read(many.join(''));
    expect(log.lines[299].message).toHaveLength(10_001);
    const short = Array.from({ length: 5_000 }, (_, index) =>
      stamped(59, written(59, { msg: `${index}` }), index % 10),
    );
    log = read(short.join(''), log);
    expect(log.lines).toHaveLength(2_000);
    expect(log.lines[1_999].message).toBe('4999');
    expect(log).toMatchObject({
      isWhole: false,
      since: '2026-11-20T12:03:59.286Z',
    });
  });
});

describe('attempts', () => {
  const id = (reconcileID: string, msg: string, more = {}) => ({
    reconcileID,
    msg,
    ...more,
  });
  const told = (logs: FluxControllerLog[]) =>
    logAttemptsOf(logs).map(({ lines, errors }) => [
      ...lines.map(({ message }) => message),
      errors,
    ]);

  it('are the newest first, each with its lines in their order', () => {
    const log = read(
      [
        stamped(1, written(1, id('one', 'a'))),
        stamped(2, written(2, id('one', 'b', { level: 'error' }))),
        stamped(3, written(3, id('two', 'c'))),
        stamped(4, written(4, id('one', 'd'))),
      ].join(''),
    );
    expect(told([log])).toEqual([
      ['c', 0],
      ['a', 'b', 'd', 1],
    ]);
    const [, older] = logAttemptsOf([log]);
    expect(older.to - older.from).toBe(3_000);
  });

  it('keep lines without an attempt together that follow each other', () => {
    const log = read(
      [
        stamped(1, written(1, { msg: 'a' })),
        stamped(2, written(2, { msg: 'b' })),
        stamped(3, written(3, id('one', 'c'))),
        stamped(4, written(4, { msg: 'd' })),
      ].join(''),
    );
    expect(told([log])).toEqual([
      ['d', 0],
      ['c', 0],
      ['a', 'b', 0],
    ]);
  });

  it('are merged by time, in spite of the clock of a pod', () => {
    const one = read(
      stamped(1, written(10, id('one', 'a'))) +
        // Set back by an administrator meanwhile.
        stamped(2, written(2, id('one', 'b'))) +
        stamped(3, written(30, id('three', 'c'))),
    );
    const two = read(stamped(1, written(20, id('two', 'x'))), undefined, {
      pod: 'pod-2',
    });
    expect(told([one, two])).toEqual([
      ['c', 0],
      ['x', 0],
      ['a', 'b', 0],
    ]);
    expect(logAttemptsOf([two, one]).map(({ pod }) => pod)).toEqual([
      'pod-1',
      'pod-2',
      'pod-1',
    ]);
  });

  it('are filtered by level and text, line by line', () => {
    const log = read(
      [
        stamped(1, written(1, id('one', 'Applied "a"'))),
        stamped(2, written(2, id('one', 'Failed', { level: 'error' }))),
        stamped(3, written(3, id('two', 'Applied'))),
      ].join(''),
    );
    const all = logAttemptsOf([log]);
    const matching = (filter: Parameters<typeof matchingAttempts>[1]) =>
      matchingAttempts(all, filter).map(({ lines }) =>
        lines.map(({ message }) => message),
      );
    expect(matching({ levels: [], text: ' ' })).toHaveLength(2);
    expect(matching({ levels: ['error'], text: '' })).toEqual([['Failed']]);
    expect(matching({ levels: [], text: 'applied "A"' })).toEqual([
      ['Applied "a"'],
    ]);
    expect(matching({ levels: ['debug'], text: '' })).toEqual([]);
  });

  it('are copied as they were written, the oldest first', () => {
    const [one, two] = [written(1, id('one', 'a')), written(2, id('two', 'b'))];
    const log = read(stamped(1, one) + stamped(2, two));
    expect(logTextOf(logAttemptsOf([log]))).toBe(`${one}\n${two}\n`);
  });
});

describe('the log of several pods', () => {
  const log = (since: string | undefined, isWhole: boolean) =>
    ({ ...read(''), since, isWhole } as FluxControllerLog);
  const early = '2026-11-20T12:00:00Z';
  const late = '2026-11-20T13:00:00Z';

  it.each<[string, FluxControllerLog[], string | undefined]>([
    ['nothing', [], undefined],
    ['a pod that has written nothing', [log(undefined, true)], undefined],
    ['whole logs', [log(late, true), log(early, true)], early],
    ['parts of logs', [log(early, false), log(late, false)], late],
    ['a whole log and a part', [log(late, true), log(early, false)], early],
  ])('begins with %s', (_, logs, expected) => {
    const since = logsKnownSince(logs);
    expect(since && new Date(since).toISOString().slice(0, 19)).toBe(
      expected?.slice(0, 19),
    );
  });

  it('is not readable if its format is console', () => {
    const console = read('2026-11-20T12:03:04Z\tINFO\tx\n');
    expect(isForConsole([console])).toBe(true);
    expect(isForConsole([console, read(stamped(1))])).toBe(false);
    expect(isForConsole([read('panic: x\n')])).toBe(false);
    expect(isForConsole([])).toBe(false);
  });
});
