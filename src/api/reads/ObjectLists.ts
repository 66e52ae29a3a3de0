import { textAt } from '../../flux';
import type { FluxObjectsPage, FluxObjectsRequest } from '../FluxApi';
import type { Addresses } from '../transport/Addresses';
import type { ClusterProxy } from '../transport/ClusterProxy';
import { apiVersionOfType, listPath } from '../transport/paths';
import { readAllPages, readPage } from './paging';
import { received } from './received';

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
    let apiVersion: string | undefined;
    const get = (query: URLSearchParams) =>
      this.addresses.get(
        request,
        type => {
          apiVersion = apiVersionOfType(type);
          const path = listPath({
            ...type,
            namespace: type.namespaced ? namespace : undefined,
          });
          return query.size > 0 ? `${path}?${query}` : path;
        },
        signal,
      );
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
    if (listed.failure) {
      return { resources: [], failure: { cluster, kind, ...listed.failure } };
    }
    const info = (await this.proxy.clusterNamed(cluster)) ?? cluster;
    return {
      // Objects in a list may lack the type, which the list itself has.
      resources: listed.items.map(item =>
        received(
          info,
          textAt(item, 'kind') ? item : { ...item, apiVersion, kind },
        ),
      ),
      continueFrom: listed.next,
    };
  }
}
