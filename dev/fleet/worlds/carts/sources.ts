import { chartNotFound, helmChart } from '../../objects/helmChart';
import { Place } from '../../objects/place';
import { bucket, gitRepository, helmRepository } from '../../objects/sources';
import { fetchFailed } from '../../objects/sourceStatus';
import { failed } from '../../objects/verdict';
import { sha256Of } from '../../hex';
import { days, hours, minutes } from '../../time';
import { KubernetesObject } from '../../types';
import { cartsGitRepositories } from './gitRepositories';
import { cartsOCIRepositories } from './ociRepositories';
import { cartsLabels, repositories } from './names';
import { revisions } from './revisions';

/** The sources of carts-service, and those it shares with others. */
export function cartsSources(on: Place): KubernetesObject[] {
  return [
    ...shared(on),
    ...cartsGitRepositories(on),
    ...cartsOCIRepositories(on),
    ...helmRepositories(on),
    ...buckets(on),
    ...charts(on),
  ];
}

// Without labels: the plugin only finds these through references.
function shared(on: Place): KubernetesObject[] {
  return [
    gitRepository({
      on,
      name: 'flux-system',
      url: 'ssh://git@github.com/sock-shop/platform',
      revision: revisions.platform,
      sinceMs: hours(2),
    }),
    helmRepository({
      on,
      name: repositories.sockShop.name,
      url: 'https://charts.sock-shop.example/stable',
      revision: revisions.sockShop,
      sinceMs: minutes(25),
    }),
    helmRepository({
      on,
      name: repositories.community.name,
      url: 'https://charts.community.example',
      revision: revisions.community,
      sinceMs: hours(11),
    }),
    helmRepository({
      on,
      name: repositories.registry.name,
      type: 'oci',
      url: 'oci://registry.sock-shop.example/charts',
    }),
  ];
}

function helmRepositories(on: Place): KubernetesObject[] {
  const common = { on, namespace: 'carts', labels: cartsLabels };
  const index = sha256Of('carts-charts/index/12');
  return [
    helmRepository({
      ...common,
      name: 'carts-charts',
      url: 'https://sock-shop.github.io/carts-charts',
      revision: index,
      sinceMs: hours(1),
    }),
    helmRepository({
      ...common,
      name: 'carts-registry',
      type: 'oci',
      provider: 'aws',
      url: 'oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/charts',
    }),
    helmRepository({
      ...common,
      name: 'carts-mirror',
      url: 'https://mirror.sock-shop.example/charts',
      revision: sha256Of('carts-mirror/index/2'),
      storedMs: days(14),
      verdict: fetchFailed(
        'Failed',
        'failed to fetch Helm repository index: failed to cache index to ' +
          'temporary file: Get "https://mirror.sock-shop.example/charts/' +
          'index.yaml": dial tcp: lookup mirror.sock-shop.example on ' +
          '10.96.0.10:53: no such host',
        { kind: 'HelmRepository', revision: sha256Of('carts-mirror/index/2') },
      ),
      sinceMs: days(2),
    }),
  ];
}

function buckets(on: Place): KubernetesObject[] {
  const common = { on, namespace: 'carts', labels: cartsLabels };
  return [
    bucket({
      ...common,
      name: 'carts-assets',
      endpoint: 's3.eu-west-1.amazonaws.com',
      bucketName: 'sock-shop-carts-assets',
      provider: 'aws',
      region: 'eu-west-1',
      revision: revisions.assets,
      sinceMs: hours(16),
    }),
    bucket({
      ...common,
      name: 'carts-fixtures',
      endpoint: 'minio.minio-system.svc.cluster.local:9000',
      bucketName: 'fixtures',
      verdict: fetchFailed(
        'BucketOperationFailed',
        "bucket 'fixtures' not found",
      ),
      sinceMs: hours(6),
    }),
  ];
}

function charts(on: Place): KubernetesObject[] {
  const common = { on, namespace: 'carts', labels: cartsLabels };
  const source = { kind: 'HelmRepository', name: 'carts-charts' };
  const message =
    'chart verification error: failed to verify the signature using provider ' +
    "'cosign keyless': no signatures found for image";
  return [
    helmChart({
      ...common,
      name: 'carts-toolbox',
      chart: { name: 'toolbox', version: '0.6.1', constraint: '0.x', source },
      sinceMs: days(4),
    }),
    helmChart({
      ...common,
      name: 'carts-unsigned',
      chart: {
        name: 'unsigned',
        version: '1.0.0',
        source: { kind: 'HelmRepository', name: 'carts-registry' },
        verify: { provider: 'cosign' },
      },
      stored: false,
      verdict: failed({ reason: 'VerificationError', message }, [
        {
          type: 'BuildFailed',
          status: 'True',
          reason: 'ChartVerificationError',
          message,
        },
        {
          type: 'SourceVerified',
          status: 'False',
          reason: 'VerificationError',
          message,
        },
      ]),
      sinceMs: days(1),
    }),
    helmChart({
      ...common,
      name: 'carts-typo',
      chart: {
        name: 'tolbox',
        version: '0.6.1',
        constraint: '0.x',
        source,
      },
      stored: false,
      verdict: chartNotFound(
        'invalid chart reference: failed to get chart version for remote ' +
          "reference: no 'tolbox' chart with version matching '0.x' found",
      ),
      sinceMs: days(1),
    }),
  ];
}
