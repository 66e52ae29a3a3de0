import { createFleet, Fleet } from '../fleet';
import {
  certificate,
  claim,
  prometheusRule,
  serviceMonitor,
} from '../objects/applied/custom';
import { deploys } from '../objects/applied/deploys';
import { Described, PartOptions } from '../objects/applied/context';
import { cronJob, job } from '../objects/applied/jobs';
import {
  autoscaler,
  clusterRole,
  clusterRoleBinding,
  configMap,
  ingress,
  limitRange,
  networkPolicy,
  podDisruptionBudget,
  priorityClass,
  resourceQuota,
  role,
  roleBinding,
  secret,
  service,
  serviceAccount,
  volumeClaim,
} from '../objects/applied/plain';
import {
  daemonSet,
  deployment,
  statefulSet,
} from '../objects/applied/replicas';
import { gitRevision } from '../objects/artifact';
import { kustomization } from '../objects/kustomization';
import { managedFields } from '../objects/managedFields';
import { namespace } from '../objects/runtime';
import { gitRepository } from '../objects/sources';
import { cartsLabels as labels } from './carts/names';
import { WorldOptions } from './carts';

const revision = gitRevision('main', 'everything');
const NAMESPACES = 20;

/**
 * Builders of 25 kinds; every tenth object is unhealthy, if its kind can be.
 */
const makers: Array<
  (name: string, options: PartOptions, isWell: boolean) => Described
> = [
  (name, options, isWell) =>
    deployment(name, {
      ...options,
      pods: ['Running', isWell ? 'Running' : 'CrashLoopBackOff'],
      cameUp: true,
    }),
  (name, options, isWell) =>
    statefulSet(name, {
      ...options,
      pods: [isWell ? 'Running' : 'Unschedulable'],
    }),
  (name, options) => daemonSet(name, options),
  (name, options, isWell) =>
    job(name, { ...options, ...(!isWell && { pods: ['Running'] }) }),
  (name, options) => cronJob(name, options),
  (name, options) => service(name, options),
  (name, options) => serviceAccount(name, options),
  (name, options) => configMap(name, undefined, options),
  (name, options) => secret(name, options),
  (name, options, isWell) =>
    volumeClaim(name, { ...options, phase: isWell ? 'Bound' : 'Pending' }),
  (name, options, isWell) =>
    ingress(name, { ...options, ...(isWell && { address: '203.0.113.9' }) }),
  (name, options) => networkPolicy(name, options),
  (name, options) => autoscaler(name, options),
  (name, options) => podDisruptionBudget(name, options),
  (name, options) => role(name, options),
  (name, options) => roleBinding(name, options),
  (name, options) =>
    resourceQuota(name, { pods: '50' }, { pods: '12' }, options),
  (name, options) => limitRange(name, options),
  name => clusterRole(name),
  name => clusterRoleBinding(name),
  name => priorityClass(name),
  (name, options, isWell) =>
    certificate(name, {
      ...options,
      ...(!isWell && {
        failure: { reason: 'Expired', message: 'Certificate has expired' },
      }),
    }),
  (name, options) => claim(name, options),
  (name, options) => serviceMonitor(name, options),
  (name, options) => prometheusRule(name, options),
];

/**
 * A Kustomization `flux-system/everything` of carts-service that has applied
 * the given number of objects for benchmarks, of 25 kinds in 20 namespaces.
 * With managedFields, as on a real cluster.
 */
export function createInventoryFleet(
  options: WorldOptions & { objects?: number } = {},
): Fleet {
  const { objects = 2_000, scheduler, delays } = options;
  const fleet = createFleet({
    scheduler,
    delays,
    clusters: [
      {
        name: 'staging',
        flux: '2.9',
        addons: ['cert-manager', 'crossplane', 'prometheus-operator'],
      },
    ],
  });
  const now = options.now ?? fleet.scheduler.now();
  const on = { release: '2.9' as const, now };
  const [cluster] = fleet.clusters;
  const source = { kind: 'GitRepository', name: 'everything' };
  [
    ...Array.from({ length: NAMESPACES }, (_, index) =>
      namespace(on, `team-${index}`),
    ),
    gitRepository({
      on,
      labels,
      name: source.name,
      url: 'https://github.com/sock-shop/everything',
      revision,
    }),
    ...deploys(
      { on, cluster },
      kustomization({
        on,
        labels,
        name: 'everything',
        source,
        applied: revision,
      }),
      Array.from({ length: objects }, (_, index) => described(index)),
    ),
  ].forEach(object => cluster.put(managedFields(object)));
  return fleet;
}

function described(index: number): Described {
  const make = makers[index % makers.length];
  const count = Math.floor(index / makers.length);
  return make(
    `app-${String(count).padStart(4, '0')}`,
    { namespace: `team-${count % NAMESPACES}` },
    count % 10 !== 0,
  );
}
