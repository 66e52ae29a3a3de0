import { Cluster } from '../cluster';
import { JsonObject, objectOf } from '../types';

/** Backstage: plugin-kubernetes-common's KubernetesRequestAuth. */
export type RequestAuth = JsonObject;

/** Auth providers for which the backend uses its own token. */
const signedInByBackend = [
  'aws',
  'azure',
  'googleServiceAccount',
  'serviceAccount',
];

/** Represents the backend's own token. */
export const BACKEND_TOKEN = 'the-backend';

/**
 * The bearer token for requests to a cluster, if any. Throws if the request
 * lacks the token of the cluster's auth provider. As in Backstage, the message
 * mentions the request body even if a header is missing
 * (plugin-kubernetes-backend's auth strategies).
 */
function tokenFor(cluster: Cluster, auth: RequestAuth): string | undefined {
  const { authProvider, oidcTokenProvider } = cluster;
  if (signedInByBackend.includes(authProvider)) return BACKEND_TOKEN;
  switch (authProvider) {
    case 'localKubectlProxy':
      return undefined;
    case 'aks':
      return textOf(auth.aks);
    case 'google':
      if (auth.google) return textOf(auth.google);
      throw new Error(
        'Google token not found under auth.google in request body',
      );
    case 'oidc': {
      if (!oidcTokenProvider) {
        throw new Error(
          'oidc authProvider requires a configured oidcTokenProvider',
        );
      }
      const token = objectOf(auth.oidc)[oidcTokenProvider];
      if (token) return textOf(token);
      throw new Error(
        `Auth token not found under oidc.${oidcTokenProvider} in request body`,
      );
    }
    default:
      throw new Error(
        `authProvider "${authProvider}" has no AuthenticationStrategy ` +
          'associated with it',
      );
  }
}

/**
 * Throws if the body of a query lacks a credential. As in Backstage's
 * KubernetesConnection, only a local kubectl proxy is queried anonymously.
 */
export function checkCredential(cluster: Cluster, auth: RequestAuth): void {
  const token = tokenFor(cluster, auth);
  if (!token && cluster.authProvider !== 'localKubectlProxy') {
    throw new Error(
      `no bearer token or client cert for cluster '${cluster.name}' ` +
        'and not running in Kubernetes',
    );
  }
}

const header = /^backstage-kubernetes-authorization-([^-]+)(?:-(.+))?$/;

/**
 * The headers that the proxy sends to a cluster: the received ones, but with
 * the credential for the cluster instead of the user's. Throws if they lack it.
 * Backstage: KubernetesProxy, since plugin-kubernetes-backend 0.21.13.
 */
export function upstreamHeaders(cluster: Cluster, received: Headers): Headers {
  const headers = new Headers(received);
  headers.delete('Authorization');
  headers.delete('Cookie');
  const authorization =
    received.get('Backstage-Kubernetes-Authorization') ??
    bearer(tokenFor(cluster, authIn(received)));
  if (authorization) headers.set('Authorization', authorization);
  return headers;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function bearer(token: string | undefined): string | undefined {
  return token && `Bearer ${token}`;
}

/** The tokens in the headers of a proxied request, by auth provider. */
function authIn(headers: Headers): RequestAuth {
  const auth: RequestAuth = {};
  // Header names arrive in lower case, so that a provider with capitals in its
  // name is not found.
  headers.forEach((token, name) => {
    const [, framework, provider] = header.exec(name) ?? [];
    if (!framework) return;
    auth[framework] = provider
      ? { ...objectOf(auth[framework]), [provider]: token }
      : token;
  });
  return auth;
}
