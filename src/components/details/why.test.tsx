import { act, screen, waitFor, within } from '@testing-library/react';
import type { Cluster } from '../../../dev/fleet/cluster';
import {
  applying,
  kustomization,
  notApplied,
  type KustomizationOptions,
} from '../../../dev/fleet/objects/kustomization';
import type { Place } from '../../../dev/fleet/objects/place';
import { fluxInstallation } from '../../../dev/fleet/objects/runtime';
import { failed } from '../../../dev/fleet/objects/verdict';
import { minutes } from '../../../dev/fleet/time';
import type { KubernetesObject } from '../../../dev/fleet/types';
import { createCausesFleet } from '../../../dev/fleet/worlds/causes';
import { cartsLabels } from '../../../dev/fleet/worlds/carts/names';
import {
  detailsOf,
  queryOf,
  renderPage,
  shopObjects,
  shopReference,
  showPage,
  SHOP_REVISION,
} from '../../__testUtils__/details';
import { KustomizationsCard } from '../../__testUtils__/entityCards';
import { endFakeTime, pass, startFakeTime } from '../../__testUtils__/fakeTime';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import { rowOf } from '../../__testUtils__/table';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { dataOf } from '../../data';
import { hostile } from '../../flux/__testUtils__/hostile';
import { DetailsHost } from '../common';

let test: TestBackend;
const staging = (): Cluster => test.fleet.cluster('staging');

const whyIn = (details: HTMLElement) =>
  within(details).getByRole('region', { name: 'Why' });
const hasWhy = (details: HTMLElement) =>
  within(details).queryByRole('region', { name: 'Why' }) !== null;
const firstLine = (why: HTMLElement) =>
  why.querySelector('strong')?.textContent;
const stepsIn = (why: HTMLElement) =>
  [...why.querySelectorAll('li')].map(each => each.textContent ?? '');

async function open(address: string, name: string, flux = {}) {
  const page = await showPage(<DetailsHost />, { test, address, flux });
  const details = await detailsOf(name);
  // Answers are shown together, a moment later.
  await waitFor(() =>
    expect(within(details).queryByText(/^Reading: /)).toBeNull(),
  );
  await settled(test);
  return { ...page, details };
}

describe('of the five causes', () => {
  beforeEach(() => {
    test = setUp({ fleet: createCausesFleet() });
  });

  const openCause = (kind: string, name: string, flux = {}) => {
    const parameter = `staging/${kind}/carts/${name}`;
    const address = `/?${new URLSearchParams({ flux: parameter })}`;
    return open(address, `${kind} carts/${name}`, flux);
  };

  /** What `Why` asks for besides what the overview does anyway. */
  const requestsForWhy = (name: string) =>
    test.backend.requests
      .map(({ method, path }) => `${method} ${decodeURIComponent(path)}`)
      .filter(
        request =>
          !/^GET \/clusters$|selfsubjectrulesreviews/.test(request) &&
          // Discovery.
          !/\/proxy\/(?:api\/v1|apis\/[^/]+\/[^/]+)$/.test(request) &&
          !request.endsWith(`/${name}`),
      );

  it.each<
    [
      cause: string,
      kind: string,
      name: string,
      says: RegExp,
      advice: RegExp,
      steps: RegExp[],
      requests: number,
    ]
  >([
    [
      'an image that cannot be pulled',
      'Kustomization',
      'carts-web',
      /^Deployment carts\/carts-web is not healthy: ImagePullBackOff in container carts-web of pod carts-web-\S+\.$/,
      /^Check name and tag of the image/,
      [
        /itselfHealthCheckFailed.*under Status\.$/,
        /^Applied objectDeployment carts\/carts-webProgressDeadlineExceeded/,
        /^Pod\s?carts\/carts-web-\S+ImagePullBackOff.*container carts-web · ghcr\.io\/sock-shop\/carts-web:2\.0\.0-typo/,
        /^EventFailedPod carts\/carts-web-.* ago · 21 times · kubelet/,
        /^Since when.*Started to fail here.*Last good one/,
      ],
      6,
    ],
    [
      'a container that crashes',
      'HelmRelease',
      'carts-worker',
      /^Deployment carts\/carts-worker is not healthy: CrashLoopBackOff in container carts-worker of pod \S+\.$/,
      /kubectl logs --previous/,
      [
        /RetriesExceeded/,
        /^Applied objectDeployment carts\/carts-worker/,
        /^Pod\s?carts.*container carts-worker · \S+ · Error · exit code 1 · 7 restarts/,
        /^EventBackOff/,
        /^Since when.*1\.3\.0.*1\.2\.9/,
      ],
      7,
    ],
    [
      'a quota',
      'Kustomization',
      'carts-batch',
      /^Deployment carts\/carts-batch is not healthy: its pods would exceed a quota/,
      /have the ResourceQuota raised/,
      [
        /HealthCheckFailed/,
        /^Applied objectDeployment carts\/carts-batchFailedCreate/,
        /^EventFailedCreateReplicaSet .*exceeded quota: team-carts/,
        /^Since when/,
      ],
      5,
    ],
    [
      'a pod that cannot be scheduled',
      'HelmRelease',
      'carts-ranking',
      /^Deployment carts\/carts-ranking is not healthy: Unschedulable \(pod \S+\)\.$/,
      /^Lower the requests/,
      [
        /RetriesExceeded/,
        /^Applied objectDeployment carts\/carts-ranking/,
        /^Pod\s?carts\/carts-ranking-\S+Unschedulable/,
      ],
      7,
    ],
    [
      'a source that fails, two hops away',
      'Kustomization',
      'carts-front',
      /^Kustomization carts\/carts-front gets nothing from the source GitRepository carts\/carts-base: Failed, GitOperationFailed\.$/,
      /^Check the credentials/,
      [
        /^depends onKustomization carts\/carts-baseWaiting/,
        /^sourceGitRepository carts\/carts-baseFailed/,
        /itselfDependencyNotReady/,
      ],
      4,
    ],
    [
      'a policy that refuses',
      'Kustomization',
      'carts-admin',
      /^Deployment carts\/carts-admin was refused by the policy memory-limits\.$/,
      /^Change the manifest so that the policy accepts it/,
      [/ReconciliationFailed/, /^Applied objectDeployment/, /^Since when/],
      1,
    ],
    [
      'a webhook that refuses',
      'HelmRelease',
      'carts-audit',
      /^Deployment carts\/carts-audit was refused by the policy validation\.gatekeeper\.sh\.$/,
      /^Change the manifest/,
      [/RetriesExceeded/, /^Applied objectDeployment/, /^Since when/],
      3,
    ],
    [
      'pods that are refused',
      'Kustomization',
      'carts-nodes',
      /^Deployment carts\/carts-node-tools is not healthy: FailedCreate\.$/,
      /^Set the securityContext/,
      [
        /HealthCheckFailed/,
        /^Applied objectDeployment carts\/carts-node-tools/,
        /^Applied objectDeployment carts\/carts-proxy[^]*signed-images/,
        /^EventFailedCreate/,
        /^EventFailedCreate/,
        /^Since when/,
      ],
      7,
    ],
  ])('names %s', async (_, kind, name, says, advice, steps, requests) => {
    const { details } = await openCause(kind, name);
    const why = whyIn(details);
    expect(firstLine(why)).toMatch(says);
    expect(within(why).getByText(advice)).toBeVisible();
    let told = stepsIn(why);
    for (const step of steps) {
      const index = told.findIndex(each => step.test(each));
      expect([step, index >= 0, told]).toEqual([step, true, told]);
      told = told.slice(index + 1);
    }
    expect(requestsForWhy(name).length).toBeLessThanOrEqual(requests);
    expect(requests).toBeLessThanOrEqual(15);
  });

  it('links to the objects in its sentence', async () => {
    const { details, user, address } = await openCause(
      'Kustomization',
      'carts-front',
    );
    await user.click(
      within(whyIn(details)).getByText('GitRepository carts/carts-base'),
    );
    await detailsOf('GitRepository carts/carts-base');
    expect(address()).toBe('/?flux=staging/GitRepository/carts/carts-base');
  });

  it('leads to the tab of resources for a pod, unless an app hides it', async () => {
    const first = await openCause('Kustomization', 'carts-web');
    const link = /^Resources: Pod carts\/carts-web-/;
    await first.user.click(
      within(whyIn(first.details)).getAllByRole('link', { name: link })[0],
    );
    expect(first.address()).toBe(
      '/?flux=staging/Kustomization/carts/carts-web&fluxTab=resources',
    );
    expect(
      await screen.findByRole('treegrid', { name: 'Resources' }),
    ).toBeVisible();
    first.unmount();

    const hidden = { details: { hide: ['resources'] } };
    const { details } = await openCause('Kustomization', 'carts-web', hidden);
    const why = whyIn(details);
    expect(within(why).queryByRole('link', { name: link })).toBeNull();
    expect(why).toHaveTextContent(/Pod carts\/carts-web-/);
  });

  it('names the missing right to read pods, and shows the other facts', async () => {
    staging().deny({ resource: 'pods' });
    const { details } = await openCause('Kustomization', 'carts-web');
    const why = whyIn(details);
    expect(firstLine(why)).toBe(
      'Deployment carts/carts-web is not healthy: ProgressDeadlineExceeded.',
    );
    expect(why).toHaveTextContent('Pod could not be read');
    expect(why).toHaveTextContent('the right to list pods of the API group ""');
    expect(stepsIn(why).join('\n')).toMatch(/Since when/);
  });

  it('names the missing right to read its source once', async () => {
    staging().deny({ resource: 'helmrepositories' });
    const { details } = await openCause('HelmRelease', 'carts-reports');
    expect(
      within(whyIn(details)).getAllByText(/^HelmRepository could not be read/),
    ).toHaveLength(1);
  });

  it('reports the failing cluster once, and shows the facts of the row', async () => {
    const parameter = 'staging/Kustomization/carts/carts-web';
    const page = await showPage(<DetailsHost />, {
      test,
      address: `/?${new URLSearchParams({ flux: parameter, fluxTab: 'yaml' })}`,
    });
    staging().break({ kind: 'network' });
    page.go(`/?${new URLSearchParams({ flux: parameter })}`);
    const details = await detailsOf('Kustomization carts/carts-web');
    const why = await within(details).findByRole('region', { name: 'Why' });
    expect(
      await within(why).findByText(/^Not read: .*what it applied/),
    ).toBeVisible();
    expect(within(why).getAllByText(/^Not read: /)).toHaveLength(1);
    expect(firstLine(why)).toBe(
      'Kustomization carts/carts-web fails at Deployment carts/carts-web: HealthCheckFailed.',
    );

    staging().mend();
    await page.user.click(within(why).getByText('Try again'));
    await waitFor(() => expect(firstLine(why)).toMatch(/ImagePullBackOff/));
    expect(within(why).queryByText(/^Not read: /)).toBeNull();
  });

  it('shows the number of healthy objects in rows after the tab Resources was open', async () => {
    const name = 'carts/carts-web';
    const page = await showPage(<KustomizationsCard />, { test });
    const status = () => rowOf(name, 'staging').text('Status');
    expect(status()).not.toMatch(/healthy/);
    page.go('/?flux=staging/Kustomization/carts/carts-web&fluxTab=resources');
    await screen.findByRole('treegrid', { name: 'Resources' });
    await waitFor(() => expect(status()).toMatch(/1 of 2 healthy/));
  });
});

/** The objects of a namespace `shop`, and a Kustomization `app` of this kind. */
function given(
  more: Partial<KustomizationOptions>,
  others: (on: Place) => KubernetesObject[] = () => [],
  options = {},
) {
  test = setUp({
    fleet: fleetOf({
      name: 'staging',
      objects: (on: Place) => [
        ...shopObjects(on),
        kustomization({
          on,
          namespace: 'shop',
          name: 'app',
          labels: cartsLabels,
          source: { kind: 'GitRepository', name: 'git' },
          applied: SHOP_REVISION,
          ...more,
        }),
        ...others(on),
      ],
    }),
    ...options,
  });
}

const APP = 'Kustomization shop/app';
const openApp = () => open(`/${queryOf('Kustomization', 'app')}`, APP);
const listsDeployments = () =>
  test.backend.requests.filter(({ path }) =>
    /\/deployments\?/.test(decodeURIComponent(path)),
  );

it.each<[string, Partial<KustomizationOptions>, string, string[]]>([
  [
    'by somebody, with a reason',
    {
      suspended: { by: 'jane', reason: 'Until Monday', at: Date.now() },
      generation: 2,
      observedGeneration: 1,
      applied: SHOP_REVISION,
    },
    'Kustomization shop/app waits for Kustomization shop/db, which was suspended by jane.',
    ['Reason: Until Monday', 'Suspended by jane', 'Last known state: Ready'],
  ],
  [
    'by nobody who is known, after it had failed',
    {
      suspended: true,
      verdict: notApplied(SHOP_REVISION, 'BuildFailed', 'no such file'),
    },
    'Kustomization shop/app waits for Kustomization shop/db, which is suspended.',
    ['no such file'],
  ],
])(
  'names the awaited object and who suspended it: %s',
  async (_, more, line, said) => {
    given(
      {
        dependsOn: [{ name: 'db' }],
        verdict: failed({
          reason: 'DependencyNotReady',
          message: "dependency 'shop/db' is not ready",
        }),
      },
      on => [
        kustomization({
          on,
          namespace: 'shop',
          name: 'db',
          source: { kind: 'GitRepository', name: 'git' },
          ...more,
        }),
      ],
    );
    const { details } = await openApp();
    expect(firstLine(whyIn(details))).toBe(line);
    for (const words of said) {
      expect(
        within(details).getAllByText(words, { exact: false })[0],
      ).toBeVisible();
    }
    // From when it was applied, before it was suspended.
    expect(details).not.toHaveTextContent(/ReconciliationSucceeded/);
  },
);

it.each<[string, Partial<KustomizationOptions>]>([
  ['is ready', {}],
  ['is suspended', { suspended: { by: 'jane' } }],
])('is not there for an object that %s', async (_, more) => {
  given(more);
  const { details } = await openApp();
  expect(hasWhy(details)).toBe(false);
  expect(listsDeployments()).toEqual([]);
});

it('names the finalizers that an object waits for', async () => {
  given({ deleting: true });
  const long = new Date(test.fleet.scheduler.now() - minutes(20)).toISOString();
  staging().update(
    { kind: 'Kustomization', namespace: 'shop', name: 'app' },
    object => ({
      ...object,
      metadata: { ...object.metadata, deletionTimestamp: long },
    }),
  );
  const { details } = await openApp();
  expect(firstLine(whyIn(details))).toBe(
    `${APP} is being deleted and waits for finalizers.fluxcd.io.`,
  );
  // Its controller would remove it, and runs.
  expect(listsDeployments()).toHaveLength(1);
});

it('names the root that blocks an object two hops away, and each hop', async () => {
  const waitingFor = (name: string) => ({
    dependsOn: [{ name }],
    verdict: failed({
      reason: 'DependencyNotReady',
      message: `dependency 'shop/${name}' is not ready`,
    }),
  });
  const also = (on: Place, name: string, more: object) =>
    kustomization({
      on,
      namespace: 'shop',
      name,
      source: { kind: 'GitRepository', name: 'git' },
      applied: SHOP_REVISION,
      ...more,
    });
  given(waitingFor('middle'), on => [
    also(on, 'middle', waitingFor('base')),
    also(on, 'base', {
      verdict: notApplied(SHOP_REVISION, 'BuildFailed', 'no such file'),
    }),
  ]);
  const { details } = await openApp();
  const why = whyIn(details);
  expect(firstLine(why)).toBe(
    `${APP} waits for Kustomization shop/base: Failed, BuildFailed.`,
  );
  expect(why).toHaveTextContent('no such file');
  expect(stepsIn(why)).toEqual([
    expect.stringMatching(/^depends onKustomization shop\/middleWaiting/),
    expect.stringMatching(/^depends onKustomization shop\/baseFailed/),
    expect.stringMatching(/itselfDependencyNotReady/),
  ]);
});

it.each<[string, (cluster: Cluster) => void, string]>([
  [
    'is scaled to zero',
    cluster =>
      cluster.update(
        {
          kind: 'Deployment',
          namespace: 'flux-system',
          name: 'kustomize-controller',
        },
        object => ({
          ...object,
          spec: { ...Object(object.spec), replicas: 0 },
          status: {},
        }),
      ),
    `${APP} is not reconciled, because kustomize-controller does not run: Scaled to zero.`,
  ],
  [
    'is not there',
    cluster =>
      cluster.delete({
        kind: 'Deployment',
        namespace: 'flux-system',
        name: 'kustomize-controller',
      }),
    `${APP} is not reconciled, because the cluster has no kustomize-controller for it.`,
  ],
])('names a controller that %s', async (_, change, says) => {
  given(
    {
      applied: undefined,
      verdict: applying(SHOP_REVISION, 'Running health checks'),
      sinceMs: minutes(90),
    },
    on =>
      fluxInstallation({
        on,
        controllers: ['kustomize-controller', 'source-controller'],
        installer: 'bootstrap',
      }),
  );
  change(staging());
  const { details } = await openApp();
  expect(firstLine(whyIn(details))).toBe(says);
});

it.each(hostile)('stays in one piece where a message is %s', async (_, bad) => {
  given({
    verdict: notApplied(SHOP_REVISION, 'BuildFailed', 'no such file'),
  });
  staging().update(
    { kind: 'Kustomization', namespace: 'shop', name: 'app' },
    object => ({
      ...object,
      status: {
        conditions: [
          { type: 'Ready', status: 'False', reason: bad, message: bad },
        ],
        history: bad,
        inventory: { entries: [bad] },
      } as never,
    }),
  );
  const { details } = await openApp();
  expect(firstLine(whyIn(details))).toMatch(/^Kustomization shop\/app/);
});

describe('as time passes', () => {
  beforeEach(startFakeTime);
  afterEach(endFakeTime);
  const passes = (milliseconds: number) => act(async () => pass(milliseconds));

  it('comes once an object takes longer than its timeout, and asks only then', async () => {
    // Without HTTP, whose timers are not ours.
    given(
      {
        applied: undefined,
        verdict: applying(SHOP_REVISION, 'Running health checks'),
        sinceMs: 0,
        spec: { timeout: '2m' } as never,
      },
      () => [],
      { fetch: undefined },
    );
    const { unmount } = await renderPage(<DetailsHost />, {
      test,
      address: `/${queryOf('Kustomization', 'app')}`,
    });
    await passes(5_000);
    const details = await detailsOf(APP);
    expect(hasWhy(details)).toBe(false);
    expect(listsDeployments()).toEqual([]);
    await passes(130_000);
    expect(firstLine(whyIn(details))).toBe(
      `${APP} takes longer than its timeout.`,
    );
    expect(listsDeployments().length).toBeGreaterThan(0);
    unmount();
    await passes(1_000);
    expect(
      dataOf(test.fluxClient).objects.get(
        JSON.stringify(shopReference('Kustomization', 'app')),
      ),
    ).toBeUndefined();
  });
});
