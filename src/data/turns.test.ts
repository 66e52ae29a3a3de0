import { everyTaskTakes, pass, withFakeTime } from './__testUtils__/time';
import { inTurn } from './turns';

withFakeTime();

/** Records the order of tasks, frames and macrotasks. */
function recorder() {
  const order: string[] = [];
  return {
    order,
    task: (name: string, queue: 'rows' | 'others') =>
      inTurn(() => {
        order.push(name);
      }, queue),
    /** Runs the next timer, and marks where its macrotask ends. */
    async macrotask() {
      await jest.advanceTimersToNextTimerAsync();
      order.push('|');
    },
  };
}

describe('turns', () => {
  it('run rows before anything that was queued earlier', async () => {
    const { order, task } = recorder();
    task('card', 'others');
    task('first row', 'rows');
    task('second row', 'rows');
    await pass(100);
    expect(order).toEqual(['first row', 'second row', 'card']);
  });

  it('run quick tasks in one macrotask', async () => {
    const { order, task, macrotask } = recorder();
    task('row', 'rows');
    task('card', 'others');
    task('question', 'others');
    await macrotask();
    expect(order).toEqual(['row', 'card', 'question', '|']);
  });

  it('run slow tasks that are not rows in a macrotask each', async () => {
    const { order, task, macrotask } = recorder();
    everyTaskTakes(9);
    task('card', 'others');
    task('other card', 'others');
    await macrotask();
    expect(order).toEqual(['card', '|']);
    await pass(100);
    expect(order).toEqual(['card', '|', 'other card']);
  });

  it('have the page painted after the first rows that took long', async () => {
    const { order, task } = recorder();
    everyTaskTakes(9);
    requestAnimationFrame(() => order.push('frame'));
    task('first row', 'rows');
    await pass(1);
    expect(order).toEqual(['first row']);
    task('second row', 'rows');
    task('third row', 'rows');
    await pass(100);
    expect(order).toEqual(['first row', 'frame', 'second row', 'third row']);
  });

  it('leave a long list of rows for later after a slice of 30 ms', async () => {
    const { order, task, macrotask } = recorder();
    everyTaskTakes(7);
    for (let row = 1; row <= 6; row++) task(`${row}`, 'rows');
    await macrotask();
    expect(order.length).toBeLessThan(6);
    await pass(100);
    expect(order.filter(each => each !== '|')).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
    ]);
  });

  it('do not come for what no longer wants one', async () => {
    const { order, task } = recorder();
    const leave = task('card', 'others');
    task('other card', 'others');
    leave();
    await pass(100);
    expect(order).toEqual(['other card']);
  });

  it('come for the others if one throws', async () => {
    const { order, task } = recorder();
    inTurn(() => {
      throw new Error('no row');
    }, 'rows');
    task('row', 'rows');
    await expect(pass(100)).rejects.toThrow('no row');
    await pass(100);
    expect(order).toEqual(['row']);
  });
});
