import { kindOf } from '../kinds/kinds';
import {
  MASK,
  maskAddress,
  maskCredentials,
  maskWebhook,
} from '../links/redact';
import { isRecord, listAt, recordAt, textAt, valueAt } from './json';
import { perObject } from './perObject';
import { channelOf } from './provider';
import type { FluxObject } from './types';

/** An object for display. */
export interface FluxManifest {
  /** Everything but the status. */
  readonly metadataAndSpec: FluxObject;
  readonly status?: unknown;
}

/** The values in the spec of a HelmRelease. */
export interface FluxValues {
  /** `spec.values`, which go before what is in {@link from}. */
  readonly inline?: FluxObject;
  /** In the order in which they are merged. */
  readonly from: readonly FluxValuesSource[];
}

/** An object with values for a HelmRelease. */
export interface FluxValuesSource {
  /** `ConfigMap` or `Secret`. */
  readonly kind: string;
  readonly name: string;
  /** The key in its data. */
  readonly key: string;
  /**
   * Where the value is put, if it is a single one. It then goes before
   * `spec.values` too.
   */
  readonly targetPath?: string;
  /** Whether it may be missing. */
  readonly optional: boolean;
  /** Whether the value is always used as a literal text (Flux 2.9). */
  readonly literal: boolean;
  readonly isSecret: boolean;
}

/** The whole object as it was last applied with kubectl. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Fields of a spec that are an address. */
const ADDRESSES = ['url', 'address', 'endpoint'];

/**
 * Providers whose address is no secret. All others may have the address of a
 * webhook, whose path is sufficient to send to it (Flux:
 * notification-controller docs/spec/v1beta3/providers.md).
 */
const OPEN_PROVIDERS =
  /^(?:(?:github|gitlab|gitea|bitbucket|bitbucketserver|azuredevops)(?:pullrequestcomment|mergerequestcomment|dispatch)?|alertmanager|grafana|matrix|nats|opsgenie|otel|zulip)$/;

/** Deeper fields are left out; no manifest is that deep. */
const DEEPEST = 100;

const cachedManifest = perObject(readManifest);
const cachedValues = perObject(readValues);

/**
 * An object for display: without fields that only programs read, and with the
 * credentials in addresses masked.
 */
export function manifestOf(object: FluxObject): FluxManifest {
  return cachedManifest(object);
}

/**
 * Where the values of a HelmRelease come from. Credentials in addresses are
 * masked. ConfigMaps and Secrets are only named.
 */
export function valuesOf(object: FluxObject): FluxValues {
  return cachedValues(object);
}

/**
 * The values that a ConfigMap has for a HelmRelease, as text. Credentials in
 * addresses are masked. Undefined if it lacks the key.
 */
export function valuesIn(
  configMap: FluxObject,
  source: FluxValuesSource,
): string | undefined {
  const text = valueAt(configMap, 'data', source.key);
  return typeof text === 'string' ? maskCredentials(text) : undefined;
}

function readManifest(object: FluxObject): FluxManifest {
  if (!isRecord(object)) return { metadataAndSpec: {} };
  const { status, ...rest } = object;
  const plain = entriesOf(rest, (key, value) => {
    if (key === 'metadata') return plainMetadata(value);
    return key === 'spec' ? plainSpec(object, value) : masked(value);
  });
  return {
    metadataAndSpec: plain,
    ...(status !== undefined && { status: masked(status) }),
  };
}

function readValues(object: FluxObject): FluxValues {
  if (kindOf(object)?.kind !== 'HelmRelease') return { from: [] };
  const values = recordAt(object, 'spec', 'values');
  return {
    ...(values && { inline: entriesOf(values, (_, value) => masked(value)) }),
    from: listAt(object, 'spec', 'valuesFrom').flatMap(sent => {
      const kind = textAt(sent, 'kind');
      const name = textAt(sent, 'name');
      if (!kind || !name) return [];
      return {
        kind,
        name,
        key: textAt(sent, 'valuesKey') ?? 'values.yaml',
        targetPath: textAt(sent, 'targetPath'),
        optional: valueAt(sent, 'optional') === true,
        literal: valueAt(sent, 'literal') === true,
        isSecret: kind === 'Secret',
      };
    }),
  };
}

function plainMetadata(metadata: unknown): unknown {
  if (!isRecord(metadata)) return masked(metadata);
  const { managedFields, ...rest } = metadata;
  return entriesOf(rest, (key, value) => {
    if (key !== 'annotations' || !isRecord(value)) return masked(value);
    const { [LAST_APPLIED]: applied, ...annotations } = value;
    return masked(annotations);
  });
}

function plainSpec(object: FluxObject, spec: unknown): unknown {
  if (!isRecord(spec)) return masked(spec);
  const isProvider = kindOf(object)?.kind === 'Provider';
  const isWebhook =
    isProvider && !OPEN_PROVIDERS.test(textAt(spec, 'type') ?? '');
  return entriesOf(spec, (key, value) => {
    if (typeof value !== 'string') return masked(value);
    if (isProvider && key === 'channel') return channelOf(object) ?? MASK;
    if (!ADDRESSES.includes(key)) return masked(value);
    return isWebhook ? maskWebhook(value) : maskAddress(value);
  });
}

function masked(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskCredentials(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return undefined;
  return Array.isArray(value)
    ? value.map(each => masked(each, depth + 1))
    : entriesOf(Object(value), (_, each) => masked(each, depth + 1));
}

/** `Object.fromEntries` does not take a key `__proto__` for the prototype. */
function entriesOf(
  record: FluxObject,
  convert: (key: string, value: unknown) => unknown,
): FluxObject {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, convert(key, value)]),
  );
}
