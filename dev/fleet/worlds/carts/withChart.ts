import { helmChartOf } from '../../objects/helmChart';
import { helmRelease, HelmReleaseOptions } from '../../objects/helmRelease';
import { Place } from '../../objects/place';
import { KubernetesObject } from '../../types';
import { cartsLabels } from './names';

/** A HelmRelease of carts-service and its HelmChart. */
export function withChart(
  on: Place,
  options: Omit<HelmReleaseOptions, 'on'>,
): KubernetesObject[] {
  const all = { on, namespace: 'carts', labels: cartsLabels, ...options };
  return [helmRelease(all), helmChartOf(all)];
}
