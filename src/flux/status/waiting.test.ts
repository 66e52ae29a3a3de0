import { condition, fluxObject } from '../__fixtures__/objects';
import { causeIn, statusOf, type FluxObject } from '..';

const MISSING_VERSION =
  'invalid chart reference: failed to get chart version for remote ' +
  "reference: no 'ledger' chart with version matching '0.4.2-typo' found";

/** A release that was never installed, with the message of its chart. */
function releaseWith(
  reason: string,
  message: string,
  spec: FluxObject = {
    chart: {
      spec: {
        chart: 'ledger',
        version: '0.4.2-typo',
        sourceRef: { kind: 'HelmRepository', name: 'charts', namespace: 'hub' },
      },
    },
  },
): FluxObject {
  return fluxObject('HelmRelease', {
    metadata: { name: 'ledger', namespace: 'bank' },
    spec,
    status: {
      helmChart: 'hub/bank-ledger',
      observedGeneration: -1,
      conditions: [
        condition('Reconciling', 'True', 'Progressing', {
          message: 'Fulfilling prerequisites',
        }),
        condition('Ready', 'False', reason, { message }),
      ],
    },
  });
}

const notReady = (why: string) =>
  `HelmChart 'hub/bank-ledger' is not ready${why}`;

describe('a release whose source is not ready', () => {
  it.each<[string, string]>([
    // Flux: helm-controller internal/controller/helmrelease_controller.go isReady.
    [
      'its chart was not looked at yet',
      notReady(': latest generation of object has not been reconciled'),
    ],
    ['its chart has no artifact', notReady(': does not have an artifact')],
    ['its chart does not say why', notReady('')],
    [
      'an external artifact has not been made',
      "ExternalArtifact 'hub/ledger' is not ready: does not have an artifact",
    ],
  ])('waits while %s', (_, message) => {
    expect(statusOf(releaseWith('SourceNotReady', message))).toMatchObject({
      state: 'Waiting',
      reason: 'SourceNotReady',
    });
  });

  it('waits for the repository that its chart waits for', () => {
    // Flux: source-controller internal/controller/helmchart_controller.go
    // reconcileSource.
    const message = notReady(
      ": no artifact available for HelmRepository source 'charts'",
    );
    expect(statusOf(releaseWith('SourceNotReady', message))).toMatchObject({
      state: 'Waiting',
      waitingFor: 'hub/charts',
    });
  });

  it.each<[string, string, boolean]>([
    // Flux: source-controller internal/helm/chart/errors.go.
    ['has no such version', `: ${MISSING_VERSION}`, false],
    [
      'has values files that cannot be merged',
      ': values files merge error: no values file found at path "prod.yaml"',
      false,
    ],
    [
      'cannot be downloaded',
      ': chart pull error: failed to download chart for remote reference: ' +
        'failed to fetch https://charts.bank.example/ledger-0.4.2.tgz: 503',
      true,
    ],
    [
      'has a repository that does not exist',
      ': failed to get source: HelmRepository.source.toolkit.fluxcd.io ' +
        '"charts" not found',
      true,
    ],
    [
      'is not signed by whom it should be',
      ': chart verification error: failed to verify hub/ledger: no matching ' +
        'signatures',
      true,
    ],
  ])('has failed when its chart %s', (_, why, retrying) => {
    const message = notReady(why);
    expect(statusOf(releaseWith('SourceNotReady', message))).toMatchObject({
      state: 'Failed',
      reason: 'SourceNotReady',
      message,
      retrying,
      waitingFor: undefined,
    });
  });

  it('has failed when its OCIRepository gave up', () => {
    const message =
      "OCIRepository 'bank/ledger' is not ready: URL validation failed for " +
      "'https://ghcr.io/bank/ledger': URL must be in format 'oci://<domain>'";
    const spec = { chartRef: { kind: 'OCIRepository', name: 'ledger' } };
    expect(statusOf(releaseWith('SourceNotReady', message, spec)).state).toBe(
      'Failed',
    );
  });

  it('is understood however long its message is', () => {
    const message = notReady(`: ${'x'.repeat(1_000_000)}`);
    expect(statusOf(releaseWith('SourceNotReady', message)).state).toBe(
      'Failed',
    );
  });
});

describe('what failed to get an artifact', () => {
  it.each<['Kustomization' | 'HelmRelease', string, 'Waiting' | 'Failed']>([
    // Flux: kustomize-controller internal/controller/kustomization_controller.go.
    ['Kustomization', 'Source artifact not found, retrying in 30s', 'Waiting'],
    [
      'Kustomization',
      'Source is not ready, artifact not found, retrying in 30s',
      'Waiting',
    ],
    [
      'Kustomization',
      'kustomization path not found: stat /tmp/kustomization-1/deploy: no ' +
        'such file or directory',
      'Failed',
    ],
    [
      'Kustomization',
      'GitRepository.source.toolkit.fluxcd.io "shop" not found',
      'Failed',
    ],
    // Flux: helm-controller internal/controller/helmrelease_controller.go.
    [
      'HelmRelease',
      'Source not ready: artifact not found. Retrying in 30s',
      'Waiting',
    ],
    [
      'HelmRelease',
      'could not get Source object: OCIRepository.source.toolkit.fluxcd.io ' +
        '"ledger" not found',
      'Failed',
    ],
    [
      'HelmRelease',
      'Could not load chart: failed to download archive: GET http://source ' +
        'giving up after 10 attempt(s), the server is not ready',
      'Failed',
    ],
    ['HelmRelease', "HelmChart 'hub/bank-ledger' is not ready", 'Waiting'],
  ])('%s: %s', (kind, message, state) => {
    const object = fluxObject(kind, {
      status: {
        conditions: [
          condition('Ready', 'False', 'ArtifactFailed', { message }),
        ],
      },
    });
    expect(statusOf(object).state).toBe(state);
  });

  it('is looked for again by kustomize-controller, which does not say so', () => {
    const object = fluxObject('Kustomization', {
      status: {
        conditions: [
          condition('Ready', 'False', 'ArtifactFailed', {
            message: 'GitRepository.source.toolkit.fluxcd.io "shop" not found',
          }),
        ],
      },
    });
    expect(statusOf(object)).toMatchObject({ state: 'Failed', retrying: true });
  });
});

describe('causeIn', () => {
  it.each<[string, string]>([
    [notReady(`: ${MISSING_VERSION}`), MISSING_VERSION],
    [
      "HelmChart 'hub/bank-ledger' is not ready",
      "HelmChart 'hub/bank-ledger' is not ready",
    ],
    [
      "HelmChart 'hub/bank-ledger' is not ready: ",
      "HelmChart 'hub/bank-ledger' is not ready: ",
    ],
    [
      "Helm upgrade failed: Job 'a/b' is not ready: x",
      "Helm upgrade failed: Job 'a/b' is not ready: x",
    ],
    ['', ''],
  ])('in %j is %j', (message, cause) => {
    expect(causeIn(message)).toBe(cause);
  });
});
