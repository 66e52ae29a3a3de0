import { namespaceOf, nameOf } from '../objects/identity';
import { kindOf } from '../kinds/kinds';
import { FluxResource } from '../objects/types';

/**
 * The page of a resource in Weave GitOps, which is at `baseUrl`
 * (`flux.gitops.baseUrl`). Undefined if that is unset or not an http(s) URL,
 * and for kinds without such a page.
 */
export function deepLinkOf(
  resource: FluxResource,
  baseUrl: string | undefined,
): string | undefined {
  const { cluster, object } = resource;
  const page = kindOf(object)?.weavePage;
  const name = nameOf(object);
  const base = page && name ? baseOf(baseUrl) : undefined;
  // With two clusters of one name, the link would be ambiguous.
  if (!base || resource.clusterIsAmbiguous) return undefined;
  const query = new URLSearchParams({
    clusterName: cluster,
    name,
    namespace: namespaceOf(object),
  });
  return `${base}/${page}/details?${query}`;
}

function baseOf(baseUrl: string | undefined): string | undefined {
  try {
    const { protocol, origin, pathname } = new URL(baseUrl ?? '');
    return /^https?:$/.test(protocol)
      ? `${origin}${pathname.replace(/\/+$/, '')}`
      : undefined;
  } catch {
    return undefined;
  }
}
