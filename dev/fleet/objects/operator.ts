import { sha256Of } from '../hex';
import { distributionVersion } from '../releases';
import { hours, isoTime } from '../time';
import { KubernetesObject } from '../types';
import { CommonOptions, fluxObject, Place } from './place';

interface OperatorOptions {
  on: Place;
  /** Why the installation is not ready. */
  failure?: string;
}

/** Builds the Flux Operator's FluxInstance, of which there is one. */
export function fluxInstance(options: OperatorOptions): KubernetesObject {
  const { on } = options;
  const version = distributionVersion(on.release);
  const digest =
    '@sha256:cf0ac3be4a9c3f9b2c4a6d0b5f2a2f6a3a0e5d0a9a8c7b6a5f4e3d2c1b0a9f8e';
  return fluxObject({
    common: { on, name: 'flux' },
    kind: 'FluxInstance',
    spec: {
      distribution: {
        version: `${on.release}.x`,
        registry: 'ghcr.io/fluxcd',
      },
    },
    status: {
      conditions: [readyCondition(options)],
      lastAppliedRevision: `${version}${digest}`,
      lastAttemptedRevision: `${version}${digest}`,
    },
  });
}

/** Builds the Flux Operator's FluxReport, of which there is one. */
export function fluxReport(options: OperatorOptions): KubernetesObject {
  const { on } = options;
  return fluxObject({
    common: { on, name: 'flux' },
    kind: 'FluxReport',
    spec: {
      distribution: {
        entitlement: 'Issued by controlplane',
        managedBy: 'flux-operator',
        status: 'Installed',
        version: distributionVersion(on.release),
      },
    },
    status: {
      conditions: [
        { ...readyCondition({ on }), message: 'Reporting finished in 210ms' },
      ],
    },
  });
}

/** Builds a ResourceSet, whose inventory is what it has applied. */
export function resourceSet(common: CommonOptions): KubernetesObject {
  const { on } = common;
  return fluxObject({
    common,
    kind: 'ResourceSet',
    spec: { inputs: [{ tenant: 'red' }, { tenant: 'blue' }] },
    status: {
      conditions: [readyCondition({ on })],
      lastAppliedRevision: sha256Of(common.name),
    },
  });
}

function readyCondition(options: OperatorOptions) {
  const { on, failure } = options;
  return {
    type: 'Ready',
    status: failure ? 'False' : 'True',
    reason: failure ? 'HealthCheckFailed' : 'ReconciliationSucceeded',
    message: failure ?? 'Reconciliation finished in 4s',
    lastTransitionTime: isoTime(on.now - hours(5)),
    observedGeneration: 1,
  };
}
