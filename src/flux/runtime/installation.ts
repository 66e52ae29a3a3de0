import { componentsOf, FluxComponent } from './controller';
import { namespaceOf } from '../objects/identity';
import { textAt } from '../objects/json';
import { kindOf } from '../kinds/kinds';
import {
  compareVersions,
  isFluxVersion,
  releaseIn,
  versionIn,
} from './fluxVersion';
import { FluxRemovedApi, removedApisIn } from './removals';
import { FluxStatus, severityOf, statusOf } from '../status/status';
import { FluxObject } from '../objects/types';

/** The label that tells Deployments of Flux from all others. */
export const PART_OF_FLUX = 'app.kubernetes.io/part-of=flux';

/**
 * How Flux was installed: `flux bootstrap`, `flux install`, the community's
 * Helm chart, the Flux Operator, or something that says another name.
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
  /** Of the distribution, `v2.9.4`; undefined where nothing tells. */
  readonly version?: string;
  readonly method: FluxInstallMethod;
  /** By the names of their Deployments and their own. */
  readonly components: readonly FluxComponent[];
  /** What the Flux Operator says, where there is one. */
  readonly operator?: FluxStatus;
  /** API versions served there that newer releases of Flux removed. */
  readonly removedApis: readonly FluxRemovedApi[];
}

/** What else a cluster tells about Flux, as far as it may be read. @public */
export interface FluxRuntimeDetails {
  /** API versions of Flux that are served there: `group/version`. */
  readonly apiVersions: readonly string[];
  /** FluxInstances and FluxReports. */
  readonly operatorObjects: readonly FluxObject[];
  /** The CRD that Flux's CLI takes the version from, if it was needed. */
  readonly versionSource?: FluxObject;
}

const NO_DETAILS: FluxRuntimeDetails = { apiVersions: [], operatorObjects: [] };

/**
 * The installations of Flux that a cluster's Deployments belong to. Deployments
 * with Flux's label that run no controller of Flux are of vendors who add
 * agents of their own.
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
        operator: verdictOf(objects),
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

/**
 * Whether a Deployment says which version of Flux it is part of, as far as it
 * alone can tell.
 */
export function tellsVersion(deployment: FluxObject): boolean {
  return versionTold(deployment, componentsOf(deployment)) !== undefined;
}

/**
 * The version of Flux on the label of an object. Packages of vendors have
 * their own there, or that of one of the controllers, which Flux never has.
 */
function versionTold(
  object: FluxObject,
  components: readonly FluxComponent[],
): string | undefined {
  const version = releaseIn(labelOf(object, 'version'));
  const isFlux =
    version !== undefined &&
    isFluxVersion(version) &&
    !components.some(component => component.version === version);
  return isFlux ? version : undefined;
}

/** In the middle of an upgrade they differ: the version of most of them. */
function versionOfMost(
  deployments: readonly FluxObject[],
  components: readonly FluxComponent[],
): string | undefined {
  const counts = new Map<string, number>();
  for (const deployment of deployments) {
    const version = versionTold(deployment, components);
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
    ? versionTold(crd, deployments.flatMap(componentsOf))
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

/** The FluxInstance is what people wrote; the report is about all of Flux. */
function verdictOf(objects: readonly FluxObject[]): FluxStatus | undefined {
  const instances = objects.filter(
    object => kindOf(object)?.kind === 'FluxInstance',
  );
  const [worst] = (instances.length > 0 ? instances : objects)
    .map(statusOf)
    .sort((left, right) => severityOf(left.state) - severityOf(right.state));
  return worst;
}

function labelOf(object: FluxObject, name: string): string | undefined {
  return textAt(object, 'metadata', 'labels', `app.kubernetes.io/${name}`);
}
