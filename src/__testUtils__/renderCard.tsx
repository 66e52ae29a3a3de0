import type { Entity } from '@backstage/catalog-model';
import type { ApiRef } from '@backstage/core-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
  type TestAppOptions,
} from '@backstage/test-utils';
import { act, configure } from '@testing-library/react';
import type { ReactElement } from 'react';
import { SWRConfig } from 'swr';
import { cartsEntity } from '../../dev/fleet/worlds/carts';
import { fluxApiRef } from '../api';
import { dataOf, type DataIntervals } from '../data';
import type { TestBackend } from './testBackend';

// A busy machine takes its time over a big table.
configure({ asyncUtilTimeout: 10_000 });

const NEVER_MS = 1_000_000_000;

/**
 * Nothing is read again unless a test asks for it, so that requests can be
 * counted however slow the machine is; what is acted on is followed at once.
 */
const TEST_INTERVALS: DataIntervals = {
  entity: { usualMs: NEVER_MS, fastMs: NEVER_MS, longestMs: NEVER_MS },
  referencesMs: NEVER_MS,
  followMs: 100,
};

/** Renders a card on the page of an entity, as an app does. */
export async function renderCard(
  card: ReactElement,
  options: {
    test: TestBackend;
    entity?: Entity;
    intervals?: DataIntervals;
    /** Instead of those that an app has by default. */
    apis?: readonly (readonly [ApiRef<object>, object])[];
    /** Pages of the app, by their paths. */
    mountedRoutes?: TestAppOptions['mountedRoutes'];
  },
) {
  const { test, entity = cartsEntity, apis = [], mountedRoutes } = options;
  dataOf(test.fluxClient, { ...TEST_INTERVALS, ...options.intervals });
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
    { mountedRoutes },
  );
}

/** How long nothing happens before everything has happened, in steps. */
const QUIET_STEPS = 4;
const STEP_MS = 50;

/** Waits until all that a page asks for is answered and shown. */
export async function settled(test: TestBackend): Promise<void> {
  for (let step = 0, quiet = 0; quiet < QUIET_STEPS; step++) {
    if (step > 400) throw new Error('The page does not come to rest');
    const before = test.backend.requests.length;
    await act(async () => {
      await new Promise(resolve => {
        setTimeout(resolve, STEP_MS);
      });
    });
    const isBusy = document.querySelector('[class*=MuiCircularProgress]');
    const isQuiet = test.backend.requests.length === before && !isBusy;
    quiet = isQuiet ? quiet + 1 : 0;
  }
}
