import {
  crashingPod,
  pod,
  podWith,
  pullingPod,
  unschedulablePod,
} from '../__fixtures__/workloads';
import { podOf } from '../inventory/pods';
import type { FluxObject } from '../objects/types';
import { lastWordsOf, readableLog } from './lastWords';

const running = { running: { startedAt: '2026-11-20T09:40:00Z' } };
const failed = { terminated: { exitCode: 1, reason: 'Error' } };

it.each<[string, FluxObject, ReturnType<typeof lastWordsOf>]>([
  ['runs', pod(), undefined],
  ['is pulled', pullingPod(), undefined],
  ['has no node', unschedulablePod(), undefined],
  ['is no pod', {}, undefined],
  [
    'waits to be restarted',
    crashingPod(),
    { container: 'app', hasPrevious: true, isPrevious: true },
  ],
  [
    'has just ended',
    podWith(failed, { restartCount: 3, lastState: failed }),
    { container: 'app', hasPrevious: true, isPrevious: false },
  ],
  [
    'ended for the first time',
    podWith(failed),
    { container: 'app', hasPrevious: false, isPrevious: false },
  ],
  [
    'runs again and is not ready',
    podWith(running, { restartCount: 2, lastState: failed }),
    { container: 'app', hasPrevious: true, isPrevious: true },
  ],
  [
    'is not ready yet',
    podWith(running),
    { container: 'app', hasPrevious: false, isPrevious: false },
  ],
  [
    'has an init container that fails',
    pod('carts-1', {
      spec: { initContainers: [{ name: 'migrate' }] },
      status: {
        phase: 'Pending',
        conditions: [],
        initContainerStatuses: [
          { name: 'migrate', restartCount: 1, state: failed },
        ],
        containerStatuses: [
          { name: 'app', state: { waiting: { reason: 'PodInitializing' } } },
        ],
      },
    }),
    { container: 'migrate', hasPrevious: true, isPrevious: false },
  ],
  [
    'has a ready container beside the one that is not',
    pod('carts-1', {
      spec: { containers: [{ name: 'proxy' }, { name: 'app' }] },
      status: {
        conditions: [],
        containerStatuses: [
          { name: 'proxy', ready: true, state: running },
          { name: 'app', ready: false, state: running },
        ],
      },
    }),
    { container: 'app', hasPrevious: false, isPrevious: false },
  ],
])('the last words of a pod that %s', (_, object, expected) => {
  expect(lastWordsOf(podOf(object))).toEqual(expected);
});

it('is read without credentials and colors', () => {
  expect(
    readableLog('\u001b[31mpanic\u001b[0m: postgres://me:secret@db/shop\n'),
  ).toBe('panic: postgres://***@db/shop\n');
});
