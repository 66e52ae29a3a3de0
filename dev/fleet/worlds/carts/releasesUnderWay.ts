import { helmChartOf } from '../../objects/helmChart';
import { helmRelease } from '../../objects/helmRelease';
import {
  helmPrerequisite,
  helmRunning,
  helmSucceeded,
} from '../../objects/helmVerdicts';
import { Place } from '../../objects/place';
import { notReconciled, whileReconciling } from '../../objects/verdict';
import { isAtLeast } from '../../releases';
import { days, minutes } from '../../time';
import { KubernetesObject } from '../../types';
import { cartsLabels, shopChart } from './names';
import { withChart } from './withChart';

/** HelmReleases in progress, or whose change is not observed yet. */
export function releasesUnderWay(on: Place): KubernetesObject[] {
  const db = shopChart('carts-db', '3.0.4');
  const cache = shopChart('carts-cache', '2.5.0');
  const namespace = 'carts';
  const lookingAgain = whileReconciling(
    helmSucceeded({
      on,
      name: 'carts-db',
      namespace,
      chart: db.name,
      version: db.version,
      count: 2,
    }),
    'Fulfilling prerequisites',
  );
  return [
    ...withChart(on, {
      name: 'carts-db',
      chart: db,
      verdict: lookingAgain,
      installed: ['3.0.4', '3.0.3'],
      sinceMs: minutes(1),
    }),
    ...withChart(on, {
      name: 'carts-cache',
      chart: cache,
      verdict: helmRunning({
        on,
        name: 'carts-cache',
        namespace,
        chart: cache.name,
        version: cache.version,
        count: 3,
      }),
      installed: ['2.4.1', '2.4.0'],
      generation: 3,
      observedGeneration: 2,
      sinceMs: minutes(2),
    }),
    // Its spec has changed, and helm-controller has not reconciled it yet.
    ...withChart(on, {
      name: 'carts-metrics',
      chart: shopChart('carts-metrics', '0.9.1'),
      generation: 5,
      observedGeneration: 4,
      sinceMs: days(1),
    }),
    helmRelease({
      on,
      namespace,
      labels: cartsLabels,
      name: 'carts-preview',
      chart: shopChart('carts', '2.0.0-rc.1'),
      verdict: notReconciled,
      installed: [],
      ageMs: minutes(1),
    }),
  ];
}

/** HelmReleases that wait because another object is not ready. */
export function waitingReleases(on: Place): KubernetesObject[] {
  const chart = shopChart('carts-events', '0.3.0');
  const events = {
    name: 'carts-events',
    chart,
    installed: [],
    sinceMs: minutes(18),
    verdict: helmPrerequisite(
      on,
      isAtLeast(on.release, '2.2') ? 'SourceNotReady' : 'ArtifactFailed',
      isAtLeast(on.release, '2.2')
        ? "HelmChart 'flux-system/carts-carts-events' is not ready: " +
            'latest generation of object has not been reconciled'
        : "HelmChart 'flux-system/carts-carts-events' is not ready",
    ),
  };
  return [
    ...withChart(on, {
      name: 'carts-worker',
      chart: shopChart('carts-worker', '1.2.0'),
      dependsOn: [{ name: 'carts-migrations' }],
      installed: ['1.1.9'],
      verdict: helmPrerequisite(
        on,
        'DependencyNotReady',
        "dependency 'carts/carts-migrations' is not ready",
      ),
      sinceMs: minutes(47),
    }),
    helmRelease({ on, namespace: 'carts', labels: cartsLabels, ...events }),
    helmChartOf(
      { on, namespace: 'carts', ...events },
      { verdict: notReconciled, stored: false },
    ),
  ];
}
