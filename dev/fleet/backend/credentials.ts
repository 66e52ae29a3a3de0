import { Cluster } from '../cluster';
import { JsonObject, objectOf } from '../types';

/** Backstage: plugin-kubernetes-common's KubernetesRequestAuth. */
export type RequestAuth = JsonObject;

/** The auth providers whose token is the backend's own. */
const signedInByBackend = [
  'aws',
  'azure',
  'googleServiceAccount',
  'serviceAccount',
];

/** Stands for the token that the backend has of its own. */
export const BACKEND_TOKEN = 'the-backend';

/**
 * The bearer token that a cluster is asked with, if any. Throws where a request
 * lacks what the cluster is signed in to with. Backstage:
 * plugin-kubernetes-backend's auth strategies, which speak of the body of a
 * request also where a header is missing.
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
 * Throws where the body of a query lacks a credential. Backstage:
 * KubernetesConnection asks nobody but a local kubectl proxy anonymously.
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
 * The headers that the proxy sends to a cluster: those it received, with the
 * credential for the cluster in place of the caller's. Throws where they lack
 * one. Backstage: KubernetesProxy, since plugin-kubernetes-backend 0.21.13.
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

/** The tokens that a proxied request has in headers, one for each provider. */
function authIn(headers: Headers): RequestAuth {
  const auth: RequestAuth = {};
  // Names come in small letters, so that a provider with others is not found.
  headers.forEach((token, name) => {
    const [, framework, provider] = header.exec(name) ?? [];
    if (!framework) return;
    auth[framework] = provider
      ? { ...objectOf(auth[framework]), [provider]: token }
      : token;
  });
  return auth;
}
