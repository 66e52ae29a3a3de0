import { addonKind } from '../../addons';
import { days, isoTime } from '../../time';
import { JsonObject } from '../../types';
import { customResourceDefinition } from '../customResourceDefinition';
import {
  appliedMetadata,
  Described,
  ApplyContext,
  madeMetadata,
  PartOptions,
  plainPart,
  settledAt,
} from './context';
import { autoscaler, plain } from './plain';

function custom(
  kind: string,
  name: string,
  fields: JsonObject | ((context: ApplyContext) => JsonObject),
  options: PartOptions = {},
): Described {
  const { group, version } = addonKind(kind);
  return context => {
    const part = plain(
      `${group}/${version}`,
      kind,
      name,
      fields,
      options,
    )(context);
    const { metadata } = part.applied;
    return {
      ...part,
      applied: { ...part.applied, metadata: { ...metadata, generation: 1 } },
    };
  };
}

/** True, or the reason and message of a false condition. */
type Truth = true | { reason: string; message: string };

function condition(
  context: ApplyContext,
  type: string,
  truth: Truth,
  yes: { reason: string; message?: string },
) {
  const said = truth === true ? yes : truth;
  return {
    lastTransitionTime: settledAt(context),
    ...said,
    status: truth === true ? 'True' : 'False',
    type,
  };
}

/** cert-manager: a Certificate, issued or being issued. */
export function certificate(
  name: string,
  options: PartOptions & { failure?: { reason: string; message: string } } = {},
): Described {
  const { failure } = options;
  return custom(
    'Certificate',
    name,
    context => ({
      spec: {
        dnsNames: [`${name}.sock-shop.example`],
        issuerRef: { kind: 'Issuer', name: 'letsencrypt' },
        secretName: `${name}-tls`,
      },
      status: {
        conditions: [
          ...(failure ? [condition(context, 'Issuing', true, failure)] : []),
          condition(context, 'Ready', failure ?? true, {
            reason: 'Ready',
            message: 'Certificate is up to date and has not expired',
          }),
        ].map(each => ({ ...each, observedGeneration: 1 })),
        ...(!failure && {
          notAfter: isoTime(context.changedAt + days(90)),
          notBefore: isoTime(context.changedAt),
          renewalTime: isoTime(context.changedAt + days(60)),
          revision: 1,
        }),
      },
    }),
    options,
  );
}

/** Crossplane: a claim for a composite resource. */
export function claim(
  name: string,
  options: PartOptions & { synced?: Truth; ready?: Truth } = {},
): Described {
  const { synced = true, ready = true } = options;
  return custom(
    'PostgreSQLInstance',
    name,
    context => ({
      spec: {
        compositionRef: { name: 'postgresql-aws' },
        parameters: { storageGB: 20, version: '17' },
        resourceRef: {
          apiVersion: 'database.sock-shop.example/v1alpha1',
          kind: 'XPostgreSQLInstance',
          name: `${name}-x2k7q`,
        },
      },
      status: {
        conditions: [
          condition(context, 'Synced', synced, { reason: 'ReconcileSuccess' }),
          condition(context, 'Ready', ready, { reason: 'Available' }),
        ],
      },
    }),
    options,
  );
}

/**
 * KEDA: a ScaledObject and the HorizontalPodAutoscaler that KEDA creates for
 * it. That copies the labels of the ScaledObject, including those of Flux.
 */
export function scaledObject(
  name: string,
  options: PartOptions = {},
): Described {
  const described = custom(
    'ScaledObject',
    name,
    context => ({
      spec: {
        maxReplicaCount: 6,
        scaleTargetRef: { name },
        triggers: [{ type: 'cpu', metadata: { value: '70' } }],
      },
      status: {
        conditions: [
          condition(context, 'Ready', true, {
            reason: 'ScaledObjectReady',
            message:
              'ScaledObject is defined correctly and is ready for scaling',
          }),
        ],
        hpaName: `keda-hpa-${name}`,
      },
    }),
    options,
  );
  return context => {
    const part = described(context);
    const hpaName = `keda-hpa-${name}`;
    const { applied } = autoscaler(hpaName, options)(context);
    const metadata = madeMetadata({
      cluster: context.cluster,
      owner: part.applied,
      kind: 'HorizontalPodAutoscaler',
      name: hpaName,
      at: context.changedAt,
      labels: {
        ...part.applied.metadata.labels,
        'scaledobject.keda.sh/name': name,
      },
    });
    return { ...part, made: [{ ...applied, metadata }] };
  };
}

/** Prometheus operator: a ServiceMonitor, which has no status. */
export function serviceMonitor(name: string, options?: PartOptions): Described {
  const spec = {
    endpoints: [{ port: 'http' }],
    selector: { matchLabels: { app: name } },
  };
  return custom('ServiceMonitor', name, { spec }, options);
}

/** Prometheus operator: a PrometheusRule, which has no status either. */
export function prometheusRule(name: string, options?: PartOptions): Described {
  const rules = [{ alert: 'Down', expr: `up{job="${name}"} == 0`, for: '5m' }];
  return custom(
    'PrometheusRule',
    name,
    { spec: { groups: [{ name, rules }] } },
    options,
  );
}

/** cert-manager: an Issuer. */
export function issuer(name: string, options?: PartOptions): Described {
  return custom(
    'Issuer',
    name,
    context => ({
      spec: { selfSigned: {} },
      status: {
        conditions: [
          {
            ...condition(context, 'Ready', true, {
              reason: 'IsReady',
              message: '',
            }),
            observedGeneration: 1,
          },
        ],
      },
    }),
    options,
  );
}

/** The CustomResourceDefinition of an addon's kind. */
export function crdOf(kind: string): Described {
  const row = addonKind(kind);
  return context =>
    plainPart(
      customResourceDefinition({
        ...row,
        metadata: appliedMetadata(
          context,
          'CustomResourceDefinition',
          `${row.plural}.${row.group}`,
          { isClusterWide: true },
        ),
        versions: [{ name: row.version, storage: true }],
      }),
    );
}
