import { hours } from '../time';
import { JsonObject, KubernetesObject } from '../types';
import { artifact } from './artifact';
import { ChartOptions, HelmReleaseOptions } from './helmRelease';
import { CommonOptions, fluxObject, observedGeneration } from './place';
import {
  conditionsFrom,
  gaveUp,
  retrying,
  succeeded,
  Verdict,
} from './verdict';
import { sha256Of } from '../hex';

/** The options of a HelmChart. */
export interface HelmChartOptions extends CommonOptions {
  chart: ChartOptions;
  verdict?: Verdict;
  sinceMs?: number;
  /** False if source-controller has never pulled the chart. */
  stored?: boolean;
}

/** Builds a HelmChart with the status that source-controller writes. */
export function helmChart(options: HelmChartOptions): KubernetesObject {
  const { chart } = options;
  return fluxObject({
    common: options,
    kind: 'HelmChart',
    spec: {
      chart: chart.name,
      interval: '5m0s',
      reconcileStrategy: 'ChartVersion',
      sourceRef: { kind: chart.source.kind, name: chart.source.name },
      ...(chart.verify && { verify: chart.verify }),
      version: chart.constraint ?? chart.version,
    },
    status: helmChartStatus(options),
  });
}

/**
 * The HelmChart that helm-controller creates for a HelmRelease, in the
 * namespace of the source. Its name contains namespace and name of the release.
 */
export function helmChartOf(
  release: HelmReleaseOptions,
  more?: { verdict?: Verdict; stored?: boolean },
): KubernetesObject {
  const namespace = release.namespace ?? 'default';
  return helmChart({
    on: release.on,
    name: `${namespace}-${release.name}`,
    namespace: release.chart.source.namespace ?? namespace,
    labels: {
      'helm.toolkit.fluxcd.io/name': release.name,
      'helm.toolkit.fluxcd.io/namespace': namespace,
    },
    chart: release.chart,
    ...more,
  });
}

/** The chart was pulled and, if configured, verified. */
export function chartPulled(chart: ChartOptions): Verdict {
  const reason = 'ChartPullSucceeded';
  const message = `pulled '${chart.name}' chart with version '${chart.version}'`;
  return succeeded({ reason, message }, [
    { type: 'ArtifactInStorage', status: 'True', reason, message },
    ...(chart.verify
      ? [
          {
            type: 'SourceVerified',
            status: 'True' as const,
            reason: 'Succeeded',
            message: `verified signature of version ${chart.version}`,
          },
        ]
      : []),
  ]);
}

/** No chart matches; the controller gives up until the spec changes. */
export function chartNotFound(message: string): Verdict {
  const stalled = { reason: 'InvalidChartReference', message };
  return gaveUp({
    stalled,
    others: [{ type: 'FetchFailed', status: 'True', ...stalled }],
  });
}

/** The source of a chart cannot be fetched. */
export function chartSourceUnavailable(cause: string): Verdict {
  const reason = 'SourceUnavailable';
  const message = `failed to get source: ${cause}`;
  return retrying({ reason, message }, 'building artifact', [
    { type: 'FetchFailed', status: 'True', reason, message },
  ]);
}

function helmChartStatus(options: HelmChartOptions): JsonObject {
  const { on, chart, name, namespace = 'flux-system', handledAt } = options;
  const { stored = true, sinceMs = hours(30) } = options;
  const { verdict = chartPulled(chart) } = options;
  if (!verdict.ready) return { observedGeneration: -1 };
  const at = on.now - sinceMs;
  return {
    ...(stored && {
      artifact: artifact({
        kind: 'HelmChart',
        namespace,
        name,
        revision: chart.version,
        chart: chart.name,
        at,
      }),
    }),
    conditions: conditionsFrom({
      verdict,
      at,
      generation: observedGeneration(options),
    }),
    ...(handledAt && { lastHandledReconcileAt: handledAt }),
    ...(stored && {
      observedChartName: chart.name,
      observedSourceArtifactRevision: sha256Of(chart.source.name),
      url:
        'http://source-controller.flux-system.svc.cluster.local./helmchart/' +
        `${namespace}/${name}/latest.tar.gz`,
    }),
    observedGeneration:
      stored || verdict.stalled ? observedGeneration(options) : -1,
  };
}
