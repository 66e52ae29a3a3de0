import { sha256Of } from '../hex';
import { isAtLeast } from '../releases';
import { storageApiVersion } from '../servedKinds';
import { days } from '../time';
import { KubernetesObject } from '../types';
import { CommonOptions, fluxObject } from './place';
import { conditionsFrom, succeeded, Verdict } from './verdict';

// Alerts and Providers were reconciled before Flux 2.2 and are static since.
function initializedStatus(options: CommonOptions) {
  const { on, generation = 1 } = options;
  if (isAtLeast(on.release, '2.2')) return undefined;
  return {
    conditions: conditionsFrom({
      verdict: succeeded({ reason: 'Succeeded', message: 'Initialized' }),
      at: on.now - days(30),
      generation,
    }),
    observedGeneration: generation,
  };
}

/** A reference of an Alert or Receiver: to one object, or with `*` to all. */
interface Named {
  kind: string;
  name: string;
  namespace?: string;
  matchLabels?: Record<string, string>;
}

/** Builds an Alert. */
export function alert(
  options: CommonOptions & {
    provider: string;
    sources: Named[];
    severity?: 'info' | 'error';
    inclusionList?: string[];
    exclusionList?: string[];
  },
): KubernetesObject {
  const { sources, severity = 'error', inclusionList, exclusionList } = options;
  return fluxObject({
    common: options,
    kind: 'Alert',
    spec: {
      eventSeverity: severity,
      eventSources: sources,
      ...(exclusionList && { exclusionList }),
      ...(inclusionList && { inclusionList }),
      providerRef: { name: options.provider },
    },
    status: initializedStatus(options),
  });
}

/** Builds a Provider. */
export function provider(
  options: CommonOptions & { type: string; address?: string; channel?: string },
): KubernetesObject {
  const { type, address, channel } = options;
  return fluxObject({
    common: options,
    kind: 'Provider',
    spec: {
      ...(address && { address }),
      ...(channel && { channel }),
      type,
    },
    status: initializedStatus(options),
  });
}

/** Builds a Receiver. */
export function receiver(
  options: CommonOptions & {
    type: string;
    events: string[];
    resources: Named[];
    verdict?: Verdict;
  },
): KubernetesObject {
  const { on, name, type, events, resources, handledAt } = options;
  const { generation = 1, namespace = 'flux-system' } = options;
  const webhookPath = `/hook/${sha256Of(`${namespace}/${name}`).split(':')[1]}`;
  const verdict =
    options.verdict ??
    succeeded({
      reason: 'Succeeded',
      message: `Receiver initialized for path: ${webhookPath}`,
    });
  return fluxObject({
    common: options,
    kind: 'Receiver',
    spec: {
      events,
      interval: '10m0s',
      resources: resources.map(resource => ({
        apiVersion: storageApiVersion(resource.kind, on.release),
        ...resource,
      })),
      secretRef: { name: `${name}-token` },
      type,
    },
    status: {
      conditions: conditionsFrom({
        verdict,
        at: on.now - days(11),
        generation,
      }),
      ...(handledAt && { lastHandledReconcileAt: handledAt }),
      observedGeneration: generation,
      ...(!verdict.stalled && { webhookPath }),
    },
  });
}
