import {
  referenceOf,
  resourceKey,
  resourceVersionOf,
  uidOf,
  type FluxResource,
  textAt,
} from '../flux';

/** A version of an object, with moments of the store. */
interface Version {
  readonly resource: FluxResource;
  /** When the latest request was sent that received it. */
  readonly askedAt: number;
  /** When it was last received. */
  readonly receivedAt: number;
}

/** The newest known version of an object. */
interface Known extends Version {
  /** When it was last received, in milliseconds since the epoch. */
  readonly seenAt: number;
}

/**
 * Receives new and newer objects by their keys; an empty map if objects were
 * removed.
 */
export type ChangeListener = (
  changed: ReadonlyMap<string, FluxResource>,
) => void;

/**
 * All objects that are shown, each once. However an object is read, the same
 * `resourceVersion` is the same JavaScript object, and all components show the
 * newest known version, in any order of the answers.
 *
 * The order of moments is counted, not timed, because a request and its answer
 * may fall into the same millisecond.
 */
export class ObjectStore {
  private readonly objects = new Map<string, Known>();
  private readonly listeners = new Set<ChangeListener>();
  private moment = 0;

  /** The moment at which a request is sent, to be passed to {@link take}. */
  now(): number {
    this.moment++;
    return this.moment;
  }

  /**
   * Stores the answer to a request that was sent at `askedAt`. Returns the
   * newest known versions of its objects.
   */
  take(
    resources: readonly FluxResource[],
    askedAt: number,
  ): readonly FluxResource[] {
    const receivedAt = this.now();
    const seenAt = Date.now();
    const changed = new Map<string, FluxResource>();
    const newest = resources.map(resource => {
      if (!isDistinct(resource)) return resource;
      const key = resourceKey(resource);
      const known = this.objects.get(key);
      const next = newer(known, { resource, askedAt, receivedAt, seenAt });
      this.objects.set(key, next);
      if (next.resource !== known?.resource) changed.set(key, next.resource);
      return next.resource;
    });
    if (changed.size > 0) this.listeners.forEach(listener => listener(changed));
    return newest;
  }

  /** The newest known version of the object with a key. */
  get(key: string): FluxResource | undefined {
    return this.objects.get(key)?.resource;
  }

  /**
   * When the object with a key was last received, in milliseconds since the
   * epoch.
   */
  seenAt(key: string): number | undefined {
    return this.objects.get(key)?.seenAt;
  }

  /** The keys of all objects. */
  keys(): Iterable<string> {
    return this.objects.keys();
  }

  /** Whether a request that was sent after `askedAt` received the object. */
  isSeenSince(key: string, askedAt: number): boolean {
    return (this.objects.get(key)?.askedAt ?? 0) > askedAt;
  }

  /** The newer of the stored version and one that is kept elsewhere. */
  newerOf(kept: Version): FluxResource {
    const known = this.objects.get(resourceKey(kept.resource));
    return known && !isNewer(kept, known) ? known.resource : kept.resource;
  }

  /** Whether the stored version is newer than an earlier one kept elsewhere. */
  isNewerThan(kept: Version): boolean {
    const known = this.objects.get(resourceKey(kept.resource));
    return known !== undefined && isNewer(known, kept);
  }

  /** Calls `listener` when objects are added, updated or removed. */
  subscribe(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Number of stored objects. */
  get size(): number {
    return this.objects.size;
  }

  /** Removes all objects that are not in use. */
  keepOnly(inUse: Iterable<FluxResource>) {
    const keys = new Set<string>();
    for (const resource of inUse) keys.add(resourceKey(resource));
    const before = this.size;
    for (const key of this.objects.keys()) {
      if (!keys.has(key)) this.objects.delete(key);
    }
    if (this.size === before) return;
    this.listeners.forEach(listener => listener(new Map()));
  }
}

/** Whether an object can be identified. */
function isDistinct(resource: FluxResource): boolean {
  return (
    uidOf(resource.object) !== undefined || referenceOf(resource) !== undefined
  );
}

/** The newer of the stored version and an answer. */
function newer(known: Known | undefined, answer: Known): Known {
  if (!known) return answer;
  const isSame = isSameVersion(known.resource, answer.resource);
  if (!isSame && !isNewer(answer, known)) return known;
  // Not every answer contains the title of the cluster.
  const title = answer.resource.clusterTitle ?? known.resource.clusterTitle;
  const { resource } = isSame ? known : answer;
  return {
    resource:
      title === resource.clusterTitle
        ? resource
        : { ...resource, clusterTitle: title },
    askedAt: isSame ? Math.max(known.askedAt, answer.askedAt) : answer.askedAt,
    receivedAt: answer.receivedAt,
    seenAt: answer.seenAt,
  };
}

/** Whether two resources are the same version of an object. */
export function isSameVersion(
  left: FluxResource,
  right: FluxResource,
): boolean {
  const version = resourceVersionOf(left.object);
  return (
    version !== undefined &&
    version === resourceVersionOf(right.object) &&
    uidOf(left.object) === uidOf(right.object) &&
    textAt(left.object, 'apiVersion') === textAt(right.object, 'apiVersion')
  );
}

/**
 * Whether an answer is newer than the stored version. A request that was sent
 * after the stored version was received wins whatever its resourceVersion is:
 * the versions of a cluster that was restored from a backup start lower again.
 */
function isNewer(answer: Version, known: Version): boolean {
  const { askedAt } = answer;
  if (uidOf(answer.resource.object) !== uidOf(known.resource.object)) {
    return askedAt > known.askedAt;
  }
  if (askedAt > known.receivedAt) return true;
  const order = compareVersions(answer.resource, known.resource);
  return order === undefined ? askedAt > known.askedAt : order > 0;
}

/**
 * Compares two resourceVersions, which are decimal numbers of any length
 * without leading zeros (Kubernetes: KEP-5504). Undefined if either is not such
 * a number.
 */
function compareVersions(
  left: FluxResource,
  right: FluxResource,
): number | undefined {
  const [a, b] = [left, right].map(({ object }) => resourceVersionOf(object));
  if (!isNumber(a) || !isNumber(b)) return undefined;
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function isNumber(version: string | undefined): version is string {
  return version !== undefined && /^[1-9]\d*$/.test(version);
}
