import { componentsOf, FluxComponent } from './controller';
import { namespaceOf } from '../objects/identity';
import { textAt } from '../objects/json';
import { kindOf, type FluxKind } from '../kinds/kinds';
import { compareVersions, versionIn } from './fluxVersion';
import { labelledVersionOf, labelOf } from './labels';
import { FluxRemovedApi, removedApisIn } from './removals';
import { FluxStatus, severityOf, statusOf } from '../status/status';
import { FluxObject } from '../objects/types';

/**
 * How Flux was installed: `flux bootstrap`, `flux install`, the community's
 * Helm chart, the Flux Operator, or another tool that labels its objects.
 */
export type FluxInstallMethod =
  | 'bootstrap'
  | 'cli'
  | 'helm'
  | 'operator'
  | 'other';

/** Flux on a cluster: its controllers in one namespace. */
export interface FluxInstallation {
  readonly namespace: string;
  /** Version of the distribution, such as `v2.9.4`; undefined if unknown. */
  readonly version?: string;
  readonly method: FluxInstallMethod;
  /** Sorted by the name of the Deployment, then of the controller. */
  readonly components: readonly FluxComponent[];
  /** Status according to the Flux Operator, if it is installed. */
  readonly operator?: FluxStatus;
  /** API versions served there that newer releases of Flux removed. */
  readonly removedApis: readonly FluxRemovedApi[];
}

/**
 * Why objects of a kind could not be listed.
 *
 * @public
 */
export interface FluxListRefusal {
  /** The kind, such as `FluxInstance`. */
  readonly kind: FluxKind;
  /** Whether the account that Backstage uses lacks the right. */
  readonly isForbidden: boolean;
  /** The message of the API server, if there is one. */
  readonly message?: string;
}

/**
 * Data about Flux on a cluster besides its Deployments, as far as it may be
 * read.
 *
 * @public
 */
export interface FluxRuntimeDetails {
  /** API versions of Flux that the cluster serves, as `group/version`. */
  readonly apiVersions: readonly string[];
  /** FluxInstances and FluxReports. */
  readonly operatorObjects: readonly FluxObject[];
  /** Why some of these could not be listed, if so. */
  readonly operatorFailures?: readonly FluxListRefusal[];
  /** The CRD from whose label Flux's CLI reads the version, if needed. */
  readonly versionSource?: FluxObject;
}

const NO_DETAILS: FluxRuntimeDetails = { apiVersions: [], operatorObjects: [] };

/**
 * The installations of Flux that a cluster's Deployments belong to. Deployments
 * with Flux's label but without a Flux controller are ignored: vendors label
 * their own agents like that.
 */
export function installationsOf(
  deployments: readonly FluxObject[],
  details: FluxRuntimeDetails = NO_DETAILS,
): readonly FluxInstallation[] {
  const byNamespace = new Map<string, FluxObject[]>();
  for (const deployment of deployments) {
    if (componentsOf(deployment).length === 0) continue;
    const namespace = namespaceOf(deployment);
    byNamespace.set(namespace, [
      ...(byNamespace.get(namespace) ?? []),
      deployment,
    ]);
  }
  const removedApis = removedApisIn(details.apiVersions);
  return [...byNamespace]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([namespace, own]) => {
      const objects = details.operatorObjects.filter(
        object => byNamespace.size === 1 || namespaceOf(object) === namespace,
      );
      const components = own.flatMap(componentsOf);
      return {
        namespace,
        version:
          versionOfMost(own, components) ??
          versionOfOperator(objects) ??
          versionOfCrd(details.versionSource, byNamespace.size, own),
        method: methodOf(own),
        components: components.sort(inOrder),
        operator: operatorStatusOf(objects),
        removedApis,
      };
    });
}

function inOrder(left: FluxComponent, right: FluxComponent): number {
  const [one, other] = [left, right].map(
    ({ deployment, name }) => `${deployment}\n${name}`,
  );
  return one < other ? -1 : 1;
}

/** The most common version, because versions differ during an upgrade. */
function versionOfMost(
  deployments: readonly FluxObject[],
  components: readonly FluxComponent[],
): string | undefined {
  const counts = new Map<string, number>();
  for (const deployment of deployments) {
    const version = labelledVersionOf(deployment, components);
    if (version) counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  const [most] = [...counts].sort(
    ([left, leftCount], [right, rightCount]) =>
      rightCount - leftCount || compareVersions(left, right),
  );
  return most?.[0];
}

function versionOfOperator(objects: readonly FluxObject[]): string | undefined {
  return objects
    .map(
      object =>
        versionIn(textAt(object, 'status', 'lastAppliedRevision')) ??
        versionIn(textAt(object, 'spec', 'distribution', 'version')),
    )
    .find(version => version !== undefined);
}

/** A cluster has one set of CRDs, which belongs to one installation. */
function versionOfCrd(
  crd: FluxObject | undefined,
  installations: number,
  deployments: readonly FluxObject[],
): string | undefined {
  if (!crd) return undefined;
  const instance = labelOf(crd, 'instance');
  const isOwn =
    installations === 1 ||
    deployments.some(each => labelOf(each, 'instance') === instance);
  return isOwn
    ? labelledVersionOf(crd, deployments.flatMap(componentsOf))
    : undefined;
}

function methodOf(deployments: readonly FluxObject[]): FluxInstallMethod {
  const managers = deployments.map(each => labelOf(each, 'managed-by'));
  if (managers.includes('flux-operator')) return 'operator';
  if (managers.includes('Helm')) return 'helm';
  const isApplied = deployments.some(each =>
    textAt(each, 'metadata', 'labels', 'kustomize.toolkit.fluxcd.io/namespace'),
  );
  if (isApplied) return 'bootstrap';
  return managers.some(manager => manager !== undefined) ? 'other' : 'cli';
}

/**
 * The worst status of the FluxInstances, or without any, that of the FluxReport,
 * which the operator writes.
 */
function operatorStatusOf(
  objects: readonly FluxObject[],
): FluxStatus | undefined {
  const instances = objects.filter(
    object => kindOf(object)?.kind === 'FluxInstance',
  );
  const [worst] = (instances.length > 0 ? instances : objects)
    .map(statusOf)
    .sort((left, right) => severityOf(left.state) - severityOf(right.state));
  return worst;
}
