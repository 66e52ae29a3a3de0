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

/** Builds the Flux Operator's FluxInstance, of which a cluster has one. */
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
      components: [
        'source-controller',
        'kustomize-controller',
        'helm-controller',
        'notification-controller',
      ],
      sync: {
        kind: 'GitRepository',
        url: 'https://github.com/sock-shop/clusters',
        ref: 'refs/heads/main',
        path: 'clusters/staging',
      },
    },
    status: {
      conditions: [readyCondition(options)],
      lastAppliedRevision: `${version}${digest}`,
      lastAttemptedRevision: `${version}${digest}`,
    },
  });
}

/** Builds the Flux Operator's FluxReport, of which a cluster has one. */
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

/** Builds a ResourceSet, with the inventory of its applied objects. */
export function resourceSet(
  common: CommonOptions & {
    /** Names of the ResourceSetInputProviders that provide further inputs. */
    inputsFrom?: string[];
  },
): KubernetesObject {
  const { on, inputsFrom } = common;
  return fluxObject({
    common,
    kind: 'ResourceSet',
    spec: {
      inputs: [{ tenant: 'red' }, { tenant: 'blue' }],
      ...(inputsFrom && {
        inputsFrom: inputsFrom.map(name => ({
          apiVersion: 'fluxcd.controlplane.io/v1',
          kind: 'ResourceSetInputProvider',
          name,
        })),
      }),
    },
    status: {
      conditions: [readyCondition({ on })],
      lastAppliedRevision: sha256Of(common.name),
    },
  });
}

/** Builds a ResourceSetInputProvider for branches with a label. */
export function resourceSetInputProvider(
  common: CommonOptions & { url: string; branches: string[] },
): KubernetesObject {
  const { on, url, branches } = common;
  return fluxObject({
    common,
    kind: 'ResourceSetInputProvider',
    spec: {
      type: 'GitHubBranch',
      url,
      filter: { includeBranch: '^tenant/', limit: 10 },
    },
    status: {
      conditions: [readyCondition({ on })],
      exportedInputs: branches.map(branch => ({
        id: sha256Of(branch).slice(7, 15),
        branch,
        sha: sha256Of(branch).slice(7, 47),
      })),
      lastExportedRevision: sha256Of(branches.join()),
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
