import type { Locator, Page } from 'playwright-core';
import { Card } from './pages';
import type { Right } from './realRights';

/** A view of the plugin. */
interface View {
  /** Its path and query. */
  readonly path: string;
  /** The title of a card; undefined for the whole page, or the details. */
  readonly card?: string;
  /** Buttons to press. */
  readonly press?: readonly RegExp[];
  /** What it shows of the cluster `production` to users with all rights. */
  readonly shows: readonly RegExp[];
}

function onCard(card: string, path: string, ...shows: RegExp[]) {
  return { card, path: `catalog/default/component/${path}`, shows };
}

function inDetails(path: string, ...shows: RegExp[]) {
  const [tab, ...object] = path.split('/').reverse();
  const address = object.reverse().join('/');
  return { path: `flux?flux=production/${address}&fluxTab=${tab}`, shows };
}

const RARE_KINDS = [
  ...['Bucket', 'ExternalArtifact', 'ArtifactGenerator'],
  ...['ImageRepository', 'ImagePolicy', 'ImageUpdateAutomation'],
  ...['Alert', 'Provider', 'Receiver', 'FluxInstance', 'FluxReport'],
  ...['ResourceSet', 'ResourceSetInputProvider'],
];

/** Every view of the plugin, and every part of the details with own reads. */
export const VIEWS = {
  status: onCard('Flux', 'podinfo', /\d+ of \d+ ready/),
  environments: onCard('Environments', 'podinfo/flux', /podinfo-config/),
  deployments: onCard(
    'Deployments',
    'podinfo/flux',
    /podinfo\/podinfo-config/,
    /podinfo\/podinfo-oci/,
  ),
  sources: onCard(
    'Sources',
    'podinfo/flux',
    /podinfo\/podinfo-chart/,
    /flux-system\/podinfo/,
  ),
  deliveries: onCard('Delivery', 'podinfo/flux', /\d+ of \d+ ready/),
  'image policies': onCard(
    'Image Policies',
    'podinfo/flux-details',
    /production/,
  ),
  images: onCard(
    'Images',
    'podinfo/flux-details',
    /Nothing of this entity uses it/,
  ),
  'found through workloads': onCard(
    'Deployments',
    'payment-service/flux',
    /Found through its workloads: .*Deployment podinfo\/podinfo/,
  ),
  fleet: { path: 'flux/resources', shows: [/cases\/bad-build ?production/] },
  'fleet of rare kinds': {
    path: `flux/resources?${RARE_KINDS.map(kind => `kind=${kind}`).join('&')}`,
    shows: [/ImageRepository.*cases\/everything/],
  },
  clusters: { path: 'flux/clusters', shows: [/production.*v2\.9/] },
  runtime: { path: 'flux-runtime', shows: [/2 installations/] },
  why: inDetails(
    'Kustomization/cases/unhealthy/overview',
    /Deployment cases\/unhealthy is not healthy: .*container app of pod/,
    /BackOff/,
  ),
  'why of a source': inDetails(
    'HelmRelease/cases/source-failed/overview',
    /gets nothing from the source HelmRepository cases\/not-found/,
  ),
  'last words': {
    ...inDetails('Kustomization/cases/unhealthy/overview', /Listening/),
    press: [/^Show the last lines of app/],
  },
  alerts: {
    ...inDetails(
      'Kustomization/cases/bad-path/overview',
      /Provider cases\/webhook/,
      /No Receiver triggers it/,
    ),
    press: [/^Look for Alerts/],
  },
  'what needs it': {
    ...inDetails(
      'GitRepository/podinfo/podinfo/overview',
      /Looked through all Kustomizations/,
    ),
    press: [/^Look for all Kustomizations/],
  },
  resources: inDetails('Kustomization/cases/fine/resources', /2 of 2 healthy/),
  pods: inDetails(
    'Kustomization/cases/unhealthy/resources',
    /ReplicaSet cases\/unhealthy-/,
    /Pod cases\/unhealthy-/,
  ),
  delivery: inDetails(
    'HelmRelease/podinfo/podinfo/delivery',
    /HelmRepository.*flux-system\/podinfo/,
    /flux-system\/flux-system/,
  ),
  events: inDetails(
    'Kustomization/cases/fine/events',
    /Reconciliation finished|There are no events/,
  ),
  history: inDetails('Kustomization/cases/fine/history', /main@/),
  logs: inDetails(
    'Kustomization/cases/fine/logs',
    /server-side apply completed/,
  ),
  values: {
    ...inDetails('HelmRelease/cases/paused/yaml', /replicas: 2/),
    press: [/^Show values of ConfigMap/],
  },
  'an Alert': inDetails('Alert/cases/everything/overview', /Severity/),
  // Notes about kinds that these clusters do not serve.
  'a FluxInstance': inDetails(
    'FluxInstance/flux-system/flux/overview',
    /There is no such object on the cluster production/,
  ),
  'an ArtifactGenerator': inDetails(
    'ArtifactGenerator/cases/parts/overview',
    /There is no such object on the cluster production/,
  ),
} satisfies Record<string, View>;

/** The messages of a view where a right is missing. */
interface Missing {
  readonly right: Right;
  readonly view: keyof typeof VIEWS;
  /** What is missing, and how to grant it. */
  readonly says: readonly string[];
  /** What is shown in spite of that. */
  readonly stays: readonly RegExp[];
  /** Set if the backend does not return the API server's message. */
  readonly isWordless?: true;
}

const ONE_CLUSTER = '1 of 2 clusters could not be read: production';
const GRANT = 'Grant the account that Backstage uses on this cluster';
const KINDS = `${GRANT} the rights to get and list these kinds. The ClusterRole flux-view-flux-system contains them for the kinds of Flux, and view for those of Kubernetes.`;

const kustomizations = 'kustomizations.kustomize.toolkit.fluxcd.io';
const releases = 'helmreleases.helm.toolkit.fluxcd.io';
const sources = 'source.toolkit.fluxcd.io';
const images = 'image.toolkit.fluxcd.io';
const notification = 'notification.toolkit.fluxcd.io';

function ofCard(kind: string) {
  return {
    says: [ONE_CLUSTER, `${kind}, HTTP status 403`, KINDS],
    isWordless: true as const,
  };
}

function listed(plural: string, group: string): string {
  return `${GRANT} the right to list ${plural} of the API group ${group}. For the kinds of Kubernetes itself, the ClusterRole view contains it.`;
}

function inNamespace(what: string): string {
  return `${GRANT} the right to ${what}. The ClusterRole view contains it.`;
}

/** One right less than in the README, and the messages about it. */
export const MISSING: readonly Missing[] = [
  {
    right: `list ${kustomizations}`,
    view: 'deployments',
    ...ofCard('Kustomization'),
    stays: [/podinfo\/podinfo-oci/, /podinfo-configcluster: staging/],
  },
  {
    right: `list ${kustomizations}`,
    view: 'status',
    ...ofCard('Kustomization'),
    stays: [/(\d+) of \1 ready/],
  },
  {
    right: `list ${kustomizations}`,
    view: 'environments',
    ...ofCard('Kustomization'),
    stays: [/not known/, /podinfo-oci/],
  },
  {
    right: `list ${kustomizations}`,
    view: 'fleet',
    says: [ONE_CLUSTER, 'Kustomization, HTTP status 403', KINDS],
    stays: [/Kustomizationcases\/bad-buildstaging/, /HelmRelease/],
  },
  {
    right: `list ${releases}`,
    view: 'clusters',
    says: [ONE_CLUSTER, 'HelmRelease, HTTP status 403', KINDS],
    stays: [/\d+ ?Kustomization/, /All controllers are ready/],
  },
  {
    right: `list gitrepositories.${sources}`,
    view: 'sources',
    ...ofCard('GitRepository'),
    stays: [/podinfo\/podinfo-chart/, /flux-system\/podinfo/],
  },
  {
    right: `get ocirepositories.${sources}`,
    view: 'deployments',
    says: [ONE_CLUSTER, 'OCIRepository, HTTP status 403', KINDS],
    stays: [/podinfo\/podinfo-oci/, /podinfo\/podinfo-config/],
  },
  {
    right: `list artifactgenerators.source.extensions.fluxcd.io`,
    view: 'clusters',
    says: [ONE_CLUSTER, 'ArtifactGenerator, HTTP status 403', KINDS],
    stays: [/\d+ ?Kustomization/, /\d+ ?HelmRelease/],
  },
  {
    right: 'list deployments.apps',
    view: 'found through workloads',
    says: [
      'No Kustomization, HelmRelease found',
      'Workloads may not be listed on production. Grant the account that Backstage uses there the right to list deployments, statefulsets and daemonsets of the API group apps and cronjobs of batch. The ClusterRole view contains it.',
    ],
    isWordless: true,
    stays: [/backstage.io\/kubernetes-id: 'payment-service'/],
  },
  {
    right: `list imagepolicies.${images}`,
    view: 'image policies',
    ...ofCard('ImagePolicy'),
    stays: [/staging/],
  },
  {
    right: `list imagerepositories.${images}`,
    view: 'images',
    ...ofCard('ImageRepository'),
    stays: [/podinfo\/podinfo/],
  },
  {
    right: `list imageupdateautomations.${images}`,
    view: 'images',
    says: [ONE_CLUSTER, 'ImageUpdateAutomation, HTTP status 403', KINDS],
    stays: [/podinfo\/podinfo/, /not known/],
  },
  {
    right: 'list deployments.apps',
    view: 'images',
    says: [
      ONE_CLUSTER,
      'Deployment, HTTP status 403',
      KINDS,
      'Not all workloads could be read',
    ],
    stays: [/podinfo\/podinfo/],
  },
  {
    right: 'list deployments.apps',
    view: 'runtime',
    says: [
      '1 cluster could not be read',
      `${GRANT} the right to list Deployments: in all namespaces, or in the one that Flux is in.`,
    ],
    stays: [/1 installation/],
  },
  {
    right: `get ${kustomizations}`,
    view: 'why',
    says: ['Flux resources could not be read: Not permitted', KINDS],
    stays: [/Kustomization cases\/unhealthy/],
  },
  {
    right: `get ${kustomizations}`,
    view: 'delivery',
    says: [
      '1 of 1 clusters could not be read: production',
      'Kustomization, HTTP status 403',
      KINDS,
    ],
    stays: [/HelmRepository.*flux-system\/podinfo/, /Not read/],
  },
  {
    right: `get helmrepositories.${sources}`,
    view: 'why of a source',
    says: [
      'HelmRepository could not be read: Not permitted',
      `${GRANT} the right to get and list helmrepositories of the API group ${sources}.`,
    ],
    stays: [/waits for HelmRepository cases\/not-found/, /HelmChart/],
  },
  {
    right: `get alerts.${notification}`,
    view: 'an Alert',
    says: ['Flux resources could not be read: Not permitted', KINDS],
    stays: [/Alert cases\/everything/],
  },
  {
    right: 'get fluxinstances.fluxcd.controlplane.io',
    view: 'a FluxInstance',
    says: ['Flux resources could not be read: Not permitted', KINDS],
    stays: [/FluxInstance flux-system\/flux/],
  },
  ...(['Alert', 'Provider', 'Receiver'] as const).map(
    (kind): Missing => ({
      right: `list ${kind.toLowerCase()}s.${notification}`,
      view: 'alerts',
      says: [
        `${kind}s could not be listed: Not permitted`,
        `${GRANT} the right to list ${kind.toLowerCase()}s.${notification} in all namespaces. The ClusterRole flux-view-flux-system contains it.`,
      ],
      stays: [
        /Conditions/,
        kind === 'Receiver' ? /Alert cases\/everything/ : /No Receiver/,
      ],
    }),
  ),
  {
    right: `list ${kustomizations}`,
    view: 'what needs it',
    says: [
      'Kustomizations could not be listed: Not permitted',
      `${GRANT} the right to list ${kustomizations} in all namespaces.`,
    ],
    stays: [/Conditions/],
  },
  {
    right: 'list events',
    view: 'events',
    says: [
      'Events of Kustomization cases/fine could not be read: Not permitted',
      inNamespace('list events in the namespace cases'),
    ],
    stays: [/Kustomization cases\/fine/, /Overview.*Resources.*History/],
  },
  {
    right: 'list events',
    view: 'why',
    says: [
      'Event could not be read in cases: Not permitted',
      inNamespace('list events in the namespace cases'),
    ],
    stays: [/is not healthy: .*container app of pod/],
  },
  {
    right: 'get configmaps',
    view: 'values',
    says: [
      'ConfigMap paused-values could not be read: Not permitted',
      inNamespace('get configmaps in the namespace cases'),
    ],
    stays: [/kind: HelmRelease/],
  },
  {
    right: 'list deployments.apps',
    view: 'resources',
    says: [
      'Deployment could not be read in cases: Not permitted',
      listed('deployments', 'apps'),
    ],
    stays: [/1 of 2 healthy/, /cases\/fine-migration/],
  },
  {
    right: 'list jobs.batch',
    view: 'resources',
    says: [
      'Job could not be read in cases: Not permitted',
      listed('jobs', 'batch'),
    ],
    stays: [/1 of 2 healthy/, /Deployment \(apps\)/],
  },
  {
    right: 'list replicasets.apps',
    view: 'pods',
    says: [
      'ReplicaSet could not be read in cases: Not permitted',
      listed('replicasets', 'apps'),
    ],
    stays: [/Pod cases\/unhealthy-/],
  },
  {
    right: 'list pods',
    view: 'why',
    says: [
      'Pod could not be read in cases: Not permitted',
      listed('pods', '""'),
    ],
    stays: [/Deployment cases\/unhealthy is not healthy/],
  },
  {
    right: 'list deployments.apps',
    view: 'logs',
    says: [
      'Deployment could not be read: Not permitted',
      listed('deployments', 'apps'),
    ],
    stays: [/Kustomization cases\/fine/, /Overview.*Resources.*History/],
  },
  {
    right: 'list pods',
    view: 'logs',
    says: [
      'Pods of kustomize-controller could not be listed: Not permitted',
      `${GRANT} a Role in the namespace flux-system with the right to list pods and to get pods/log.`,
    ],
    stays: [/Kustomization cases\/fine/, /Overview.*Resources.*History/],
  },
  {
    right: 'get pods/log',
    view: 'logs',
    says: [
      'The log of pod kustomize-controller-',
      `${GRANT} a Role in the namespace flux-system with the right to get pods/log.`,
    ],
    stays: [/Kustomization cases\/fine/, /Overview.*Resources.*History/],
  },
  {
    right: 'get pods/log',
    view: 'last words',
    says: [
      'The log of pod unhealthy-',
      `${GRANT} a Role in the namespace cases with the right to get pods/log.`,
    ],
    stays: [/Last lines of app/],
  },
];

/** Reloads a view and presses its buttons. Returns its element. */
export async function openView(
  page: Page,
  url: string,
  name: keyof typeof VIEWS,
): Promise<Locator> {
  const { path, card, press = [] }: View = VIEWS[name];
  // The reload empties all caches.
  await page.goto('about:blank');
  await page.goto(`${url}/${path}`);
  for (const button of press) {
    await page.getByRole('button', { name: button }).first().click();
  }
  if (card) return new Card(page, card).root;
  if (!path.includes('?flux=')) return page.getByRole('article');
  return page.getByRole('dialog').last();
}
