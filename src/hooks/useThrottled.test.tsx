import { act, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { useThrottled } from './useThrottled';

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
});

function Shown(props: { value: number }) {
  return <>{useThrottled(props.value, 250)}</>;
}

const passes = (milliseconds: number) =>
  act(() => jest.advanceTimersByTimeAsync(milliseconds));

it.each([
  [
    'under StrictMode',
    (value: number) => (
      <StrictMode>
        <Shown value={value} />
      </StrictMode>
    ),
  ],
  ['without StrictMode', (value: number) => <Shown value={value} />],
])(
  'useThrottled shows a new value at once, and what follows together (%s)',
  async (_, page) => {
    const { container, rerender, unmount } = render(page(1));
    rerender(page(2));
    expect(container).toHaveTextContent('2');
    rerender(page(3));
    await passes(200);
    rerender(page(4));
    expect(container).toHaveTextContent('2');
    await passes(50);
    expect(container).toHaveTextContent('4');

    rerender(page(5));
    unmount();
    expect(jest.getTimerCount()).toBe(0);
  },
);

it('useThrottled shows a value soon although the clock was set back', async () => {
  const { container, rerender } = render(<Shown value={1} />);
  rerender(<Shown value={2} />);
  jest.setSystemTime(Date.now() - 3_600_000);
  rerender(<Shown value={3} />);
  await passes(250);
  expect(container).toHaveTextContent('3');
});
