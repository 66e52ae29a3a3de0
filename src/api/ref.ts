import { createApiRef } from '@backstage/core-plugin-api';
import type { FluxApi } from './FluxApi';

/**
 * Refers to the API that the Flux plugin uses for all requests. The plugin
 * provides a {@link FluxClient}; an app may provide its own implementation.
 *
 * @public
 */
export const fluxApiRef = createApiRef<FluxApi>({ id: 'plugin.flux.client' });
