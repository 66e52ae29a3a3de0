import { createRouteRef } from '@backstage/core-plugin-api';

/** The route of the runtime page. */
export const rootRouteRef = createRouteRef({ id: 'flux' });
