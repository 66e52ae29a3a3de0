import { createFleet, type Fleet } from '../../../dev/fleet/fleet';
import { createTestBackend } from '../../__testUtils__/testBackend';
import { Releases } from './Releases';

const RELEASE = {
  tag_name: 'v2.9.4',
  html_url: 'https://github.com/fluxcd/flux2/releases/tag/v2.9.4',
};
const HOUR = 3_600_000;

function answering(answer: () => Response | Promise<Response>) {
  return { fetch: jest.fn(async (_url: unknown) => answer()) };
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status });

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('asks GitHub once an hour, however often it is asked', async () => {
  const fetchApi = answering(() => json(RELEASE));
  const releases = new Releases({ fetchApi });
  for (let minutes = 0; minutes < 59; minutes++) {
    expect((await releases.latest())?.version).toBe('v2.9.4');
    jest.advanceTimersByTime(60_000);
  }
  expect(fetchApi.fetch.mock.calls.map(([url]) => url)).toEqual([
    'https://api.github.com/repos/fluxcd/flux2/releases/latest',
  ]);
  jest.advanceTimersByTime(60_000);
  await releases.latest();
  expect(fetchApi.fetch).toHaveBeenCalledTimes(2);
});

it.each([
  ['is forbidden', () => json({ message: 'API rate limit exceeded' }, 403)],
  ['is limited', () => json({}, 429)],
  ['is a login page', () => new Response('<html></html>')],
  ['is null', () => json(null)],
  ['has no name', () => json({ tag_name: 7 })],
  ['is not a release', () => json({ tag_name: 'nightly' })],
  ['is a candidate', () => json({ tag_name: 'v3.0.0-rc.1' })],
  ['does not come', () => Promise.reject(new TypeError('Failed to fetch'))],
])(
  'does not ask again for an hour where the answer %s',
  async (_what, answer) => {
    const fetchApi = answering(answer);
    const releases = new Releases({ fetchApi });
    expect(await releases.latest()).toBeUndefined();
    jest.advanceTimersByTime(HOUR - 1);
    expect(await releases.latest()).toBeUndefined();
    expect(fetchApi.fetch).toHaveBeenCalledTimes(1);
  },
);

it('asks the configured URL, or does not ask at all', async () => {
  const fetchApi = answering(() => json(RELEASE));
  const url = 'https://mirror.example/flux';
  await new Releases({ fetchApi, url }).latest();
  expect(fetchApi.fetch.mock.calls[0][0]).toBe(url);
  await new Releases({ fetchApi, enabled: false }).latest();
  expect(fetchApi.fetch).toHaveBeenCalledTimes(1);
});

it('links only to pages on the web', async () => {
  const fetchApi = answering(() =>
    json({ ...RELEASE, html_url: 'data:text/html,hello' }),
  );
  expect((await new Releases({ fetchApi }).latest())?.url).toBe(
    RELEASE.html_url,
  );
});

describe('FluxClient.latestRelease', () => {
  const URL_OF_MIRROR = 'https://mirror.test/latest';

  let fleet: Fleet;

  beforeEach(() => {
    fleet = createFleet({ clusters: [] });
  });
  afterEach(() => fleet.stop());

  function clientThatGets(answer: () => Response, enabled = true) {
    const asked: string[] = [];
    const { fluxClient } = createTestBackend({
      fleet,
      releases: { enabled, url: URL_OF_MIRROR },
      fetch: async input => {
        asked.push(String(input));
        return answer();
      },
    });
    return { fluxClient, asked };
  }

  it('asks for the newest release once', async () => {
    const { fluxClient, asked } = clientThatGets(() =>
      Response.json({ tag_name: 'v2.9.6', name: null }),
    );
    await Promise.all([fluxClient.latestRelease(), fluxClient.latestRelease()]);
    expect(await fluxClient.latestRelease()).toEqual({
      version: 'v2.9.6',
      url: 'https://github.com/fluxcd/flux2/releases/tag/v2.9.6',
    });
    expect(asked).toEqual([URL_OF_MIRROR]);
  });

  it('has no link but to a page on the web', async () => {
    const { fluxClient } = clientThatGets(() =>
      Response.json({
        tag_name: 'v2.9.6',
        html_url: 'data:text/html,<script>',
      }),
    );
    const release = await fluxClient.latestRelease();
    expect(release?.url).toMatch(/^https:\/\/github\.com\//);
  });

  it.each<[string, () => Response]>([
    [
      'a rate limit',
      () => Response.json({ message: 'rate limit' }, { status: 403 }),
    ],
    ['429', () => Response.json({ message: 'slow down' }, { status: 429 })],
    ['HTML', () => new Response('<!DOCTYPE html><html></html>')],
    ['no tag', () => Response.json({})],
    ['null', () => Response.json(null)],
    ['rubbish', () => Response.json({ tag_name: 'latest' })],
    ['a candidate', () => Response.json({ tag_name: 'v2.10.0-rc.1' })],
    [
      'no connection',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
  ])('knows no release after %s, and does not ask again', async (_, answer) => {
    const { fluxClient, asked } = clientThatGets(answer);
    expect(await fluxClient.latestRelease()).toBeUndefined();
    expect(await fluxClient.latestRelease()).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it('does not ask where that is turned off', async () => {
    const answer = () => Response.json({ tag_name: 'v2.9.6' });
    const { fluxClient, asked } = clientThatGets(answer, false);
    expect(await fluxClient.latestRelease()).toBeUndefined();
    expect(asked).toEqual([]);
  });
});
