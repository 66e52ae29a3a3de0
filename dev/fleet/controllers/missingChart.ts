import { HelmChartOptions } from '../objects/helmChart';
import { ChartOptions } from '../objects/helmRelease';
import { objectOf } from '../types';
import { ReconcileContext } from './reconciler';
import { find, sourceOf } from './references';

/**
 * The HelmChart that helm-controller has yet to create for a HelmRelease.
 * Flux: helm-controller internal/reconcile/helmchart_template.go.
 */
export function missingChart(
  context: ReconcileContext,
): HelmChartOptions | undefined {
  const { object, cluster, on } = context;
  const ref = object.kind === 'HelmRelease' ? sourceOf(object) : undefined;
  if (ref?.kind !== 'HelmChart' || find(cluster, ref)) return undefined;
  const spec = objectOf(objectOf(objectOf(object.spec).chart).spec);
  if (!spec.chart) return undefined;
  const version = String(spec.version ?? '*');
  const { kind, name } = objectOf(spec.sourceRef);
  return {
    on,
    name: ref.name,
    namespace: ref.namespace,
    labels: {
      'helm.toolkit.fluxcd.io/name': object.metadata.name,
      'helm.toolkit.fluxcd.io/namespace': object.metadata.namespace ?? '',
    },
    ageMs: 0,
    chart: {
      name: String(spec.chart),
      version,
      source: { kind: String(kind), name: String(name) },
      ...(spec.verify !== undefined && {
        verify: spec.verify as ChartOptions['verify'],
      }),
    },
  };
}
