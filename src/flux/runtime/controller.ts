import { perObject } from '../objects/perObject';
import { conditionOf } from '../status/conditions';
import { nameOf } from '../objects/identity';
import { listAt, numberAt, textAt } from '../objects/json';
import { releaseIn } from './fluxVersion';
import { FluxObject } from '../objects/types';

/** Why a controller is not ready. */
export interface FluxComponentProblem {
  /** The reason of the Deployment's condition, or ours if it has none. */
  readonly reason: 'ScaledToZero' | 'NotStartedYet' | (string & {});
  readonly message?: string;
}

/** A controller of an installation. */
export interface FluxComponent {
  /**
   * The Deployment it runs in, which distinguishes the shards of a controller.
   */
  readonly deployment: string;
  /** Name of the controller, such as `source-controller`. */
  readonly name: string;
  /**
   * Version of the controller, which differs from Flux's. Undefined if the
   * image has no tag.
   */
  readonly version?: string;
  /** Name of the shard, if the controller is sharded. */
  readonly shard?: string;
  /** Number of replicas that should run. */
  readonly wanted: number;
  /** Number of replicas that are ready. */
  readonly ready: number;
  /** Why it is not ready; undefined if it is. */
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

/** The name of a controller, with or without a vendor's prefix. */
const CONTROLLER = new RegExp(`(?:^|[-_.])(${CONTROLLERS.join('|')})$`);
/** The same with an optional name of a shard after it. */
const SHARD = new RegExp(`(?:^|[-_.])(${CONTROLLERS.join('|')})(?:-(.+))?$`);

const cachedComponents = perObject(readComponents);

/**
 * The Flux controllers that a Deployment runs: usually one, all of them in Flux
 * All-In-One, and none if it is an addition of a vendor.
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

/** Finds controllers by image or container, else by label or name. */
function controllersIn(deployment: FluxObject): readonly Controller[] {
  const containers = containersIn(deployment).map(readContainer);
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

function containersIn(deployment: FluxObject): readonly unknown[] {
  return listAt(deployment, 'spec', 'template', 'spec', 'containers');
}

/**
 * Name, image and version of a container. All parts of its image,
 * `registry:5000/path/name:tag@digest`, are optional except the name.
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

/**
 * The container of a Deployment that a controller runs in; undefined if the
 * Deployment has no containers.
 */
export function containerOf(
  deployment: FluxObject,
  controller: string,
): string | undefined {
  const containers = containersIn(deployment).map(readContainer);
  const isOf = (text: string) =>
    text === controller || CONTROLLER.exec(text)?.[1] === controller;
  const found =
    containers.find(({ image }) => isOf(image)) ??
    containers.find(({ name }) => isOf(name)) ??
    containers.find(({ name }) => name === 'manager') ??
    containers[0];
  return found?.name || undefined;
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
  const failing = [
    { condition: conditionOf(deployment, 'ReplicaFailure'), bad: 'True' },
    { condition: conditionOf(deployment, 'Progressing'), bad: 'False' },
    { condition: conditionOf(deployment, 'Available'), bad: 'False' },
  ].find(({ condition, bad }) => condition?.status === bad)?.condition;
  return {
    reason: failing?.reason ?? 'NotStartedYet',
    message: failing?.message,
  };
}
