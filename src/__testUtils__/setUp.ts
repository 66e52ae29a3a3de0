import { registerMswTestHooks } from '@backstage/test-utils';
// Imported first, so that pages are gone before what they read from is.
import '@testing-library/react';
import { http, HttpResponse, type RequestHandler } from 'msw';
import { setupServer } from 'msw/node';
import {
  createTestBackend,
  handlersFor,
  type TestBackend,
  type TestBackendOptions,
} from './testBackend';

const server = setupServer();
registerMswTestHooks(server);

const RELEASES = 'https://api.github.com/repos/fluxcd/flux2/releases/latest';

const open: TestBackend[] = [];

afterEach(() => {
  const all = open.splice(0);
  all.forEach(({ fleet }) => fleet.stop());
  const paths = all.flatMap(({ backend }) =>
    backend.requests.map(({ path }) => path),
  );
  const ofSecrets = paths.filter(path => /\/secrets\b/.test(path));
  if (ofSecrets.length > 0) throw new Error(`Secrets were read: ${ofSecrets}`);
});

/**
 * Sets up the real clients and a backend before a fleet, over HTTP, for one
 * test. Flux 2.9.4 is the latest release.
 */
export function setUp(options: TestBackendOptions = {}): TestBackend {
  const test = createTestBackend({ fetch: globalThis.fetch, ...options });
  answerRelease(() => HttpResponse.json({ tag_name: 'v2.9.4' }));
  answer(...handlersFor(test.backend));
  open.push(test);
  return test;
}

/** Answers requests of this test, before anything else does. */
export function answer(...handlers: RequestHandler[]) {
  server.use(...handlers);
}

/** Answers what the latest release of Flux is. */
export function answerRelease(respond: () => Response) {
  answer(http.get(RELEASES, respond));
}
