import { nameOf, type FluxReference } from '../../flux';
import type { FluxObjects } from '../FluxApi';
import type { Addresses } from '../transport/Addresses';
import type { ClusterProxy } from '../transport/ClusterProxy';
import { apiVersionOfType, listPath, objectPath } from '../transport/paths';
import { objectsIn } from './answers';
import { received } from './received';

/** References to objects that one request can read. */
interface Group extends Omit<FluxReference, 'name'> {
  readonly names: readonly string[];
}

/**
 * Reads objects by reference through the proxy, with one request per cluster,
 * kind and namespace.
 */
export class NamedObjects {
  private readonly proxy: ClusterProxy;
  private readonly addresses: Addresses;

  constructor(options: { proxy: ClusterProxy; addresses: Addresses }) {
    this.proxy = options.proxy;
    this.addresses = options.addresses;
  }

  /**
   * Resolves to the objects that exist. Rejects with a {@link FluxRequestError}
   * if the proxy may not be used.
   */
  async get(
    references: readonly FluxReference[],
    signal: AbortSignal,
  ): Promise<FluxObjects> {
    const clusters = [...new Set(references.map(({ cluster }) => cluster))];
    const answers = await Promise.all(
      clusters.map(async cluster => {
        const found: FluxObjects[] = [];
        for (const group of groupsOf(references, cluster)) {
          // One request at a time, because browsers only open six connections.
          found.push(await this.getGroup(group, signal));
        }
        return found;
      }),
    );
    return {
      resources: answers.flat().flatMap(({ resources }) => resources),
      failures: answers.flat().flatMap(({ failures }) => failures),
    };
  }

  private async getGroup(
    group: Group,
    signal: AbortSignal,
  ): Promise<FluxObjects> {
    const { cluster, names } = group;
    const [onlyName] = names.length === 1 ? names : [];
    let apiVersion: string | undefined;
    const answer = await this.addresses.get(
      group,
      type => {
        apiVersion = apiVersionOfType(type);
        const place = {
          ...type,
          namespace: type.namespaced ? group.namespace : undefined,
        };
        return onlyName === undefined
          ? listPath(place)
          : objectPath(place, onlyName);
      },
      signal,
    );
    if (answer.outcome === 'failed') {
      const { kind } = group;
      return {
        resources: [],
        failures: [{ cluster, kind, ...answer.failure }],
      };
    }
    if (answer.outcome !== 'found') return { resources: [], failures: [] };
    const list =
      onlyName === undefined ? answer.body : { items: [answer.body] };
    const { objects, failures } = objectsIn({ ...group, apiVersion }, list);
    const wanted = new Set(names);
    const info = (await this.proxy.clusterNamed(cluster)) ?? cluster;
    return {
      resources: objects
        .filter(object => wanted.has(nameOf(object)))
        .map(object => received(info, object)),
      failures,
    };
  }
}

function groupsOf(
  references: readonly FluxReference[],
  cluster: string,
): readonly Group[] {
  const groups = new Map<string, { place: Group; names: Set<string> }>();
  for (const reference of references) {
    if (reference.cluster !== cluster) continue;
    const { group, kind, namespace, name } = reference;
    const key = JSON.stringify([group, kind, namespace]);
    const known = groups.get(key);
    if (known) known.names.add(name);
    else {
      const place = { cluster, group, kind, namespace, names: [] };
      groups.set(key, { place, names: new Set([name]) });
    }
  }
  return [...groups.values()].map(({ place, names }) => ({
    ...place,
    names: [...names].sort(),
  }));
}
