import { FLUX_KINDS } from '../kinds/kinds';
import type { FluxInventoryEntry } from '../inventory/inventory';

/** An object that a message names. */
export interface FluxNamedObject {
  /** Undefined if it is neither in the message nor in the inventory. */
  readonly group?: string;
  readonly kind: string;
  /** Undefined if it has none, or it is not in the message. */
  readonly namespace?: string;
  readonly name: string;
  /** What the message says about it: `InProgress`, or why it was refused. */
  readonly status?: string;
}

/** Messages can be very long; what they are about is at the beginning. */
const LONGEST = 5_000;
const MOST = 50;

const KIND = '[A-Z][A-Za-z0-9]{0,62}';
const NAME = '[A-Za-z0-9][A-Za-z0-9._:-]{0,252}';

/**
 * `Deployment/shop/carts status: 'InProgress'`, `Namespace/shop dry-run failed
 * (Forbidden): …` (Flux: pkg ssa/manager_wait.go, ssa/errors), `resource
 * Deployment/shop/carts not ready. status: InProgress` (Helm 4).
 */
const PATH = new RegExp(
  `(?:^|[\\s[(,;'"])(${KIND})/(?:(${NAME})/)?(${NAME})(?= (?:status: '([A-Za-z]+)'|not ready\\b(?:\\. status: (\\w+))?|(?:(?:dry-run|apply) failed|namespace not specified|immutable field detected|is invalid|not found)[^:\n]*:?\\s*([^\n]*)))`,
  'g',
);

/**
 * `server-side apply failed for object shop/carts apps/v1, Kind=Deployment: …`
 * (Helm 4: pkg/kube/client.go).
 */
const APPLIED = new RegExp(
  `\\bfor object (?:(${NAME})?/)?(${NAME}|[^\\s/]+) (?:([a-z0-9.-]*)/)?v\\w+, Kind=(${KIND})(?::\\s*([^]*))?`,
  'g',
);

/** `resource not ready, name: carts, kind: Deployment, status: InProgress`. */
const NOT_READY = new RegExp(
  `\\bresource not ready, name: (${NAME}), kind: (${KIND}), status: (\\w+)`,
  'g',
);

/** `cannot patch "carts" with kind Deployment: …` (Helm 3: pkg/kube/client.go). */
const PATCHED = new RegExp(
  `\\bcannot (?:patch|create|replace) "(${NAME})" with kind (${KIND})(?::\\s*([^]*))?`,
  'g',
);

/** `job carts-migrate failed: BackoffLimitExceeded` (Helm 3: pkg/kube/wait.go). */
const JOB = new RegExp(`\\bjob (${NAME}) failed: (\\w+)`, 'g');

/** `pod carts-test failed` (Helm: pkg/kube/client.go, pkg/kube/wait.go). */
const POD = new RegExp(`\\bpod (${NAME}) failed\\b`, 'g');

/** The groups of kinds that messages name without their group. */
const GROUPS: ReadonlyMap<string, string> = new Map([
  ...FLUX_KINDS.map(({ kind, group }): [string, string] => [kind, group]),
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map(
    (kind): [string, string] => [kind, 'apps'],
  ),
  ...['Job', 'CronJob'].map((kind): [string, string] => [kind, 'batch']),
  ...[
    'ConfigMap',
    'Namespace',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'Pod',
    'Secret',
    'Service',
    'ServiceAccount',
  ].map((kind): [string, string] => [kind, '']),
  ['Ingress', 'networking.k8s.io'],
  ['CustomResourceDefinition', 'apiextensions.k8s.io'],
]);

/**
 * The objects that a message of Flux or Helm is about, each once. `entries` is
 * the inventory: a message has no group of a kind, and sometimes no namespace.
 */
export function objectsNamedIn(
  message: string | undefined,
  entries: readonly FluxInventoryEntry[] = [],
): readonly FluxNamedObject[] {
  const text = typeof message === 'string' ? message.slice(0, LONGEST) : '';
  const named = [
    ...matches(text, PATH, ([, kind, namespace, name, ...said]) => ({
      kind,
      namespace,
      name,
      status: said.find(Boolean),
    })),
    ...matches(text, APPLIED, ([, namespace, name, group, kind, status]) => ({
      group: group ?? '',
      kind,
      namespace,
      name,
      status,
    })),
    ...matches(text, NOT_READY, ([, name, kind, status]) => ({
      kind,
      name,
      status,
    })),
    ...matches(text, PATCHED, ([, name, kind, status]) => ({
      kind,
      name,
      status,
    })),
    ...matches(text, JOB, ([, name, status]) => ({
      kind: 'Job',
      name,
      status,
    })),
    ...matches(text, POD, ([, name]) => ({ kind: 'Pod', name })),
  ];
  const unique = new Map<string, FluxNamedObject>();
  for (const each of named.slice(0, MOST)) {
    const object = completed(each, entries);
    const { kind, namespace, name } = object;
    const key = JSON.stringify([kind, namespace, name]);
    if (!unique.has(key)) unique.set(key, object);
  }
  return [...unique.values()];
}

function matches(
  text: string,
  pattern: RegExp,
  read: (found: (string | undefined)[]) => Partial<FluxNamedObject>,
): FluxNamedObject[] {
  return [...text.matchAll(pattern)].map(found => {
    const { kind = '', name = '', ...more } = read([...found]);
    return { ...more, kind, name, status: more.status?.trim() || undefined };
  });
}

function completed(
  object: FluxNamedObject,
  entries: readonly FluxInventoryEntry[],
): FluxNamedObject {
  const { kind, name, namespace, group } = object;
  const entry = entries.find(
    each =>
      each.kind === kind &&
      each.name === name &&
      (namespace === undefined || each.namespace === namespace),
  );
  return {
    ...object,
    group: group ?? entry?.group ?? GROUPS.get(kind),
    namespace: namespace ?? entry?.namespace,
  };
}

/** Whether a message names the object of a reference or of an entry. */
export function isNamed(
  named: FluxNamedObject,
  object: Pick<FluxInventoryEntry, 'group' | 'kind' | 'namespace' | 'name'>,
): boolean {
  const { group, kind, namespace, name } = named;
  return (
    kind === object.kind &&
    name === object.name &&
    (group === undefined || group === object.group) &&
    (namespace === undefined || namespace === object.namespace)
  );
}
