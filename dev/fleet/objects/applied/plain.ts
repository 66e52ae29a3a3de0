import type { IHorizontalPodAutoscalerStatus } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerStatus';
import type { IPersistentVolumeClaimSpec } from 'kubernetes-models/v1/PersistentVolumeClaimSpec';
import { uidOf } from '../../hex';
import { JsonObject } from '../../types';
import {
  appliedMetadata,
  Described,
  ApplyContext,
  PartOptions,
  plainPart,
  settledAt,
} from './context';

type Fields = JsonObject | ((context: ApplyContext) => JsonObject);

/** An object for which controllers create nothing. */
export function plain(
  apiVersion: string,
  kind: string,
  name: string,
  fields: Fields = {},
  options: PartOptions & { isClusterWide?: boolean } = {},
): Described {
  return context =>
    plainPart({
      apiVersion,
      kind,
      metadata: appliedMetadata(context, kind, name, options),
      ...(typeof fields === 'function' ? fields(context) : fields),
    });
}

const rbac = 'rbac.authorization.k8s.io/v1';
const mayRead = [
  { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list'] },
];

/** A Namespace. */
export function appliedNamespace(name: string, options?: PartOptions) {
  return plain(
    'v1',
    'Namespace',
    name,
    {
      spec: { finalizers: ['kubernetes'] },
      status: { phase: options?.deleting ? 'Terminating' : 'Active' },
    },
    {
      ...options,
      labels: { 'kubernetes.io/metadata.name': name, ...options?.labels },
      isClusterWide: true,
    },
  );
}

/** A ConfigMap. */
export function configMap(
  name: string,
  data: Record<string, string> = { 'settings.yaml': 'logLevel: info\n' },
  options?: PartOptions,
) {
  return plain('v1', 'ConfigMap', name, { data }, options);
}

/** A Secret, which the plugin must never read. */
export function secret(name: string, options?: PartOptions) {
  const data = { password: btoa('not for portals') };
  return plain('v1', 'Secret', name, { data, type: 'Opaque' }, options);
}

/** A ServiceAccount. */
export function serviceAccount(name: string, options?: PartOptions) {
  return plain('v1', 'ServiceAccount', name, {}, options);
}

/** A Role. */
export function role(name: string, options?: PartOptions) {
  return plain(rbac, 'Role', name, { rules: mayRead }, options);
}

/** A RoleBinding of the Role and the ServiceAccount with its name. */
export function roleBinding(name: string, options?: PartOptions) {
  return plain(
    rbac,
    'RoleBinding',
    name,
    ({ namespace }) => ({
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    }),
    options,
  );
}

/** A ClusterRole. */
export function clusterRole(name: string) {
  const rules = { rules: mayRead };
  return plain(rbac, 'ClusterRole', name, rules, { isClusterWide: true });
}

/** A ClusterRoleBinding of the ClusterRole with its name. */
export function clusterRoleBinding(name: string) {
  return plain(
    rbac,
    'ClusterRoleBinding',
    name,
    ({ namespace }) => ({
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name,
      },
      subjects: [{ kind: 'ServiceAccount', name: 'default', namespace }],
    }),
    { isClusterWide: true },
  );
}

/** A Service, of type LoadBalancer if it has an address. */
export function service(
  name: string,
  options: PartOptions & {
    type?: 'ClusterIP' | 'LoadBalancer';
    address?: string;
  } = {},
) {
  const { type = 'ClusterIP', address } = options;
  const number = parseInt(uidOf(name).slice(0, 2), 16);
  const clusterIP = `10.43.7.${1 + (number % 250)}`;
  return plain(
    'v1',
    'Service',
    name,
    {
      spec: {
        ...(type === 'LoadBalancer' && {
          allocateLoadBalancerNodePorts: true,
          externalTrafficPolicy: 'Cluster',
        }),
        clusterIP,
        clusterIPs: [clusterIP],
        internalTrafficPolicy: 'Cluster',
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 8080 }],
        selector: { app: name },
        sessionAffinity: 'None',
        type,
      },
      status: {
        loadBalancer: address
          ? { ingress: [{ ip: address, ipMode: 'VIP' }] }
          : {},
      },
    },
    options,
  );
}

/** An Ingress to the Service with its name. */
export function ingress(
  name: string,
  options: PartOptions & { address?: string } = {},
) {
  const { address } = options;
  const backend = { service: { name, port: { name: 'http' } } };
  return plain(
    'networking.k8s.io/v1',
    'Ingress',
    name,
    {
      spec: {
        ingressClassName: 'nginx',
        rules: [
          {
            host: `${name}.sock-shop.example`,
            http: { paths: [{ backend, path: '/', pathType: 'Prefix' }] },
          },
        ],
      },
      status: { loadBalancer: address ? { ingress: [{ ip: address }] } : {} },
    },
    options,
  );
}

/** A NetworkPolicy. */
export function networkPolicy(name: string, options?: PartOptions) {
  const spec = {
    ingress: [{ from: [{ podSelector: {} }] }],
    podSelector: { matchLabels: { app: name } },
    policyTypes: ['Ingress'],
  };
  return plain(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    name,
    { spec },
    options,
  );
}

/** A PodDisruptionBudget for the workload with its name. */
export function podDisruptionBudget(name: string, options?: PartOptions) {
  return plain(
    'policy/v1',
    'PodDisruptionBudget',
    name,
    context => ({
      spec: {
        maxUnavailable: 1,
        selector: { matchLabels: { app: name } },
      },
      status: {
        conditions: [
          {
            lastTransitionTime: settledAt(context),
            message: '',
            observedGeneration: 1,
            reason: 'SufficientPods',
            status: 'True',
            type: 'DisruptionAllowed',
          },
        ],
        currentHealthy: 3,
        desiredHealthy: 2,
        disruptionsAllowed: 1,
        expectedPods: 3,
        observedGeneration: 1,
      },
    }),
    options,
  );
}

/**
 * A HorizontalPodAutoscaler of a Deployment; with `failure` it gets no metrics.
 */
export function autoscaler(
  name: string,
  options: PartOptions & { replicas?: number; failure?: string } = {},
) {
  const { replicas = 2, failure } = options;
  return plain(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    name,
    context => {
      const condition = (
        type: string,
        isTrue: boolean,
        reason: string,
        message: string,
      ) => ({
        lastTransitionTime: settledAt(context),
        message,
        reason,
        status: isTrue ? 'True' : 'False',
        type,
      });
      const utilization = (percent: number) => ({
        averageUtilization: percent,
        averageValue: `${percent}m`,
      });
      return {
        spec: {
          maxReplicas: 6,
          metrics: [
            {
              resource: {
                name: 'cpu',
                target: { averageUtilization: 70, type: 'Utilization' },
              },
              type: 'Resource',
            },
          ],
          minReplicas: 2,
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        },
        status: {
          conditions: [
            condition(
              'AbleToScale',
              true,
              failure ? 'SucceededGetScale' : 'ReadyForNewScale',
              failure
                ? "the HPA controller was able to get the target's current scale"
                : 'recommended size matches current size',
            ),
            failure
              ? condition(
                  'ScalingActive',
                  false,
                  'FailedGetResourceMetric',
                  `the HPA was unable to compute the replica count: ${failure}`,
                )
              : condition(
                  'ScalingActive',
                  true,
                  'ValidMetricFound',
                  'the HPA was able to successfully calculate a replica count ' +
                    'from cpu resource utilization (percentage of request)',
                ),
            ...(failure
              ? []
              : [
                  condition(
                    'ScalingLimited',
                    false,
                    'DesiredWithinRange',
                    'the desired count is within the acceptable range',
                  ),
                ]),
          ],
          currentMetrics: failure
            ? null
            : [
                {
                  resource: { current: utilization(41), name: 'cpu' },
                  type: 'Resource',
                },
              ],
          currentReplicas: replicas,
          desiredReplicas: failure ? 0 : replicas,
        } as IHorizontalPodAutoscalerStatus,
      };
    },
    options,
  );
}

/** A PersistentVolumeClaim, bound by default. */
export function volumeClaim(
  name: string,
  options: PartOptions & {
    phase?: 'Bound' | 'Pending' | 'Lost';
    storageClass?: string;
  } = {},
) {
  const { phase = 'Bound' } = options;
  return plain(
    'v1',
    'PersistentVolumeClaim',
    name,
    ({ cluster, namespace }) => ({
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '8Gi' } },
        storageClassName: options.storageClass ?? 'standard',
        volumeMode: 'Filesystem',
        ...(phase !== 'Pending' && {
          volumeName: `pvc-${uidOf(
            `${cluster}/PersistentVolumeClaim/${namespace}/${name}`,
          )}`,
        }),
      } satisfies IPersistentVolumeClaimSpec,
      status: {
        ...(phase === 'Bound' && {
          accessModes: ['ReadWriteOnce'],
          capacity: { storage: '8Gi' },
        }),
        phase,
      },
    }),
    options,
  );
}

/** A ResourceQuota of a namespace and its usage. */
export function resourceQuota(
  name: string,
  hard: Record<string, string>,
  used: Record<string, string>,
  options?: PartOptions,
) {
  return plain(
    'v1',
    'ResourceQuota',
    name,
    { spec: { hard }, status: { hard, used } },
    options,
  );
}

/** A LimitRange of a namespace. */
export function limitRange(name: string, options?: PartOptions) {
  const limits = [
    {
      default: { memory: '256Mi' },
      defaultRequest: { cpu: '100m', memory: '128Mi' },
      type: 'Container',
    },
  ];
  return plain('v1', 'LimitRange', name, { spec: { limits } }, options);
}

/** A PriorityClass. */
export function priorityClass(name: string) {
  const fields = {
    description: 'Shops before batches',
    preemptionPolicy: 'PreemptLowerPriority',
    value: 1_000,
  };
  return plain('scheduling.k8s.io/v1', 'PriorityClass', name, fields, {
    isClusterWide: true,
  });
}

/** A StorageClass. */
export function storageClass(name: string) {
  const fields = {
    provisioner: 'ebs.csi.aws.com',
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
  };
  return plain('storage.k8s.io/v1', 'StorageClass', name, fields, {
    isClusterWide: true,
  });
}

/**
 * An entry of an inventory whose object does not exist, or was created
 * otherwise.
 */
export function listedOnly(
  apiVersion: string,
  kind: string,
  name: string,
  options: PartOptions & { isClusterWide?: boolean } = {},
): Described {
  return context => ({
    applied: {
      apiVersion,
      kind,
      metadata: appliedMetadata(context, kind, name, options),
    },
    isThere: false,
    made: [],
  });
}
