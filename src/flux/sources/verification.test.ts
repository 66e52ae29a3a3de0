import { commit, condition, digest, fluxObject } from '../__fixtures__/objects';
import { FluxKind, FluxObject, verificationOf } from '..';

const artifact = { revision: `1.2.3@sha256:${digest}` };
const ready = condition('Ready', 'True', 'Succeeded');

function verified(message: string, more: FluxObject = {}) {
  return condition('SourceVerified', 'True', 'Succeeded', { message, ...more });
}

function source(
  kind: FluxKind,
  verify: FluxObject | undefined,
  conditions: FluxObject[],
  more: FluxObject = {},
) {
  return fluxObject(kind, {
    spec: { ...(verify && { verify }) },
    status: { observedGeneration: 1, conditions, ...more },
  });
}

describe('verificationOf a source', () => {
  it.each<[string, FluxObject, object]>([
    [
      'not configured',
      source('GitRepository', undefined, [ready], { artifact }),
      { state: 'not-configured' },
    ],
    [
      'not configured any more, whatever a condition still says',
      source('GitRepository', undefined, [verified('')]),
      { state: 'not-configured' },
    ],
    [
      'not possible for a kind',
      source('Bucket', { provider: 'cosign' }, [verified('')]),
      { state: 'not-configured' },
    ],
    [
      'no condition yet',
      source('GitRepository', { mode: 'HEAD' }, []),
      { state: 'pending', mode: 'HEAD', ignored: false },
    ],
    [
      'no status',
      fluxObject('OCIRepository', {
        spec: { verify: { provider: 'cosign' } },
      }),
      { state: 'pending', provider: 'cosign', ignored: false },
    ],
    [
      'a condition of the spec before this one',
      fluxObject('OCIRepository', {
        metadata: { generation: 2 },
        spec: { verify: { provider: 'cosign' } },
        status: { observedGeneration: 2, conditions: [verified('')] },
      }),
      { state: 'pending' },
    ],
    [
      'a condition that does not tell its generation, of an older status',
      fluxObject('OCIRepository', {
        metadata: { generation: 2 },
        spec: { verify: { provider: 'cosign' } },
        status: {
          observedGeneration: 1,
          conditions: [verified('', { observedGeneration: undefined })],
        },
      }),
      { state: 'pending' },
    ],
    [
      'a condition with the status Unknown',
      source('OCIRepository', { provider: 'cosign' }, [
        condition('SourceVerified', 'Unknown', 'Progressing'),
      ]),
      { state: 'pending' },
    ],
    [
      'git, as of Flux 2.0',
      source('GitRepository', { mode: 'head' }, [
        verified(`verified signature of commit '${commit}'`),
      ]),
      {
        state: 'verified',
        mode: 'head',
        signatures: [{ of: 'commit', name: commit }],
      },
    ],
    [
      'git, tag and commit',
      source('GitRepository', { mode: 'TagAndHEAD' }, [
        verified(
          `verified signature of\n\t- tag 'v1.0' with key '3299AEB0E4085BAF'\n\t- commit '${commit}' with key 'SHA256:x/y+z'`,
        ),
      ]),
      {
        state: 'verified',
        signatures: [
          { of: 'tag', name: 'v1.0', key: '3299AEB0E4085BAF' },
          { of: 'commit', name: commit, key: 'SHA256:x/y+z' },
        ],
      },
    ],
    [
      'cosign',
      source('OCIRepository', { provider: 'cosign' }, [
        verified(`verified signature of revision 1.2.3@sha256:${digest}`),
      ]),
      {
        state: 'verified',
        provider: 'cosign',
        reason: 'Succeeded',
        signatures: [{ of: 'revision', name: `1.2.3@sha256:${digest}` }],
      },
    ],
    [
      'a message in other words',
      source('OCIRepository', { provider: 'cosign' }, [verified('all good')]),
      { state: 'verified', signatures: [] },
    ],
    [
      'failed',
      source('OCIRepository', { provider: 'cosign' }, [
        condition('SourceVerified', 'False', 'VerificationError', {
          message: 'no matching signatures',
        }),
      ]),
      {
        state: 'failed',
        reason: 'VerificationError',
        message: 'no matching signatures',
        signatures: [],
      },
    ],
    [
      'notation that only audits',
      source('OCIRepository', { provider: 'notation' }, [ready], { artifact }),
      { state: 'pending', provider: 'notation', ignored: true },
    ],
    [
      'notation, no artifact yet',
      source('OCIRepository', { provider: 'notation' }, [ready]),
      { state: 'pending', ignored: false },
    ],
    [
      'notation, not ready',
      source(
        'OCIRepository',
        { provider: 'notation' },
        [condition('Ready', 'False', 'OCIArtifactPullFailed')],
        { artifact },
      ),
      { state: 'pending', ignored: false },
    ],
    [
      'notation, configured only now',
      fluxObject('OCIRepository', {
        metadata: { generation: 2 },
        spec: { verify: { provider: 'notation' } },
        status: { observedGeneration: 1, conditions: [ready], artifact },
      }),
      { state: 'pending', ignored: false },
    ],
    [
      'cosign without a condition, which nothing ignores',
      source('OCIRepository', { provider: 'cosign' }, [ready], { artifact }),
      { state: 'pending', ignored: false },
    ],
    [
      'a HelmChart',
      source('HelmChart', { provider: 'cosign' }, [
        verified('verified signature of version 6.5.4'),
      ]),
      {
        state: 'verified',
        signatures: [{ of: 'version', name: '6.5.4' }],
      },
    ],
    [
      'a HelmChart that could not be built for it',
      source('HelmChart', { provider: 'cosign' }, [
        condition('BuildFailed', 'True', 'ChartVerificationError'),
      ]),
      { state: 'failed', reason: 'ChartVerificationError' },
    ],
  ])('%s', (_, object, expected) => {
    expect(verificationOf(object)).toMatchObject(expected);
  });
});

describe('verificationOf a HelmRelease', () => {
  const verify = { provider: 'cosign' };
  const release = (...conditions: FluxObject[]) =>
    fluxObject('HelmRelease', {
      spec: { chart: { spec: { chart: 'podinfo', verify } } },
      status: { observedGeneration: 1, conditions },
    });
  const byRef = fluxObject('HelmRelease', {
    spec: { chartRef: { kind: 'OCIRepository', name: 'podinfo' } },
  });
  const message =
    "HelmChart 'shop/shop-carts' is not ready: chart verification error: x";
  const done = verified('verified signature of version 6.5.4');

  it.each<[string, FluxObject, FluxObject | undefined, object]>([
    ['alone', release(ready), undefined, { state: 'pending' }],
    [
      'alone, told by its message',
      release(condition('Ready', 'False', 'SourceNotReady', { message })),
      undefined,
      { state: 'failed', provider: 'cosign', message },
    ],
    [
      'not configured',
      fluxObject('HelmRelease', { spec: { chart: { spec: {} } } }),
      undefined,
      { state: 'not-configured' },
    ],
    [
      'with its chart',
      release(ready),
      source('HelmChart', verify, [done]),
      { state: 'verified' },
    ],
    [
      'with a chart that does not have the settings yet',
      release(ready),
      source('HelmChart', undefined, [ready]),
      { state: 'pending', provider: 'cosign' },
    ],
    ['by chartRef, alone', byRef, undefined, { state: 'not-configured' }],
    [
      'by chartRef, with its OCIRepository',
      byRef,
      source('OCIRepository', verify, [done]),
      { state: 'verified' },
    ],
    [
      'a source does not look elsewhere',
      source('OCIRepository', undefined, []),
      source('OCIRepository', verify, [done]),
      { state: 'not-configured' },
    ],
  ])('%s', (_, object, from, expected) => {
    expect(verificationOf(object, from)).toMatchObject(expected);
  });
});
