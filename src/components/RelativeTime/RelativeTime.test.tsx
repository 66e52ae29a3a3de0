import { act, render, screen } from '@testing-library/react';
import { Settings } from 'luxon';
import { RelativeTime, relativeTime, useRelativeTime } from './RelativeTime';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

function ago(milliseconds: number): string {
  return new Date(NOW - milliseconds).toISOString();
}

beforeEach(() => jest.useFakeTimers({ now: NOW }));

afterEach(() => {
  jest.useRealTimers();
  Settings.defaultLocale = 'en';
});

const passes = (milliseconds: number) =>
  act(() => jest.advanceTimersByTimeAsync(milliseconds));

describe('relativeTime', () => {
  it.each([
    [1 * SECOND, '1 second ago'],
    [59 * SECOND, '59 seconds ago'],
    [31 * MINUTE, '31 minutes ago'],
    [3 * HOUR, '3 hours ago'],
    [30 * HOUR, '1 day ago'],
    [400 * 24 * HOUR, '1 year ago'],
  ])('says of %d milliseconds ago: %s', (milliseconds, words) => {
    expect(relativeTime(ago(milliseconds), NOW)).toBe(words);
    expect(relativeTime(NOW - milliseconds, NOW)).toBe(words);
  });

  it.each([
    ['this very moment', 0],
    ['a clock that is ahead', -90 * SECOND],
    ['another century', -1_000_000 * HOUR],
  ])('never tells the future, not of %s', (_what, milliseconds) => {
    expect(relativeTime(ago(milliseconds), NOW)).toBe('0 seconds ago');
    expect(relativeTime(NOW - milliseconds, NOW)).toBe('0 seconds ago');
  });

  it.each(['', 'yesterday', '2026-13-45T00:00:00Z', 'null', NaN, Infinity])(
    'says nothing of %p',
    garbage => {
      expect(relativeTime(garbage, NOW)).toBe('');
    },
  );

  it('speaks the language of the person', () => {
    Settings.defaultLocale = 'de';
    expect(relativeTime(ago(31 * MINUTE), NOW)).toBe('vor 31 Minuten');
  });
});

describe('RelativeTime', () => {
  it('moves on by itself, and renders nothing around it', async () => {
    let renders = 0;
    let wordsRendered = 0;

    function Words() {
      wordsRendered++;
      return <b>{useRelativeTime(ago(57 * MINUTE))}</b>;
    }

    function Parent() {
      renders++;
      return (
        <>
          <RelativeTime time={ago(50 * SECOND)} />
          <Words />
        </>
      );
    }

    render(<Parent />);
    expect(screen.getByText('50 seconds ago')).toBeInTheDocument();
    const atFirst = renders;
    await passes(10 * SECOND);
    expect(screen.getByText('1 minute ago')).toBeInTheDocument();
    // As long as the words are the same, they are not rendered.
    const before = wordsRendered;
    await passes(30 * SECOND);
    expect(wordsRendered).toBe(before);
    await passes(3 * MINUTE);
    expect(screen.getByText('1 hour ago')).toBeInTheDocument();
    expect(screen.getByText('4 minutes ago')).toBeInTheDocument();
    expect(renders).toBe(atFirst);
  });

  it('is right at once, however long nothing told the time', async () => {
    const { unmount } = render(<RelativeTime time={ago(MINUTE)} />);
    unmount();
    await passes(2 * HOUR);
    render(<RelativeTime time={ago(0)} />);
    expect(screen.getByText('2 hours ago')).toBeInTheDocument();
  });

  it('leaves no timer behind', () => {
    const { unmount } = render(
      <>
        <RelativeTime time={ago(0)} />
        <RelativeTime time={ago(MINUTE)} />
      </>,
    );
    expect(jest.getTimerCount()).toBe(1);
    unmount();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('says exactly when to who asks, and to machines', () => {
    const time = ago(HOUR);
    render(<RelativeTime time={time} />);
    const element = screen.getByText('1 hour ago');
    expect(element).toHaveAttribute('datetime', time);
    expect(element.getAttribute('title')).toMatch(
      /November 20, 2026 at .*:00:00/,
    );
  });
});
