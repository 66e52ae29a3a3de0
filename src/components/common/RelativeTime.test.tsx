import { coreApis, type AppLanguageApi } from '@backstage/frontend-plugin-api';
import { MockErrorApi, mockApis, TestApiProvider } from '@backstage/test-utils';
import { act, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { FluxTranslationProvider } from '../../translations';
import { RelativeTime, relativeTime, useRelativeTime } from './RelativeTime';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

function ago(milliseconds: number): string {
  return new Date(NOW - milliseconds).toISOString();
}

/** An app's choice of language, to be made. */
function createLanguage() {
  let language = 'en';
  const listeners = new Set<() => void>();
  const api = {
    getLanguage: () => ({ language }),
    language$: () => ({
      subscribe(listener: () => void) {
        listeners.add(listener);
        return { unsubscribe: () => listeners.delete(listener) };
      },
    }),
  };
  const wrapper = (props: { children: ReactNode }) => (
    <TestApiProvider
      apis={[
        [coreApis.appLanguage, api as unknown as AppLanguageApi],
        [coreApis.translation, mockApis.translation()],
        [coreApis.error, new MockErrorApi()],
      ]}
    >
      <FluxTranslationProvider>{props.children}</FluxTranslationProvider>
    </TestApiProvider>
  );
  function choose(chosen: string) {
    language = chosen;
    listeners.forEach(listener => listener());
  }
  return { wrapper, choose };
}

const english = { wrapper: createLanguage().wrapper };

beforeEach(() => jest.useFakeTimers({ now: NOW }));

afterEach(() => {
  jest.useRealTimers();
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
    expect(relativeTime(ago(milliseconds), NOW, 'en')).toBe(words);
    expect(relativeTime(NOW - milliseconds, NOW, 'en')).toBe(words);
  });

  it.each([
    ['this very moment', 0],
    ['a clock that is ahead', -90 * SECOND],
    ['another century', -1_000_000 * HOUR],
  ])('never shows a future time, not for %s', (_what, milliseconds) => {
    expect(relativeTime(ago(milliseconds), NOW, 'en')).toBe('0 seconds ago');
    expect(relativeTime(NOW - milliseconds, NOW, 'en')).toBe('0 seconds ago');
  });

  it.each(['', 'yesterday', '2026-13-45T00:00:00Z', 'null', NaN, Infinity])(
    'says nothing of %p',
    garbage => {
      expect(relativeTime(garbage, NOW, 'en')).toBe('');
    },
  );

  it('speaks the language of the person', () => {
    expect(relativeTime(ago(31 * MINUTE), NOW, 'de')).toBe('vor 31 Minuten');
  });
});

describe('RelativeTime', () => {
  it('updates automatically, without rendering its parents', async () => {
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

    render(<Parent />, english);
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

  it('is right at once after a long time without updates', async () => {
    const { unmount } = render(<RelativeTime time={ago(MINUTE)} />, english);
    unmount();
    await passes(2 * HOUR);
    render(<RelativeTime time={ago(0)} />, english);
    expect(screen.getByText('2 hours ago')).toBeInTheDocument();
  });

  it('leaves no timer behind', () => {
    const { unmount } = render(
      <>
        <RelativeTime time={ago(0)} />
        <RelativeTime time={ago(MINUTE)} />
      </>,
      english,
    );
    expect(jest.getTimerCount()).toBe(1);
    unmount();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('has the exact time in its tooltip and in dateTime', () => {
    const time = ago(HOUR);
    render(<RelativeTime time={time} />, english);
    const element = screen.getByText('1 hour ago');
    expect(element).toHaveAttribute('datetime', time);
    expect(element.getAttribute('title')).toMatch(
      /November 20, 2026 at .*:00:00/,
    );
  });

  it('follows the app into another language', () => {
    const { wrapper, choose } = createLanguage();
    const { unmount } = render(<RelativeTime time={ago(HOUR)} />, { wrapper });
    expect(screen.getByText('1 hour ago')).toBeInTheDocument();
    act(() => choose('de'));
    const element = screen.getByText('vor 1 Stunde');
    expect(element.getAttribute('title')).toMatch(/20. November 2026 um/);
    unmount();
  });
});
