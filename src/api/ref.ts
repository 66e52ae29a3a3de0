import { createApiRef } from '@backstage/core-plugin-api';
import type { FluxApi } from './FluxApi';

/**
 * The Flux plugin's client. The plugin provides a {@link FluxClient}; an app
 * may provide another.
 *
 * @public
 */
export const fluxApiRef = createApiRef<FluxApi>({ id: 'plugin.flux.client' });
