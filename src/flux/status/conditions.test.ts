import {
  condition,
  fluxObject,
  kustomizationWith,
} from '../__fixtures__/objects';
import { conditionOf, conditionsOf, conditionRowsOf, statusOf } from '..';

const HOOK = `/hook/${'bed6d00b'.repeat(8)}`;

describe('a secret in a message is masked', () => {
  it.each([
    [`Receiver initialized for path: ${HOOK}`, 'path: /hook/***'],
    [`path: ${HOOK.slice(0, 30)}`, 'path: /hook/***'],
    [
      "unable to clone 'https://me:secret@x.org/a': not found",
      "'https://***@x.org/a': not found",
    ],
  ])('%s', (message, expected) => {
    const object = fluxObject('Receiver', {
      status: {
        conditions: [condition('Ready', 'True', 'Succeeded', { message })],
      },
    });
    const told = [
      conditionsOf(object)[0],
      conditionOf(object, 'Ready'),
      conditionRowsOf(object)[0],
      statusOf(object),
    ];
    for (const each of told) {
      expect(each?.message).toMatch(/: /);
      expect(each?.message?.endsWith(expected)).toBe(true);
    }
  });
});

it('masks the invalid address of a Provider in its message', () => {
  const message = 'parse "https://x.org/T0/s3cret": invalid port';
  const object = fluxObject('Provider', {
    version: 'v1beta2',
    status: {
      conditions: [condition('Ready', 'False', 'Failed', { message })],
    },
  });
  expect(statusOf(object).message).toBe(
    'parse "https://x.org/***": invalid port',
  );
});

describe('conditionsOf', () => {
  it('keeps valid conditions in their order', () => {
    const object = kustomizationWith(
      condition('Healthy', 'Unknown', 'Progressing', { extra: 1 }),
      condition('Ready', 'True', 'Succeeded', {
        message: '',
        lastTransitionTime: 7,
        observedGeneration: '1',
      }),
    );
    expect(conditionsOf(object)).toEqual([
      {
        type: 'Healthy',
        status: 'Unknown',
        reason: 'Progressing',
        message: 'Healthy is Unknown',
        lastTransitionTime: '2026-11-20T09:30:00Z',
        observedGeneration: 1,
      },
      { type: 'Ready', status: 'True', reason: 'Succeeded' },
    ]);
    expect(conditionOf(object, 'Ready')?.status).toBe('True');
    expect(conditionOf(object, 'Stalled')).toBeUndefined();
  });

  it.each([
    [null],
    [7],
    ['Ready'],
    [{}],
    [[]],
    [{ type: 'Ready' }],
    [{ type: 'Ready', status: true }],
    [{ type: 'Ready', status: 'yes' }],
    [{ type: 7, status: 'True' }],
    [{ status: 'True' }],
  ])('leaves out %j', sent => {
    const status = { conditions: [sent, condition('Stalled', 'True', 'x')] };
    const object = fluxObject('Kustomization', { status });
    expect(conditionsOf(object).map(each => each.type)).toEqual(['Stalled']);
  });

  it.each([undefined, null, 7, 'Ready', {}, { Ready: 'True' }])(
    'has none in %j',
    conditions => {
      const object = fluxObject('Kustomization', { status: { conditions } });
      expect(conditionsOf(object)).toEqual([]);
    },
  );
});
