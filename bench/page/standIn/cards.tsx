import { Progress, Table } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useCustomResources } from '@backstage/plugin-kubernetes-react';

interface StandInObject {
  kind: string;
  metadata: { name: string; namespace: string; creationTimestamp: string };
  spec?: { interval?: string; suspend?: boolean };
  status?: {
    conditions?: Array<{
      type: string;
      status: string;
      message: string;
      lastTransitionTime: string;
    }>;
  };
}

const COLUMNS = [
  { title: 'Kind', field: 'kind' },
  { title: 'Name', field: 'name' },
  { title: 'Cluster', field: 'cluster' },
  { title: 'Status', field: 'status' },
  { title: 'Message', field: 'message' },
  { title: 'Updated', field: 'updated' },
  { title: 'Interval', field: 'interval' },
  { title: 'Suspended', field: 'suspended' },
  { title: 'Created', field: 'created' },
];

function rowOf(cluster: string, object: StandInObject) {
  const { kind, metadata, spec, status } = object;
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return {
    id: `${cluster}/${kind}/${metadata.namespace}/${metadata.name}`,
    kind,
    name: `${metadata.namespace}/${metadata.name}`,
    cluster,
    status: ready?.status ?? 'Unknown',
    message: ready?.message ?? '',
    updated: ready?.lastTransitionTime ?? '',
    interval: spec?.interval ?? '',
    suspended: spec?.suspend ? 'yes' : 'no',
    created: metadata.creationTimestamp,
  };
}

function matcher(group: string, apiVersion: string, plural: string) {
  return { group: `${group}.toolkit.fluxcd.io`, apiVersion, plural };
}

const kustomizations = matcher('kustomize', 'v1', 'kustomizations');
const helmReleases = matcher('helm', 'v2', 'helmreleases');
const gitRepositories = matcher('source', 'v1', 'gitrepositories');
const ociRepositories = matcher('source', 'v1', 'ocirepositories');
const helmRepositories = matcher('source', 'v1', 'helmrepositories');
const buckets = matcher('source', 'v1', 'buckets');
const imagePolicies = matcher('image', 'v1', 'imagepolicies');

/** A card with as many columns as the plugin's card of the same title. */
function createCard(options: {
  title: string;
  matchers: Array<ReturnType<typeof matcher>>;
  columns: number;
}) {
  const { title, matchers } = options;
  const columns = COLUMNS.slice(0, options.columns);
  return function StandInCard() {
    const { entity } = useEntity();
    const { kubernetesObjects, error } = useCustomResources(entity, matchers);
    if (error) return <p>{error}</p>;
    if (!kubernetesObjects) return <Progress />;
    const rows = kubernetesObjects.items.flatMap(({ cluster, resources }) =>
      resources.flatMap(block =>
        block.type === 'customresources'
          ? block.resources.map(object => rowOf(cluster.name, object))
          : [],
      ),
    );
    return <Table title={title} columns={columns} data={rows} />;
  };
}

export const DeploymentsCard = createCard({
  title: 'Deployments',
  matchers: [kustomizations, helmReleases],
  columns: 7,
});
export const SourcesCard = createCard({
  title: 'Sources',
  matchers: [gitRepositories, ociRepositories, helmRepositories, buckets],
  columns: 9,
});
export const HelmReleasesCard = createCard({
  title: 'Helm Releases',
  matchers: [helmReleases],
  columns: 7,
});
export const KustomizationsCard = createCard({
  title: 'Kustomizations',
  matchers: [kustomizations],
  columns: 7,
});
export const GitRepositoriesCard = createCard({
  title: 'Git Repositories',
  matchers: [gitRepositories],
  columns: 8,
});
export const OCIRepositoriesCard = createCard({
  title: 'OCI Repositories',
  matchers: [ociRepositories],
  columns: 8,
});
export const HelmRepositoriesCard = createCard({
  title: 'Helm Repositories',
  matchers: [helmRepositories],
  columns: 8,
});
export const ImagePoliciesCard = createCard({
  title: 'Image Policies',
  matchers: [imagePolicies],
  columns: 8,
});
