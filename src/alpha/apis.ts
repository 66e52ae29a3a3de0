import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { fluxApiFactory } from '../fluxApiFactory';

/** The Flux API, which an app may replace. */
export const fluxApi = ApiBlueprint.make({
  params: defineParams => defineParams(fluxApiFactory),
});
