import { createRouteRef } from '@backstage/core-plugin-api';

/** Where the page of Flux's runtime is mounted. */
export const rootRouteRef = createRouteRef({ id: 'flux' });
