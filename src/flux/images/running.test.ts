import { fluxObject } from '../__fixtures__/objects';
import { deployment, kubeObject } from '../__fixtures__/workloads';
import {
  nameOf,
  workloadPlacesOf,
  workloadsAppliedBy,
  type FluxKind,
  type FluxObject,
  type FluxResource,
} from '..';

const on = (object: FluxObject, cluster = 'staging'): FluxResource => ({
  cluster,
  object,
});

function deployer(kind: FluxKind, ids?: string[], more: FluxObject = {}) {
  return fluxObject(kind, {
    spec: more,
    status: ids && { inventory: { entries: ids.map(id => ({ id, v: 'v1' })) } },
  });
}

const shownPlaces = (...resources: FluxResource[]) =>
  workloadPlacesOf(resources).map(
    ({ cluster, kind, namespace }) => `${cluster} ${kind} ${namespace}`,
  );

describe('workloadPlacesOf', () => {
  it('names each kind and namespace with workloads once', () => {
    const carts = deployer('Kustomization', [
      'shop_carts_apps_Deployment',
      'shop_cache_apps_Deployment',
      'shop_db_apps_StatefulSet',
      'jobs_import_batch_Job',
      'jobs_clean_batch_CronJob',
      'shop_carts__Service',
      '_shop__Namespace',
      '_odd_apps_Deployment',
    ]);
    expect(shownPlaces(on(carts), on(carts), on(carts, 'production'))).toEqual([
      'staging Deployment shop',
      'staging StatefulSet shop',
      'staging CronJob jobs',
      'production Deployment shop',
      'production StatefulSet shop',
      'production CronJob jobs',
    ]);
  });

  it('looks for all kinds where a release has no inventory', () => {
    expect(shownPlaces(on(deployer('HelmRelease')))).toEqual([
      'staging Deployment shop',
      'staging StatefulSet shop',
      'staging DaemonSet shop',
      'staging CronJob shop',
    ]);
    const target = { targetNamespace: 'apps' };
    expect(shownPlaces(on(deployer('HelmRelease', undefined, target)))[0]).toBe(
      'staging Deployment apps',
    );
  });

  it('skips objects on other clusters, and on clusters with an ambiguous name', () => {
    const ids = ['shop_carts_apps_Deployment'];
    const kubeConfig = { secretRef: { name: 'remote' } };
    expect(
      shownPlaces(
        on(deployer('Kustomization', ids, { kubeConfig })),
        {
          ...on(deployer('Kustomization', ids)),
          clusterIsAmbiguous: true,
        },
        on(deployer('Kustomization')),
      ),
    ).toEqual([]);
  });
});

describe('workloadsAppliedBy', () => {
  const labelled = (name: string, labels: Record<string, string>) =>
    kubeObject('apps/v1', 'Deployment', name, { metadata: { labels } });
  const owner = (kind: 'kustomize' | 'helm', name: string) => ({
    [`${kind}.toolkit.fluxcd.io/name`]: name,
    [`${kind}.toolkit.fluxcd.io/namespace`]: 'shop',
  });

  it('finds workloads by inventory or labels, on their own cluster', () => {
    const deployments = [
      on(deployer('Kustomization', ['shop_carts_apps_Deployment'])),
      on(deployer('HelmRelease')),
    ];
    const workloads = [
      on(deployment('carts')),
      on(deployment('carts'), 'production'),
      on(deployment('unrelated')),
      on(labelled('released', owner('helm', 'carts'))),
      on(labelled('applied', owner('kustomize', 'carts'))),
      on(labelled('of-another', owner('helm', 'orders'))),
    ];
    expect(
      workloadsAppliedBy(deployments, workloads).map(
        each =>
          `${each.workload.cluster} ${nameOf(each.workload.object)}: ${
            each.deployment.object.kind
          }`,
      ),
    ).toEqual([
      'staging carts: Kustomization',
      'staging released: HelmRelease',
      'staging applied: Kustomization',
    ]);
  });
});
