import { fluxObject } from '../__fixtures__/objects';
import { chartOf, FluxObject } from '..';

const spec = { chart: { spec: { chart: 'podinfo', version: '6.x' } } };
const released = {
  chartName: 'podinfo',
  chartVersion: '6.5.4',
  status: 'deployed',
};

describe('chartOf', () => {
  it.each<[string, string, FluxObject, FluxObject, object]>([
    [
      'v2, released',
      'v2',
      spec,
      { history: [released], lastAttemptedRevision: '6.5.4' },
      {
        name: 'podinfo',
        version: '6.5.4',
        released: true,
        releaseStatus: 'deployed',
        requested: '6.x',
      },
    ],
    [
      'v2, the newest release first, failed',
      'v2',
      spec,
      {
        history: [
          { ...released, chartVersion: '6.6.0', status: 'failed' },
          released,
        ],
        lastAttemptedRevision: '6.6.0',
      },
      {
        name: 'podinfo',
        version: '6.6.0',
        released: true,
        releaseStatus: 'failed',
        requested: '6.x',
      },
    ],
    [
      'v2, tried a version that was never released',
      'v2',
      spec,
      { history: [released], lastAttemptedRevision: '6.6.0' },
      {
        name: 'podinfo',
        version: '6.5.4',
        released: true,
        releaseStatus: 'deployed',
        requested: '6.x',
        attempted: '6.6.0',
      },
    ],
    [
      'v2, never released',
      'v2',
      spec,
      { history: [], lastAttemptedRevision: '6.6.0' },
      { name: 'podinfo', version: '6.6.0', released: false, requested: '6.x' },
    ],
    [
      'v2, nothing yet',
      'v2',
      spec,
      { observedGeneration: -1 },
      { name: 'podinfo', released: false, requested: '6.x' },
    ],
    [
      'v2beta2, in Flux 2.2',
      'v2beta2',
      spec,
      {
        history: [released],
        lastAppliedRevision: '6.5.3',
        lastAttemptedRevision: '6.5.4',
      },
      {
        name: 'podinfo',
        version: '6.5.4',
        released: true,
        releaseStatus: 'deployed',
        requested: '6.x',
      },
    ],
    [
      'v2beta1, in Flux 2.1 and older',
      'v2beta1',
      spec,
      { lastAppliedRevision: '6.5.3', lastAttemptedRevision: '6.5.4' },
      {
        name: 'podinfo',
        version: '6.5.3',
        released: true,
        requested: '6.x',
        attempted: '6.5.4',
      },
    ],
    [
      'a chart in git, by its name once it is released',
      'v2',
      { chart: { spec: { chart: './charts/podinfo' } } },
      { history: [released] },
      {
        name: 'podinfo',
        version: '6.5.4',
        released: true,
        releaseStatus: 'deployed',
      },
    ],
    [
      'chartRef, released',
      'v2',
      { chartRef: { kind: 'OCIRepository', name: 'podinfo-oci' } },
      { history: [{ ...released, chartVersion: '6.5.4+0cc9a8446c95' }] },
      {
        name: 'podinfo',
        version: '6.5.4+0cc9a8446c95',
        released: true,
        releaseStatus: 'deployed',
      },
    ],
    [
      'chartRef, nothing yet',
      'v2',
      { chartRef: { kind: 'OCIRepository', name: 'podinfo-oci' } },
      {},
      { name: 'podinfo-oci', released: false },
    ],
    ['nothing at all', 'v2', {}, {}, { released: false }],
  ])('%s', (_, version, ownSpec, status, expected) => {
    const release = fluxObject('HelmRelease', {
      version,
      spec: ownSpec,
      status,
    });
    expect(chartOf(release)).toEqual({
      name: undefined,
      version: undefined,
      releaseStatus: undefined,
      requested: undefined,
      attempted: undefined,
      ...expected,
    });
  });
});
