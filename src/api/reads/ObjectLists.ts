import { textAt, type FluxObject } from '../../flux';
import type { FluxObjectsPage, FluxObjectsRequest } from '../FluxApi';
import type { Addresses } from '../transport/Addresses';
import type { ClusterProxy } from '../transport/ClusterProxy';
import type { ResourceType } from '../transport/Discovery';
import { apiVersionOfType, listPath } from '../transport/paths';
import { readAllPages, readPage } from './paging';
import { received } from './received';

/** Asks for what all objects have, without `spec`, `status` and `data`. */
const METADATA_ONLY =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

/** Lists objects of one kind on one cluster. */
export class ObjectLists {
  private readonly proxy: ClusterProxy;
  private readonly addresses: Addresses;

  constructor(options: { proxy: ClusterProxy; addresses: Addresses }) {
    this.proxy = options.proxy;
    this.addresses = options.addresses;
  }

  /** Rejects with a {@link FluxRequestError} if the proxy may not be used. */
  async list(
    request: FluxObjectsRequest,
    signal: AbortSignal,
  ): Promise<FluxObjectsPage> {
    const { cluster, kind, namespace, limit, continueFrom } = request;
    let served: ResourceType | undefined;
    const get = async (query: URLSearchParams) => {
      let asked: ResourceType | undefined;
      const answer = await this.addresses.get(
        request,
        type => {
          asked = type;
          const path = listPath({
            ...type,
            namespace: type.namespaced ? namespace : undefined,
          });
          return query.size > 0 ? `${path}?${query}` : path;
        },
        signal,
        request.metadataOnly ? METADATA_ONLY : undefined,
      );
      if (answer.outcome !== 'not-served') served = asked;
      return answer;
    };
    const selection = {
      labelSelector: request.labelSelector,
      fieldSelector: request.fieldSelector,
    };
    const listed =
      limit === undefined && continueFrom === undefined
        ? await readAllPages(get, selection)
        : await readPage(get, {
            ...selection,
            limit: limit === undefined ? undefined : String(limit),
            continue: continueFrom,
          });
    const type = served && {
      plural: served.plural,
      namespaced: served.namespaced,
    };
    if (listed.failure) {
      const failure = { cluster, kind, ...listed.failure };
      return { resources: [], failure, type };
    }
    const info = (await this.proxy.clusterNamed(cluster)) ?? cluster;
    const isComplete = (item: FluxObject) =>
      !request.metadataOnly && textAt(item, 'kind') !== undefined;
    const apiVersion = served && apiVersionOfType(served);
    return {
      // Objects in a list may lack the type, which the list itself has, and
      // have another one if only their metadata was asked for.
      resources: listed.items.map(item =>
        received(info, isComplete(item) ? item : { ...item, apiVersion, kind }),
      ),
      continueFrom: listed.next,
      type,
    };
  }
}
