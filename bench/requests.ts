import { QUERY_PATH, type Exchange } from './server';

/** The purpose of a request to the Kubernetes backend. */
export type Purpose =
  | 'query'
  | 'clusters'
  | 'rules review'
  | 'access review'
  | 'proxied'
  | 'other';

/** How many requests there were of each purpose. */
export function countByPurpose(
  exchanges: readonly Exchange[],
): Record<Purpose, number> {
  const counts: Record<Purpose, number> = {
    query: 0,
    clusters: 0,
    'rules review': 0,
    'access review': 0,
    proxied: 0,
    other: 0,
  };
  for (const exchange of exchanges) counts[purposeOf(exchange)] += 1;
  return counts;
}

function purposeOf({ path }: Exchange): Purpose {
  if (path === QUERY_PATH) return 'query';
  if (path === '/api/kubernetes/clusters') return 'clusters';
  if (path.endsWith('/selfsubjectrulesreviews')) return 'rules review';
  if (path.endsWith('/selfsubjectaccessreviews')) return 'access review';
  return path.startsWith('/api/kubernetes/proxy/') ? 'proxied' : 'other';
}
