import { artifact } from '../objects/artifact';
import { chartPulled, chartSourceUnavailable } from '../objects/helmChart';
import { ChartOptions } from '../objects/helmRelease';
import { notFound } from '../objects/notFound';
import { failed, progressing, whileReconciling } from '../objects/verdict';
import { objectOf } from '../types';
import { asSteps, failureOf, ReconcileContext, Reconciler } from './reconciler';
import { artifactRevision, find, sourceOf } from './references';

/**
 * HelmChart: pulls the newest known version of its source. The index of a
 * HelmRepository is as of its last reconcile; a registry (type oci) is queried
 * each time.
 */
export const helmChartReconciler: Reconciler = {
  takes: 'chart',

  steps({ before, object }) {
    const looking = whileReconciling(before, 'reconciliation in progress');
    if (before.ready && artifactRevision(object)) return asSteps([looking]);
    const building = progressing('building artifact', before.others);
    return asSteps(before.ready ? [looking, building] : [building]);
  },

  finish(context) {
    const { object, on } = context;
    const { name, namespace = '' } = object.metadata;
    const source = sourceOf(object);
    if (source && !find(context.cluster, source)) {
      const cause = notFound(source.kind, source.name);
      return { verdict: chartSourceUnavailable(cause), observes: false };
    }
    const failure = failureOf(context, (reason, message) =>
      failed({ reason: reason ?? 'ChartPullError', message }, [
        {
          type: 'BuildFailed',
          status: 'True',
          reason: reason ?? 'ChartPullError',
          message,
        },
      ]),
    );
    if (failure) {
      return { verdict: failure, observes: failure.stalled !== undefined };
    }
    const spec = objectOf(object.spec);
    const version = versionOf(context);
    const chart = {
      name: String(spec.chart),
      version,
      verify: spec.verify,
    } as ChartOptions;
    return {
      verdict: chartPulled(chart),
      observes: true,
      status: {
        observedChartName: chart.name,
        ...(version !== artifactRevision(object) && {
          artifact: artifact({
            kind: 'HelmChart',
            namespace,
            name,
            revision: version,
            chart: chart.name,
            at: on.now,
          }),
        }),
      },
    };
  },
};

function versionOf(context: ReconcileContext): string {
  const { object, script, cluster, scriptOf } = context;
  const { chart, version: constraint } = objectOf(object.spec);
  const source = sourceOf(object);
  const repository = source && find(cluster, source);
  const published =
    source && repository
      ? scriptOf(source)[
          objectOf(repository.spec).type === 'oci' ? 'charts' : 'indexed'
        ]
      : undefined;
  return (
    script.revision ??
    published?.[String(chart)] ??
    artifactRevision(object) ??
    lowestOf(String(constraint ?? '1.x'))
  );
}

// Instead of resolving a semver range: `1.x` is 1.0.0.
function lowestOf(constraint: string): string {
  const numbers = constraint.replace(/[^0-9.x*]/g, '').split('.');
  return [0, 1, 2].map(index => Number(numbers[index]) || 0).join('.');
}
