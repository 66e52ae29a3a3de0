import {
  referenceOf,
  resourceKey,
  resourceVersionOf,
  uidOf,
  type FluxResource,
  textAt,
} from '../flux';

/** The newest version known of an object. */
interface Known {
  readonly resource: FluxResource;
  /** When the latest request left that it was the answer to. */
  readonly askedAt: number;
  /** When it was last received. */
  readonly receivedAt: number;
}

/**
 * Is told the objects that are new, or newer than known, by their keys; none
 * when some are forgotten.
 */
export type ChangeListener = (
  changed: ReadonlyMap<string, FluxResource>,
) => void;

/**
 * The objects that anything shows, each once: however an object was read, the
 * same `resourceVersion` is the same JavaScript object, and everything shows
 * the newest version known, in whatever order answers arrive.
 *
 * Moments are counted rather than timed: a request and its answer may fall
 * into the same millisecond.
 */
export class ObjectStore {
  private readonly objects = new Map<string, Known>();
  private readonly listeners = new Set<ChangeListener>();
  private moment = 0;

  /** The moment at which a request leaves; to be handed to {@link take}. */
  now(): number {
    this.moment++;
    return this.moment;
  }

  /**
   * Takes what a request answered that left at `askedAt`, and returns the
   * newest versions known of these objects.
   */
  take(
    resources: readonly FluxResource[],
    askedAt: number,
  ): readonly FluxResource[] {
    const receivedAt = this.now();
    const changed = new Map<string, FluxResource>();
    const newest = resources.map(resource => {
      if (!isDistinct(resource)) return resource;
      const key = resourceKey(resource);
      const known = this.objects.get(key);
      const next = newer(known, { resource, askedAt, receivedAt });
      this.objects.set(key, next);
      if (next.resource !== known?.resource) changed.set(key, next.resource);
      return next.resource;
    });
    if (changed.size > 0) this.listeners.forEach(listener => listener(changed));
    return newest;
  }

  /** The newest version known under a key. */
  get(key: string): FluxResource | undefined {
    return this.objects.get(key)?.resource;
  }

  /** Whether a request that left after `askedAt` has seen an object. */
  isSeenSince(key: string, askedAt: number): boolean {
    return (this.objects.get(key)?.askedAt ?? 0) > askedAt;
  }

  /** Calls `listener` with objects that become known, newer or forgotten. */
  subscribe(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** How many objects are known. */
  get size(): number {
    return this.objects.size;
  }

  /** Forgets all objects but those that are still in use. */
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

/** Whether anything tells an object from others of its kind. */
function isDistinct(resource: FluxResource): boolean {
  return (
    uidOf(resource.object) !== undefined || referenceOf(resource) !== undefined
  );
}

/** What is known once an answer has come. */
function newer(known: Known | undefined, answer: Known): Known {
  if (!known) return answer;
  const isSame = isSameVersion(known.resource, answer.resource);
  if (!isSame && !isNewer(answer, known)) return known;
  // Not every request tells the title of the cluster.
  const title = answer.resource.clusterTitle ?? known.resource.clusterTitle;
  const { resource } = isSame ? known : answer;
  return {
    resource:
      title === resource.clusterTitle
        ? resource
        : { ...resource, clusterTitle: title },
    askedAt: isSame ? Math.max(known.askedAt, answer.askedAt) : answer.askedAt,
    receivedAt: answer.receivedAt,
  };
}

function isSameVersion(left: FluxResource, right: FluxResource): boolean {
  const version = resourceVersionOf(left.object);
  return (
    version !== undefined &&
    version === resourceVersionOf(right.object) &&
    uidOf(left.object) === uidOf(right.object) &&
    textAt(left.object, 'apiVersion') === textAt(right.object, 'apiVersion')
  );
}

/**
 * Whether an answer is newer than what is known. A request that left after
 * the known version was received wins whatever its version says: the versions
 * of a cluster that was restored from a backup start lower again.
 */
function isNewer(answer: Known, known: Known): boolean {
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
 * without leading zeros (Kubernetes: KEP-5504); undefined where one is not.
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
