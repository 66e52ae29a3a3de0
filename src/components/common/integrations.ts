import type { ApiHolder } from '@backstage/core-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import {
  textAt,
  type FluxIntegration,
  type FluxIntegrationOf,
} from '../../flux';

type ScmIntegrationRegistry = (typeof scmIntegrationsApiRef)['T'];
type ScmIntegration = ReturnType<ScmIntegrationRegistry['list']>[number];

/** What the app's integrations say of hosts, if it has any. */
export function integrationsOf(apis: ApiHolder): FluxIntegrationOf | undefined {
  try {
    const registry = apis.get(scmIntegrationsApiRef);
    return registry && lookUpIn(registry);
  } catch {
    // Apps of the new frontend system throw where there is none.
    return undefined;
  }
}

function lookUpIn(registry: ScmIntegrationRegistry): FluxIntegrationOf {
  return (host, scheme) => {
    const found =
      registry.byHost(host) ??
      (scheme === 'ssh' ? onAnyPort(registry.list(), host) : undefined);
    return found && readIntegration(found);
  };
}

/** The integration whose host is this but for its port, if there is one. */
function onAnyPort(
  integrations: readonly ScmIntegration[],
  host: string,
): ScmIntegration | undefined {
  const found = integrations.filter(
    integration => hostOf(integration)?.replace(/:\d+$/, '') === host,
  );
  return new Set(found.map(hostOf)).size === 1 ? found[0] : undefined;
}

function hostOf(integration: ScmIntegration): string | undefined {
  return configured(integration, 'host');
}

function readIntegration(integration: ScmIntegration): FluxIntegration {
  return {
    type: integration.type,
    host: hostOf(integration),
    baseUrl: configured(integration, 'baseUrl'),
    gitilesUrl: configured(integration, 'gitilesBaseUrl'),
  };
}

/** The registry's type has no `config`, though every integration has one. */
function configured(
  integration: ScmIntegration & { config?: unknown },
  key: string,
): string | undefined {
  return textAt(integration.config, key);
}
