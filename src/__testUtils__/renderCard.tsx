import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import type { ApiRef } from '@backstage/core-plugin-api';
import type { ReactElement } from 'react';
import { SWRConfig } from 'swr';
import { cartsEntity } from '../../dev/fleet/worlds/carts';
import { fluxApiRef } from '../api';
import type { TestBackend } from './testBackend';

/** Renders a card on the page of an entity, as an app does. */
export async function renderCard(
  card: ReactElement,
  options: {
    test: TestBackend;
    entity?: Entity;
    /** Instead of those that an app has by default. */
    apis?: readonly (readonly [ApiRef<object>, object])[];
  },
) {
  const { test, entity = cartsEntity, apis = [] } = options;
  const permissionApi = mockApis.permission({
    authorize: ({ permission }) =>
      test.backend.isAllowed(permission.name)
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
  });
  return renderInTestApp(
    // Answers about permissions are cached for the life of a page.
    <SWRConfig value={{ provider: () => new Map() }}>
      <TestApiProvider
        apis={[
          [fluxApiRef, test.fluxClient],
          [permissionApiRef, permissionApi],
          ...apis,
        ]}
      >
        <EntityProvider entity={entity}>{card}</EntityProvider>
      </TestApiProvider>
    </SWRConfig>,
  );
}
