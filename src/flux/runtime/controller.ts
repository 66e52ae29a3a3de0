import { perObject } from '../objects/perObject';
import { conditionOf } from '../status/conditions';
import { nameOf } from '../objects/identity';
import { listAt, numberAt, textAt } from '../objects/json';
import { releaseIn } from './fluxVersion';
import { FluxObject } from '../objects/types';

/** Why a controller is not ready. */
export interface FluxComponentProblem {
  /** Kubernetes' reason, or ours where it gives none. */
  readonly reason: 'ScaledToZero' | 'NotStartedYet' | (string & {});
  readonly message?: string;
}

/** A controller of an installation. */
export interface FluxComponent {
  /** The Deployment it runs in: tells the shards of a controller apart. */
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

/** All controllers of Flux (flux2: manifests/bases). */
const CONTROLLERS = [
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'notification-controller',
  'image-reflector-controller',
  'image-automation-controller',
  'source-watcher',
];

/** The name of a controller, whatever a vendor puts before it. */
const CONTROLLER = new RegExp(`(?:^|[-_.])(${CONTROLLERS.join('|')})$`);
/** The same, and the shard after it. */
const SHARD = new RegExp(`(?:^|[-_.])(${CONTROLLERS.join('|')})(?:-(.+))?$`);

const cachedComponents = perObject(readComponents);

/**
 * The controllers of Flux that a Deployment runs: one as a rule, all of them in
 * Flux All-In-One, and none where it runs something of a vendor's own.
 */
export function componentsOf(deployment: FluxObject): readonly FluxComponent[] {
  return cachedComponents(deployment);
}

function readComponents(deployment: FluxObject): readonly FluxComponent[] {
  const wanted = numberAt(deployment, 'spec', 'replicas') ?? 1;
  const ready = numberAt(deployment, 'status', 'readyReplicas') ?? 0;
  const problem =
    wanted > 0 && ready >= wanted ? undefined : problemOf(deployment, wanted);
  return controllersIn(deployment).map(({ name, version }) => ({
    deployment: nameOf(deployment),
    name,
    version,
    shard: shardOf(nameOf(deployment), name),
    wanted,
    ready,
    problem,
  }));
}

interface Controller {
  readonly name: string;
  readonly version?: string;
}

/** By their images or containers, else by what the Deployment is called. */
function controllersIn(deployment: FluxObject): readonly Controller[] {
  const containers = listAt(
    deployment,
    'spec',
    'template',
    'spec',
    'containers',
  ).map(readContainer);
  const named = new Map<string, Controller>();
  for (const { image, name, version } of containers) {
    const found = CONTROLLER.exec(image)?.[1] ?? CONTROLLER.exec(name)?.[1];
    if (found && !named.has(found)) named.set(found, { name: found, version });
  }
  if (named.size > 0) return [...named.values()];

  const label = textAt(
    deployment,
    'metadata',
    'labels',
    'app.kubernetes.io/component',
  );
  const found =
    CONTROLLER.exec(label ?? '')?.[1] ?? SHARD.exec(nameOf(deployment))?.[1];
  const manager =
    containers.find(({ name }) => name === 'manager') ?? containers[0];
  return found ? [{ name: found, version: manager?.version }] : [];
}

/**
 * A container, and what `registry:5000/path/name:tag@digest` tells, of which
 * all but the name may be missing.
 */
function readContainer(container: unknown) {
  const [reference = ''] = textAt(container, 'image')?.split('@') ?? [];
  const [image, tag] = reference.split('/').pop()?.split(':') ?? [];
  return {
    name: textAt(container, 'name') ?? '',
    image: image ?? '',
    version: releaseIn(tag) ?? (tag || undefined),
  };
}

function shardOf(deployment: string, controller: string): string | undefined {
  const [, found, shard] = SHARD.exec(deployment) ?? [];
  return found === controller ? shard : undefined;
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
