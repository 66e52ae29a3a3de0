import type { Fault } from '../../../dev/fleet/faults';
import {
  endFakeTime,
  settled,
  startFakeTime,
} from '../../__testUtils__/fakeTime';
import { fleetOfRepositories } from '../../__testUtils__/fleetOf';
import {
  createTestBackend,
  type TestBackend,
} from '../../__testUtils__/testBackend';
import { fluxReference } from '../../flux';

const RULES = '/proxy/apis/authorization.k8s.io/v1/selfsubjectrulesreviews';
const ACCESS = '/proxy/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const REPOSITORY = fluxReference('staging', 'GitRepository', 'shop', 'carts');

let test: TestBackend;

function setUp(options?: Parameters<typeof createTestBackend>[0]) {
  test?.fleet.stop();
  test = createTestBackend({
    fleet: fleetOfRepositories('staging'),
    ...options,
  });
}

beforeEach(() => {
  startFakeTime();
  setUp();
});
afterEach(() => {
  test.fleet.stop();
  endFakeTime();
});

const staging = () => test.fleet.cluster('staging');
const rules = () => settled(test.fluxClient.rules('staging', 'shop'));
const mayPatch = (reference = REPOSITORY) =>
  settled(test.fluxClient.mayPatch(reference));

/** Lets reviews be answered with this. */
function setUpReview(body: unknown, status = 201) {
  setUp({
    fetch: async (input, init) =>
      init?.method === 'POST'
        ? Response.json(body, { status })
        : test.backend.handle(new Request(input, init)),
  });
}

const EVERYTHING = {
  verbs: ['*'],
  apiGroups: ['*'],
  resources: ['*'],
  resourceNames: [],
};

describe('FluxClient.rules', () => {
  it('asks in one request what may be done in a namespace', async () => {
    const answer = await rules();
    expect(answer.isComplete).toBe(true);
    expect(answer.rules).toContainEqual(EVERYTHING);
    expect(test.backend.requests.slice(1)).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: RULES,
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectRulesReview',
          spec: { namespace: 'shop' },
        },
      }),
    ]);
  });

  it('has the names that a right is for', async () => {
    staging().deny({ verbs: ['patch'] });
    const grant = {
      verbs: ['patch'],
      apiGroups: ['source.toolkit.fluxcd.io'],
      resources: ['gitrepositories'],
      resourceNames: ['carts'],
    };
    staging().grant({ ...grant, namespace: 'shop' });
    const answer = await rules();
    expect(answer.isComplete).toBe(true);
    expect(answer.rules).toContainEqual(grant);
    expect(answer.rules).not.toContainEqual(EVERYTHING);
  });

  it.each([
    ['says why', true as const],
    ['does not say why', {}],
  ])(
    'is incomplete beside a webhook authorizer that %s',
    async (_what, webhookAuthorizer) => {
      staging().webhookAuthorizer = webhookAuthorizer;
      const answer = await rules();
      expect(answer.isComplete).toBe(false);
      expect(answer.rules).not.toContainEqual(EVERYTHING);
    },
  );

  it.each<[string, unknown, boolean]>([
    ['no rules', { resourceRules: null, incomplete: false }, true],
    ['an empty list', { resourceRules: [], incomplete: false }, true],
    [
      'an error beside rules that are said to be complete',
      { resourceRules: [], incomplete: false, evaluationError: 'no such role' },
      false,
    ],
    ['incomplete rules', { resourceRules: [], incomplete: true }, false],
    ['rules of which nothing is said', { resourceRules: [] }, false],
    ['no status', undefined, false],
    ['a status without rules', { incomplete: false }, false],
    ['rules that are no list', { resourceRules: {}, incomplete: false }, false],
  ])(
    'marks rules as complete or incomplete: %s',
    async (_what, status, expected) => {
      setUpReview({ kind: 'SelfSubjectRulesReview', status });
      expect(await rules()).toEqual({ rules: [], isComplete: expected });
    },
  );

  it('reads rules of any shape', async () => {
    setUpReview({
      status: {
        incomplete: false,
        resourceRules: [
          null,
          'all',
          {
            verbs: 'patch',
            apiGroups: { 0: '*' },
            resources: [null, 'pods', 7],
          },
        ],
      },
    });
    const nothing = {
      verbs: [],
      apiGroups: [],
      resources: [],
      resourceNames: [],
    };
    expect((await rules()).rules).toEqual([
      nothing,
      nothing,
      { ...nothing, resources: ['pods'] },
    ]);
  });

  it.each([[null], ['ok'], [[]]])(
    'knows nothing where the answer is %j',
    async body => {
      setUpReview(body);
      expect(await rules()).toEqual({ rules: [], isComplete: false });
    },
  );
});

describe('FluxClient.mayPatch', () => {
  it('asks about the object itself', async () => {
    expect(await mayPatch()).toBe(true);
    expect(test.backend.requests.slice(1)).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: ACCESS,
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: {
            resourceAttributes: {
              group: 'source.toolkit.fluxcd.io',
              resource: 'gitrepositories',
              verb: 'patch',
              namespace: 'shop',
              name: 'carts',
            },
          },
        },
      }),
    ]);
  });

  it('knows a right to one name from a right to all', async () => {
    staging().deny({ verbs: ['patch'] });
    staging().grant({
      verbs: ['patch'],
      apiGroups: ['source.toolkit.fluxcd.io'],
      resources: ['gitrepositories'],
      resourceNames: ['carts'],
    });
    expect(await mayPatch()).toBe(true);
    expect(await mayPatch({ ...REPOSITORY, name: 'orders' })).toBe(false);
  });

  it('has what a webhook authorizer says', async () => {
    staging().webhookAuthorizer = true;
    expect(await mayPatch()).toBe(true);
    staging().deny({ verbs: ['patch'] });
    expect(await mayPatch()).toBe(false);
  });

  it('finds the plural of other kinds by discovery', async () => {
    const deployment = {
      cluster: 'staging',
      group: 'apps',
      kind: 'Deployment',
      namespace: 'shop',
      name: 'web',
    };
    expect(await mayPatch(deployment)).toBe(true);
    expect(test.backend.requests.map(({ path }) => path)).toEqual([
      '/clusters',
      '/proxy/apis/apps',
      '/proxy/apis/apps/v1',
      ACCESS,
    ]);
    staging().deny({ resource: 'deployments', verbs: ['patch'] });
    expect(await mayPatch(deployment)).toBe(false);
  });

  it.each<[string, unknown, boolean]>([
    ['a yes', { allowed: true }, true],
    ['a no', { allowed: false }, false],
    ['a denial', { allowed: false, denied: true, reason: 'no' }, false],
    [
      'a no because of an error',
      { allowed: false, evaluationError: 'webhook: timeout' },
      true,
    ],
    ['no status', undefined, true],
    ['something else', { allowed: 'no' }, true],
  ])('is false only after a clear no: %s', async (_what, status, expected) => {
    setUpReview({ status });
    expect(await mayPatch()).toBe(expected);
  });
});

describe('rights that cannot be asked for', () => {
  const faults: [string, Fault, object][] = [
    [
      'are forbidden',
      { kind: 'status', status: 403 },
      { meaning: 'not-permitted', statusCode: 403 },
    ],
    ['are a login page', { kind: 'html' }, { meaning: 'malformed' }],
    [
      'are not served',
      { kind: 'status', status: 404 },
      { meaning: 'unexpected', statusCode: 404 },
    ],
    ['cannot be reached', { kind: 'network' }, { meaning: 'unreachable' }],
    [
      'take more than four seconds',
      { kind: 'hang' },
      { meaning: 'no-answer', message: 'No answer within 4 seconds' },
    ],
  ];

  it.each(faults)('reject where they %s', async (_what, fault, error) => {
    staging().break(fault);
    const rejection = { name: 'FluxRequestError', ...error };
    await expect(rules()).rejects.toMatchObject(rejection);
    await expect(mayPatch()).rejects.toMatchObject(rejection);
  });

  it('reject with the permission for the proxy', async () => {
    test.backend.deny('kubernetes.proxy');
    const rejection = { permission: 'kubernetes.proxy' };
    await expect(rules()).rejects.toMatchObject(rejection);
    await expect(mayPatch()).rejects.toMatchObject(rejection);
  });

  it('reject at once when the signal aborts', async () => {
    staging().break({ kind: 'hang' });
    const leaving = new AbortController();
    const { signal } = leaving;
    const asked = [
      test.fluxClient.rules('staging', 'shop', { signal }),
      test.fluxClient.mayPatch(REPOSITORY, { signal }),
    ];
    leaving.abort();
    for (const each of asked) {
      await expect(each).rejects.toMatchObject({ name: 'AbortError' });
    }
  });
});
