import { sha256Of } from '../../hex';
import { ociRevision } from '../../objects/artifact';
import { helmChart } from '../../objects/helmChart';
import { helmRelease } from '../../objects/helmRelease';
import { helmSucceeded } from '../../objects/helmVerdicts';
import { Place } from '../../objects/place';
import { ociRepository } from '../../objects/sources';
import { failed, Verdict } from '../../objects/verdict';
import { isAtLeast } from '../../releases';
import { days, hours } from '../../time';
import { KubernetesObject } from '../../types';
import { cartsLabels, repositories, shopChart } from './names';

/**
 * HelmReleases that reference a chart of another object (`spec.chartRef`, Flux
 * 2.3), and two with unusual reasons of Ready.
 */
export function cartsReferences(on: Place): KubernetesObject[] {
  return [
    ...(isAtLeast(on.release, '2.3') ? byReference(on) : []),
    ...(isAtLeast(on.release, '2.2') ? [drifted(on), untested(on)] : []),
  ];
}

function byReference(on: Place): KubernetesObject[] {
  const common = { on, namespace: 'carts', labels: cartsLabels };
  const gateway = {
    name: 'carts-gateway',
    version: '2.8.0',
    source: {
      kind: 'OCIRepository',
      name: 'carts-gateway-chart',
      namespace: 'flux-system',
    },
  };
  const quotas = {
    name: 'carts-quotas',
    version: '0.2.0',
    source: { kind: 'HelmChart', name: 'carts-quotas' },
  };
  return [
    ociRepository({
      on,
      name: gateway.source.name,
      url: 'oci://ghcr.io/sock-shop/charts/carts-gateway',
      ref: { semver: '2.x' },
      holdsChart: true,
      revision: ociRevision(gateway.version, `${gateway.name}@2.8.0`),
      sinceMs: days(3),
    }),
    helmRelease({
      ...common,
      name: 'carts-gateway',
      chart: gateway,
      byReference: true,
      installed: ['2.8.0', '2.7.3'],
      sinceMs: days(3),
    }),
    helmChart({
      ...common,
      labels: {},
      name: quotas.source.name,
      chart: {
        ...quotas,
        source: { kind: 'GitRepository', name: 'carts' },
      },
      sinceMs: days(7),
    }),
    helmRelease({
      ...common,
      name: 'carts-quotas',
      chart: quotas,
      byReference: true,
      sinceMs: days(7),
    }),
  ];
}

// With drift detection in mode warn, a drifted release stays Ready.
function drifted(on: Place): KubernetesObject {
  const chart = shopChart('carts-edge', '1.1.0');
  const action = {
    on,
    namespace: 'carts',
    name: 'carts-edge',
    chart: chart.name,
    version: chart.version,
    count: 1,
  };
  const ready = helmSucceeded(action);
  return helmRelease({
    on,
    namespace: 'carts',
    labels: cartsLabels,
    name: action.name,
    chart: { ...chart, source: repositories.sockShop },
    spec: { driftDetection: { mode: 'warn' } },
    verdict: {
      ...ready,
      others: [
        ...(ready.others ?? []),
        {
          type: 'Drifted',
          status: 'True',
          reason: 'DriftDetected',
          message:
            'Cluster state of release carts/carts-edge.v1 with chart ' +
            'carts-edge@1.1.0 has drifted from the desired state:\n' +
            'Deployment/carts/carts-edge changed (0 additions, 1 changes, ' +
            '0 removals)',
        },
      ],
    },
    sinceMs: hours(20),
  });
}

// Installed, but its Helm tests fail.
function untested(on: Place): KubernetesObject {
  const chart = shopChart('carts-smoke', '0.1.4');
  const release = `carts/carts-smoke.v1 with chart ${chart.name}@${chart.version}`;
  const message = `Helm test failed for release ${release}: 1 error occurred:\n\t* pod carts-smoke-test failed\n\n`;
  const verdict: Verdict = failed({ reason: 'TestFailed', message }, [
    {
      type: 'Released',
      status: 'True',
      reason: 'InstallSucceeded',
      message: `Helm install succeeded for release ${release}`,
    },
    { type: 'TestSuccess', status: 'False', reason: 'TestFailed', message },
  ]);
  return helmRelease({
    on,
    namespace: 'carts',
    labels: cartsLabels,
    name: 'carts-smoke',
    chart,
    verdict,
    failures: 1,
    tests: {
      1: { 'carts-smoke-ping': 'Succeeded', 'carts-smoke-test': 'Failed' },
    },
    spec: { test: { enable: true } },
    values: { digest: sha256Of('smoke') },
    sinceMs: hours(26),
  });
}
