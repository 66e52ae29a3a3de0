import { KubernetesBackendClient } from '@backstage/plugin-kubernetes-react';
import {
  endFakeTime,
  settled,
  startFakeTime,
} from '../../__testUtils__/fakeTime';
import {
  createTestBackend,
  type TestBackend,
} from '../../__testUtils__/testBackend';
import type { FluxPodLogRequest } from '../FluxApi';

let test: TestBackend;

const staging = () => test.fleet.cluster('staging');

beforeEach(() => {
  startFakeTime();
  test = createTestBackend();
});
afterEach(() => {
  test.fleet.stop();
  endFakeTime();
  jest.restoreAllMocks();
});

function podOf(app: string): string {
  const found = staging()
    .list('Pod')
    .find(({ metadata }) => metadata.labels?.app === app);
  return found?.metadata.name ?? '';
}

function log(more: Partial<FluxPodLogRequest> = {}, signal?: AbortSignal) {
  return settled(
    test.fluxClient.podLog(
      {
        cluster: 'staging',
        namespace: 'flux-system',
        pod: podOf('kustomize-controller'),
        tailLines: 3,
        ...more,
      },
      { signal },
    ),
  );
}

/** Answers what is asked of the proxy. */
function answerWith(response: () => Response) {
  jest
    .spyOn(KubernetesBackendClient.prototype, 'proxy')
    .mockImplementation(async () => response());
}

it('reads the last lines of a container as text', async () => {
  const { text, isCut, failure } = await log({ container: 'manager' });
  expect(failure).toBeUndefined();
  expect(isCut).toBe(false);
  expect(text.split('\n')).toHaveLength(4);
  expect(JSON.parse(text.split('\n')[0])).toHaveProperty('level');
});

it('asks for no more than it has to, and never for bytes or a stream', async () => {
  const pod = podOf('kustomize-controller');
  await log({
    container: 'manager',
    sinceTime: '2026-11-20T12:03:04Z',
    timestamps: true,
  });
  await log({ previous: true });
  const path = `/api/v1/namespaces/flux-system/pods/${pod}/log`;
  const asked = test.backend.requests
    .map(request => request.path)
    .filter(each => each.includes('/log?'))
    .map(each => each.slice(each.indexOf('/api/v1')));
  expect(asked).toEqual([
    `${path}?container=manager&tailLines=3&sinceTime=2026-11-20T12%3A03%3A04Z&timestamps=true`,
    `${path}?tailLines=3&previous=true`,
  ]);
});

it("returns the API server's message if there is no such log", async () => {
  const pod = podOf('kustomize-controller');
  expect(await log({ previous: true })).toEqual({
    text: '',
    isCut: false,
    failure: {
      cluster: 'staging',
      kind: 'Pod',
      meaning: 'unexpected',
      statusCode: 400,
      message: `previous terminated container "manager" in pod "${pod}" not found`,
    },
  });
  expect((await log({ pod: 'gone' })).failure).toMatchObject({
    statusCode: 404,
    message: 'There is no pod "gone" in the namespace "flux-system".',
  });
});

it('names the right that is missing, which is not that to pods', async () => {
  staging().deny({ resource: 'pods/log' });
  const { failure } = await log();
  expect(failure).toMatchObject({
    meaning: 'not-permitted',
    statusCode: 403,
    message: expect.stringContaining('cannot get resource "pods/log"'),
  });
});

it('takes no web page for a log', async () => {
  staging().break({ kind: 'html' });
  const { text, failure } = await log();
  expect(text).toBe('');
  expect(failure?.meaning).toBe('malformed');
});

it('is aborted after its deadline, and by the signal of the caller', async () => {
  staging().break({ kind: 'hang' });
  expect((await log()).failure?.meaning).toBe('no-answer');
  const controller = new AbortController();
  const asked = log({}, controller.signal);
  const from = Date.now();
  controller.abort();
  expect((await asked).failure?.meaning).toBe('no-answer');
  expect(Date.now() - from).toBeLessThan(1_000);
});

it('keeps the end of a log that is too long to hold', async () => {
  const line = 'x'.repeat(100_000);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(stream) {
      sent += 1;
      stream.enqueue(new TextEncoder().encode(`${sent} ${line}\n`));
      if (sent === 500) stream.close();
    },
  });
  answerWith(() => new Response(body));
  const { text, isCut } = await log();
  expect(isCut).toBe(true);
  expect(text).toHaveLength(8_000_000);
  expect(text.trimEnd().split('\n').pop()).toBe(`500 ${line}`);
});

it('replaces bytes that are not UTF-8', async () => {
  const bytes = new Uint8Array([0x61, 0xff, 0xfe, 0x62, 0x0a]);
  answerWith(() => new Response(bytes));
  expect((await log()).text).toBe('a\uFFFD\uFFFDb\n');
});

it('takes an empty answer', async () => {
  answerWith(() => new Response(null));
  expect(await log()).toEqual({ text: '', isCut: false });
});
