/** @jest-environment node */
import { createCluster } from './cluster';
import { Fault } from './faults';
import { createManualScheduler } from './scheduler';

const base = 'https://cluster.example/apis';
const releases = `${base}/helm.toolkit.fluxcd.io/v2/helmreleases`;
const kustomizations = `${base}/kustomize.toolkit.fluxcd.io/v1/kustomizations`;

function clusterOf() {
  const scheduler = createManualScheduler();
  const cluster = createCluster({ name: 'test', flux: '2.9', scheduler });
  const get = (url: string, signal?: AbortSignal) =>
    cluster.handle(new Request(url, { signal }));
  return { cluster, scheduler, get };
}

describe('a fault', () => {
  it.each([
    [401, 'Unauthorized', 'Unauthorized'],
    [403, 'Forbidden', 'cannot list resource "helmreleases"'],
    [429, 'TooManyRequests', 'Too many requests'],
    [500, 'InternalError', 'Internal error occurred'],
    [503, 'ServiceUnavailable', 'currently unable'],
  ])('answers %d as the API server does', async (status, reason, message) => {
    const { cluster, get } = clusterOf();
    cluster.break({ kind: 'status', status });
    const response = await get(releases);
    expect(response.status).toBe(status);
    const body = await response.json();
    expect(body).toMatchObject({ kind: 'Status', reason, code: status });
    expect(body.message).toContain(message);
  });

  it('with status 404 answers as for an unknown path', async () => {
    const { cluster, get } = clusterOf();
    cluster.break({ kind: 'status', status: 404 });
    expect(await (await get(releases)).text()).toBe('404 page not found\n');
  });

  it.each<[string, Partial<Fault>, number, number]>([
    ['a kind', { resource: 'helmreleases' }, 500, 200],
    ['another kind', { resource: 'kustomizations' }, 200, 500],
    ['a verb', { verb: 'list' }, 500, 500],
    ['another verb', { verb: 'patch' }, 200, 200],
  ])('can be restricted to %s', async (_what, only, first, second) => {
    const { cluster, get } = clusterOf();
    cluster.break({ kind: 'status', status: 500, ...only } as Fault);
    expect((await get(releases)).status).toBe(first);
    expect((await get(kustomizations)).status).toBe(second);
  });

  it('can end after a number of requests', async () => {
    const { cluster, get } = clusterOf();
    cluster.break({ kind: 'status', status: 409, message: 'x', times: 2 });
    expect((await get(releases)).status).toBe(409);
    expect((await get(releases)).status).toBe(409);
    expect((await get(releases)).status).toBe(200);
  });

  it('of the network is an error, not a response', async () => {
    const { cluster, get } = clusterOf();
    cluster.break({ kind: 'network' });
    await expect(get(releases)).rejects.toThrow('connect ECONNREFUSED');
    cluster.mend();
    expect((await get(releases)).status).toBe(200);
  });

  it('can be HTML, a truncated body or a list without kind', async () => {
    const { cluster, get } = clusterOf();
    cluster.break({ kind: 'html' });
    const html = await get(releases);
    expect(html.status).toBe(200);
    expect(html.headers.get('content-type')).toContain('text/html');
    expect(await html.text()).toContain('<html>');
    cluster.mend();

    cluster.break({ kind: 'truncated' });
    const text = await (await get(releases)).text();
    expect(() => JSON.parse(text)).toThrow();
    expect(text).toContain('HelmReleaseList');
    cluster.mend();

    cluster.break({ kind: 'listWithoutKind' });
    const list = await (await get(releases)).json();
    expect(list).not.toHaveProperty('kind');
    expect(list).toHaveProperty('items');
  });
});

describe('a cluster that hangs', () => {
  it('answers when the fault ends', async () => {
    const { cluster, get } = clusterOf();
    cluster.break({ kind: 'hang' });
    let answered = false;
    const answer = get(releases).then(response => {
      answered = true;
      return response;
    });
    await new Promise(resolve => setTimeout(resolve, 5));
    expect(answered).toBe(false);
    cluster.mend();
    expect((await answer).status).toBe(200);
  });

  it('ends when the request is aborted', async () => {
    const { cluster, get } = clusterOf();
    cluster.break({ kind: 'hang' });
    const controller = new AbortController();
    const answer = get(releases, controller.signal);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a slow cluster', () => {
  it('answers late', async () => {
    const { cluster, scheduler, get } = clusterOf();
    cluster.latencyMs = 300;
    let answered = false;
    const answer = get(releases).then(() => {
      answered = true;
    });
    await scheduler.advance(299);
    expect(answered).toBe(false);
    await scheduler.advance(1);
    await answer;
    expect(answered).toBe(true);
    expect(scheduler.waiting).toBe(0);
  });

  it('cancels its timer when the request is aborted', async () => {
    const { cluster, scheduler, get } = clusterOf();
    cluster.latencyMs = 300;
    const controller = new AbortController();
    const answer = get(releases, controller.signal);
    await scheduler.advance(1);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(scheduler.waiting).toBe(0);
  });
});
