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
import { StylesProvider } from '@material-ui/core/styles';
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

/** What a card is rendered with. */
export interface RenderCardOptions {
  test: TestBackend;
  entity?: Entity;
  intervals?: DataIntervals;
  /** Instead of those that an app has by default. */
  apis?: readonly (readonly [ApiRef<object>, object])[];
  /** Pages of the app, by their paths. */
  mountedRoutes?: TestAppOptions['mountedRoutes'];
  /** The addresses of the pages that were visited; the last is shown. */
  routeEntries?: string[];
}

/**
 * Renders in an app, without CSS: jsdom would match all of it with every
 * element whenever something asks whether that can be seen.
 */
export function renderInApp(
  children: ReactElement,
  options: Pick<TestAppOptions, 'mountedRoutes' | 'routeEntries'> = {},
) {
  return renderInTestApp(
    <StylesProvider disableGeneration>{children}</StylesProvider>,
    options,
  );
}

/** Renders a card on the page of an entity, as an app does. */
export function renderCard(card: ReactElement, options: RenderCardOptions) {
  const { test, entity = cartsEntity, apis = [] } = options;
  const { mountedRoutes, routeEntries } = options;
  dataOf(test.fluxClient, { ...TEST_INTERVALS, ...options.intervals });
  const permissionApi = mockApis.permission({
    authorize: ({ permission }) =>
      test.backend.isAllowed(permission.name)
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
  });
  return renderInApp(
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
    { mountedRoutes, ...(routeEntries && { routeEntries }) },
  );
}

/** Renders a card, and waits until all that it asks for is shown. */
export async function showCard(card: ReactElement, options: RenderCardOptions) {
  const rendered = await renderCard(card, options);
  await settled(options.test);
  return rendered;
}

/** After how many frames in which nothing happens everything has happened. */
const AT_REST = 3;
/** The same where something is asked for that may never be answered. */
const AT_REST_WAITING = 15;

/** Waits until all that a page asks for is answered and shown. */
export async function settled(test: TestBackend): Promise<void> {
  const { client } = dataOf(test.fluxClient);
  let hasChanged = false;
  const observer = new MutationObserver(() => {
    hasChanged = true;
  });
  observer.observe(document, { subtree: true, childList: true });
  const isAtRest = (quiet: number) =>
    quiet >= (client.isFetching() > 0 ? AT_REST_WAITING : AT_REST);
  for (let frame = 0, quiet = 0; !isAtRest(quiet); frame++) {
    if (frame > 2_000) throw new Error('The page does not come to rest');
    const before = test.backend.requests.length;
    hasChanged = false;
    // Cards take turns by frames.
    await act(async () => {
      await new Promise(resolve => {
        requestAnimationFrame(() => setTimeout(resolve, 0));
      });
    });
    const isQuiet = !hasChanged && test.backend.requests.length === before;
    quiet = isQuiet ? quiet + 1 : 0;
    if (isAtRest(quiet) && document.querySelector('[role=progressbar]')) {
      quiet = 0;
    }
  }
  observer.disconnect();
}
