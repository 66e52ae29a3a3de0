import { Cluster } from '../cluster';
import { JsonObject, objectOf } from '../types';

/** Backstage: plugin-kubernetes-common's KubernetesRequestAuth. */
export type RequestAuth = JsonObject;

/** What needs no token of the person. */
const withoutToken = [
  'aks',
  'aws',
  'azure',
  'googleServiceAccount',
  'localKubectlProxy',
  'serviceAccount',
];

/**
 * Throws where a request lacks what the cluster is signed in to with.
 * Backstage: plugin-kubernetes-backend's auth strategies, which speak of the
 * body of a request also where a header is missing.
 */
export function checkCredential(cluster: Cluster, auth: RequestAuth): void {
  const { authProvider, oidcTokenProvider } = cluster;
  if (withoutToken.includes(authProvider)) return;
  switch (authProvider) {
    case 'google':
      if (auth.google) return;
      throw new Error(
        'Google token not found under auth.google in request body',
      );
    case 'oidc':
      if (!oidcTokenProvider) {
        throw new Error(
          'oidc authProvider requires a configured oidcTokenProvider',
        );
      }
      if (objectOf(auth.oidc)[oidcTokenProvider]) return;
      throw new Error(
        `Auth token not found under oidc.${oidcTokenProvider} in request body`,
      );
    default:
      throw new Error(
        `authProvider "${authProvider}" has no AuthenticationStrategy ` +
          'associated with it',
      );
  }
}

const header = /^backstage-kubernetes-authorization-([^-]+)(?:-(.+))?$/;

/** Throws where the headers of a proxied request lack a credential. */
export function checkHeaders(cluster: Cluster, headers: Headers): void {
  if (headers.has('Backstage-Kubernetes-Authorization')) return;
  const auth: RequestAuth = {};
  // Names come in small letters, so that a provider with others is not found.
  headers.forEach((token, name) => {
    const [, framework, provider] = header.exec(name) ?? [];
    if (!framework) return;
    auth[framework] = provider
      ? { ...objectOf(auth[framework]), [provider]: token }
      : token;
  });
  checkCredential(cluster, auth);
}
