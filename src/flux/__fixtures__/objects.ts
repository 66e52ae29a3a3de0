import { apiVersionOf, FluxKind, kindInfo } from '../kinds/kinds';
import { FluxObject } from '../objects/types';

/** 40 hex digits, as of a commit. */
export const commit = '9eb98f3e74333ae8abadf0d73356a1bca9d3b9de';
/** 64 hex digits, as of a digest. */
export const digest =
  'dbdb109711ffb3be77504d2670dbe13c24dd63d8d7f1fb489d350e5bfe930dd3';

/** A condition that some time ago was set for the first generation. */
export function condition(
  type: string,
  status: 'True' | 'False' | 'Unknown',
  reason: string,
  more: FluxObject = {},
): FluxObject {
  return {
    type,
    status,
    reason,
    message: `${type} is ${status}`,
    lastTransitionTime: '2026-11-20T09:30:00Z',
    observedGeneration: 1,
    ...more,
  };
}

/** Of the newest API version unless `more.version` says otherwise. */
export function fluxObject(
  kind: FluxKind,
  more: {
    version?: string;
    metadata?: FluxObject;
    spec?: FluxObject;
    status?: FluxObject;
  } = {},
): FluxObject {
  const { version, metadata, spec = {}, status } = more;
  return {
    apiVersion: apiVersionOf(kindInfo(kind), version),
    kind,
    metadata: { name: 'carts', namespace: 'shop', generation: 1, ...metadata },
    spec,
    ...(status && { status }),
  };
}

/** A Kustomization of the first generation with these conditions. */
export function kustomizationWith(...conditions: FluxObject[]): FluxObject {
  return fluxObject('Kustomization', {
    spec: { interval: '5m', prune: true, path: './deploy' },
    status: { observedGeneration: 1, conditions },
  });
}
