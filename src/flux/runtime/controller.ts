import { perObject } from '../objects/perObject';
import { conditionOf } from '../status/conditions';
import { nameOf } from '../objects/identity';
import { listAt, numberAt, textAt } from '../objects/json';
import { versionIn } from './fluxVersion';
import { FluxObject } from '../objects/types';

/** Why a controller is not ready. @public */
export interface FluxComponentProblem {
  /** Kubernetes' reason, or ours where it gives none. */
  readonly reason: 'ScaledToZero' | 'NotStartedYet' | (string & {});
  readonly message?: string;
}

/** A controller of an installation: one Deployment. @public */
export interface FluxComponent {
  /** Of the Deployment: tells the shards of a controller apart. */
  readonly deployment: string;
  /** Of the controller, such as `source-controller`. */
  readonly name: string;
  /** Its own version, which is not Flux's; undefined where no tag tells. */
  readonly version?: string;
  /** What comes after the controller's name, where it runs in shards. */
  readonly shard?: string;
  /** How many of it there should be. */
  readonly wanted: number;
  /** How many of it are ready. */
  readonly ready: number;
  /** Why it is not ready; undefined when it is. */
  readonly problem?: FluxComponentProblem;
}

const cachedComponent = perObject(readComponent);

/** What a Deployment tells about the controller it runs. @public */
export function componentOf(deployment: FluxObject): FluxComponent {
  return cachedComponent(deployment);
}

function readComponent(deployment: FluxObject): FluxComponent {
  const image = imageOf(deployment);
  const name =
    image.name ??
    textAt(deployment, 'metadata', 'labels', 'app.kubernetes.io/component') ??
    nameOf(deployment);
  const wanted = numberAt(deployment, 'spec', 'replicas') ?? 1;
  const ready = numberAt(deployment, 'status', 'readyReplicas') ?? 0;
  return {
    deployment: nameOf(deployment),
    name,
    version: image.version,
    shard: nameOf(deployment).startsWith(`${name}-`)
      ? nameOf(deployment).slice(name.length + 1)
      : undefined,
    wanted,
    ready,
    problem:
      wanted > 0 && ready >= wanted ? undefined : problemOf(deployment, wanted),
  };
}

/**
 * Name and version in `registry:5000/path/name:tag@digest`, of which all but
 * the name may be missing.
 */
function imageOf(deployment: FluxObject): { name?: string; version?: string } {
  const containers = listAt(
    deployment,
    'spec',
    'template',
    'spec',
    'containers',
  );
  const container =
    containers.find(each => textAt(each, 'name') === 'manager') ??
    containers[0];
  const [reference = ''] = textAt(container, 'image')?.split('@') ?? [];
  const [name, tag] = reference.split('/').pop()?.split(':') ?? [];
  return {
    name: name || undefined,
    version: versionIn(tag) ?? (tag || undefined),
  };
}

function problemOf(
  deployment: FluxObject,
  wanted: number,
): FluxComponentProblem {
  if (wanted <= 0) return { reason: 'ScaledToZero' };
  const telling = [
    { condition: conditionOf(deployment, 'ReplicaFailure'), bad: 'True' },
    { condition: conditionOf(deployment, 'Progressing'), bad: 'False' },
    { condition: conditionOf(deployment, 'Available'), bad: 'False' },
  ].find(({ condition, bad }) => condition?.status === bad)?.condition;
  return {
    reason: telling?.reason ?? 'NotStartedYet',
    message: telling?.message,
  };
}
