import {
  helmPrerequisite,
  helmRetriesExceeded,
  helmRolledBack,
  helmUninstalled,
} from '../../objects/helmVerdicts';
import { Place } from '../../objects/place';
import { isAtLeast } from '../../releases';
import { hours, minutes } from '../../time';
import { KubernetesObject } from '../../types';
import { shopChart } from './names';
import { withChart } from './withChart';

/** HelmReleases that fail, each with another cause. */
export function failingReleases(on: Place): KubernetesObject[] {
  const namespace = 'carts';
  const search = shopChart('carts-search', '4.1.0');
  const billing = shopChart('carts-billing', '1.0.3');
  const migrations = shopChart('carts-migrations', '0.14.0');
  return [
    ...withChart(on, {
      name: 'carts-reports',
      chart: shopChart('carts-reports', '2.2.2'),
      installed: ['2.2.1'],
      verdict: helmPrerequisite(
        on,
        isAtLeast(on.release, '2.2') ? 'ValuesError' : 'InitFailed',
        "could not resolve Secret chart values reference 'carts/reports-smtp' " +
          'with key \'values.yaml\': Secret "reports-smtp" not found',
      ),
      sinceMs: hours(5),
    }),
    ...withChart(on, {
      name: 'carts-migrations',
      chart: migrations,
      installed: [migrations.version],
      lastStatus: 'uninstalling',
      failures: 2,
      verdict: helmUninstalled(
        {
          on,
          name: 'carts-migrations',
          namespace,
          chart: migrations.name,
          version: migrations.version,
          count: 1,
        },
        'failed pre-install: 1 error occurred:\n\t* job ' +
          'carts-migrations-schema failed: BackoffLimitExceeded\n\n',
      ),
      sinceMs: minutes(48),
    }),
    ...withChart(on, {
      name: 'carts-search',
      chart: search,
      installed: isAtLeast(on.release, '2.2')
        ? ['4.0.2', '4.1.0', '4.0.2', '4.0.1']
        : ['4.1.0', '4.0.2', '4.0.1'],
      rolledBack: isAtLeast(on.release, '2.2'),
      tests: { 2: { 'carts-search-query': 'Succeeded' } },
      lastStatus: 'failed',
      failures: 2,
      verdict: helmRolledBack(
        {
          on,
          name: 'carts-search',
          namespace,
          chart: search.name,
          version: search.version,
          count: 3,
        },
        { version: '4.0.2', count: 2 },
        'cannot patch "carts-search" with kind Deployment: Deployment.apps ' +
          '"carts-search" is invalid: spec.selector: Invalid value: ' +
          '{"matchLabels":{"app":"search"}}: field is immutable',
      ),
      sinceMs: minutes(22),
    }),
    ...withChart(on, {
      name: 'carts-billing',
      chart: billing,
      installed: isAtLeast(on.release, '2.2')
        ? ['1.0.2', '1.0.3', '1.0.2']
        : ['1.0.3', '1.0.2'],
      rolledBack: isAtLeast(on.release, '2.2'),
      lastStatus: 'failed',
      failures: 4,
      verdict: helmRetriesExceeded(
        {
          on,
          name: 'carts-billing',
          namespace,
          chart: billing.name,
          version: billing.version,
          count: 2,
        },
        'context deadline exceeded',
        { version: '1.0.2', count: 1 },
      ),
      sinceMs: hours(9),
    }),
  ];
}
