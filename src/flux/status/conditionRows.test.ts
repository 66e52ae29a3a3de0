import {
  condition,
  fluxObject,
  kustomizationWith,
} from '../__fixtures__/objects';
import { conditionRowsOf, type FluxObject } from '..';

const typesOf = (object: FluxObject) =>
  conditionRowsOf(object).map(({ type }) => type);

describe('the rows of conditions', () => {
  it('have all that a condition says', () => {
    const object = fluxObject('Kustomization', {
      metadata: { generation: 3 },
      status: {
        conditions: [
          condition('Ready', 'False', 'HealthCheckFailed', {
            message: 'timeout waiting for: [Deployment/shop/carts]',
            observedGeneration: 2,
          }),
        ],
      },
    });
    expect(conditionRowsOf(object)).toEqual([
      {
        type: 'Ready',
        status: 'False',
        reason: 'HealthCheckFailed',
        message: 'timeout waiting for: [Deployment/shop/carts]',
        since: '2026-11-20T09:30:00Z',
        observedGeneration: 2,
        isOutdated: true,
        isBad: true,
      },
    ]);
  });

  it('are in order of importance, then of the alphabet', () => {
    const sent = [
      'Zebra',
      'ArtifactInStorage',
      'Drifted',
      'Apple',
      'FetchFailed',
      'Released',
      'Stalled',
      'Healthy',
      'Reconciling',
      'TestSuccess',
      'Ready',
      'Remediated',
      'SourceVerified',
    ].map(type => condition(type, 'True', 'Any'));
    expect(typesOf(kustomizationWith(...sent))).toEqual([
      'Ready',
      'Stalled',
      'Reconciling',
      'Healthy',
      'Released',
      'TestSuccess',
      'Remediated',
      'Drifted',
      'FetchFailed',
      'SourceVerified',
      'ArtifactInStorage',
      'Apple',
      'Zebra',
    ]);
  });

  it('keep several conditions of one type', () => {
    const object = kustomizationWith(
      condition('Ready', 'False', 'First'),
      condition('Other', 'True', 'Any'),
      condition('Ready', 'True', 'Second'),
    );
    expect(conditionRowsOf(object).map(({ reason }) => reason)).toEqual([
      'First',
      'Second',
      'Any',
    ]);
  });

  it.each<[number | undefined, number | undefined, boolean]>([
    [2, 3, true],
    [3, 3, false],
    [undefined, 3, false],
    [0, 3, false],
    [2, undefined, false],
  ])(
    'made for generation %p of %p are outdated: %p',
    (observedGeneration, generation, isOutdated) => {
      const object = fluxObject('Kustomization', {
        metadata: { generation },
        status: {
          conditions: [condition('Ready', 'True', 'x', { observedGeneration })],
        },
      });
      expect(conditionRowsOf(object)).toMatchObject([{ isOutdated }]);
    },
  );

  it.each([
    ['Ready', 'False', 'HealthCheckFailed', true],
    ['Ready', 'True', 'ReconciliationSucceeded', false],
    ['Ready', 'Unknown', 'Progressing', false],
    ['Ready', 'False', 'Progressing', false],
    ['Ready', 'False', 'DependencyNotReady', false],
    ['Healthy', 'False', 'HealthCheckFailed', true],
    ['Healthy', 'False', 'HealthCheckCanceled', false],
    ['Stalled', 'True', 'RetriesExceeded', true],
    ['Stalled', 'False', 'Any', false],
    ['Reconciling', 'True', 'ProgressingWithRetry', false],
    ['FetchFailed', 'True', 'GitOperationFailed', true],
    ['FetchFailed', 'False', 'Any', false],
    ['Drifted', 'True', 'DriftDetected', true],
    ['Remediated', 'True', 'RollbackSucceeded', true],
    ['Remediated', 'False', 'RollbackFailed', true],
    ['ArtifactOutdated', 'True', 'NewRevision', false],
    ['ArtifactInStorage', 'True', 'Succeeded', false],
    ['SourceVerified', 'False', 'VerificationError', true],
    ['SomethingElse', 'False', 'Any', false],
    ['toString', 'False', 'Any', false],
  ] as const)('%s=%s with %s is bad: %p', (type, status, reason, isBad) => {
    const object = kustomizationWith(condition(type, status, reason));
    expect(conditionRowsOf(object)).toMatchObject([{ isBad }]);
  });

  it('are all there for 200 conditions, and not endless', () => {
    const many = (count: number) =>
      kustomizationWith(
        ...Array.from({ length: count }, (_, index) =>
          condition(`Type${index}`, 'True', 'Any'),
        ),
        condition('Ready', 'True', 'Any'),
      );
    expect(conditionRowsOf(many(199))).toHaveLength(200);
    expect(conditionRowsOf(many(10_000)).length).toBeLessThan(1000);
    expect(typesOf(many(10_000))[0]).toBe('Ready');
  });

  it.each([undefined, null, 7, 'x', {}, [null, 7, {}, { type: 'Ready' }]])(
    'are none for %j',
    conditions => {
      const object = fluxObject('Kustomization', { status: { conditions } });
      expect(conditionRowsOf(object)).toEqual([]);
    },
  );
});
