import { focusManager } from '@tanstack/react-query';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { useState } from 'react';
import type { ContainerLine } from '../../../../dev/fleet/api/podLog';
import { fluxInstallation } from '../../../../dev/fleet/objects/runtime';
import { minutes } from '../../../../dev/fleet/time';
import type { KubernetesObject } from '../../../../dev/fleet/types';
import { createCartsFleet } from '../../../../dev/fleet/worlds/carts';
import { createCausesFleet } from '../../../../dev/fleet/worlds/causes';
import { allControllers } from '../../../../dev/fleet/worlds/carts/platform';
import {
  detailsOf,
  queryOf,
  renderPage,
  shopObjects,
  showPage,
} from '../../../__testUtils__/details';
import {
  endFakeTime,
  pass,
  startFakeTime,
} from '../../../__testUtils__/fakeTime';
import { fleetOf } from '../../../__testUtils__/fleetOf';
import { settled } from '../../../__testUtils__/renderCard';
import { setUp } from '../../../__testUtils__/setUp';
import type { TestBackend } from '../../../__testUtils__/testBackend';
import { podOf } from '../../../flux';
import {
  crashingPod,
  pod as healthyPod,
} from '../../../flux/__fixtures__/workloads';
import { FluxTranslationProvider } from '../../../translations';
import { DetailsHost } from '../../common';
import { LastWords, LastWordsProvider } from '../LastWords';

const PAGE = <DetailsHost />;
const address = `/${queryOf('Kustomization', 'carts', { tab: 'logs' })}`;

let test: TestBackend;
/** What the controllers have written, by run. */
let written: Record<'present' | 'previous', ContainerLine[]>;

const staging = () => test.fleet.cluster('staging');
const now = () => test.fleet.scheduler.now();

function given(options: Parameters<typeof setUp>[0] = {}) {
  const fleet = fleetOf({
    name: 'staging',
    objects: on => [
      ...shopObjects(on),
      ...fluxInstallation({ on, controllers: allControllers('2.9') }),
    ],
  });
  test = setUp({ fleet, ...options });
  written = { present: [], previous: [] };
  staging().logOf = (_pod, _container, run) => written[run];
}

/** A line of kustomize-controller, so many minutes ago. */
function line(ago: number, msg: string, more: object = {}): ContainerLine {
  const at = now() - minutes(ago);
  const text = JSON.stringify({
    level: 'info',
    ts: new Date(at).toISOString(),
    msg,
    controllerKind: 'Kustomization',
    name: 'carts',
    namespace: 'shop',
    reconcileID: `run-${ago}`,
    ...more,
  });
  return { at, text };
}

/** What the attempts on the page say, each as a list of its lines. */
function shownIn(details: HTMLElement): string[][] {
  const list = within(details).queryByRole('list', { name: 'Logs' });
  return [...(list?.children ?? [])].map(attempt => {
    const [head, ...lines] = [
      attempt.firstElementChild,
      ...attempt.querySelectorAll(':scope > ul > li'),
    ];
    return [head, ...lines].map(each =>
      (each?.textContent ?? '').replace(/\d+:\d\d:\d\d\s?[AP]M/, ''),
    );
  });
}

const logRequests = () =>
  test.backend.requests.filter(({ path }) => path.includes('/log?'));

async function showLogs(options: Partial<Parameters<typeof showPage>[1]> = {}) {
  const shown = await showPage(PAGE, { test, address, ...options });
  const details = await detailsOf('Kustomization shop/carts');
  await within(details).findByRole('checkbox');
  await settled(test);
  return { ...shown, details };
}

function controllerPod(app = 'kustomize-controller'): KubernetesObject {
  const found = staging()
    .list('Pod')
    .find(({ metadata }) => metadata.labels?.app === app);
  if (!found) throw new Error('The controller has no pod');
  return found;
}

describe('the tab Logs', () => {
  it('shows what the controller wrote about the object, the newest attempt first', async () => {
    given();
    written.present = [
      line(20, 'of another', { name: 'orders' }),
      line(10, 'server-side apply completed', {
        reconcileID: 'one',
        output: {
          'Deployment/shop/carts': 'configured',
          'Service/shop/carts': 'unchanged',
        },
      }),
      line(9, 'Reconciliation finished', { reconcileID: 'one' }),
      line(2, 'Reconciliation failed after 1s, next try in 5m', {
        level: 'error',
        error: 'kustomize build failed: no such file',
      }),
    ];
    const { details, user } = await showLogs();
    expect(shownIn(details)).toEqual([
      [
        '2 minutes ago1 error',
        'ErrorReconciliation failed after 1s, next try in 5mkustomize build failed: no such file',
      ],
      [
        '10 minutes agoNo errorsFirst to last line: 1 minute',
        'Infoserver-side apply completedShow 2 objects',
        'InfoReconciliation finished',
      ],
    ]);
    within(details).getByText(/^Lines since /);
    within(details).getByText(/^What kustomize-controller wrote/);
    const more = within(details).getByRole('button', {
      name: 'Show 2 objects',
    });
    await user.click(more);
    within(details).getByText('Deployment/shop/carts configured');
    expect(
      within(details).getByRole('button', { name: 'Hide objects' }),
    ).toHaveAttribute('aria-expanded', 'true');
  });

  it('filters by level and text, and copies the shown lines', async () => {
    given();
    written.present = [
      line(5, 'first'),
      line(4, 'second'),
      line(3, 'third', { level: 'error' }),
    ];
    const { details, user } = await showLogs();
    const levels = within(details).getByRole('group', { name: 'Level' });
    expect(levels).toHaveTextContent('Error 1Info 2');
    const info = within(levels).getByRole('button', { name: 'Info 2' });
    await user.click(info);
    expect(info).toHaveAttribute('aria-pressed', 'true');
    expect(shownIn(details).map(([, text]) => text)).toEqual([
      'Infosecond',
      'Infofirst',
    ]);
    await user.type(within(details).getByLabelText('Search'), 'FIRST');
    expect(shownIn(details)).toHaveLength(1);
    // jsdom has no clipboard: what is selected is what would be copied.
    let copied = '';
    document.execCommand = () => {
      copied = document.getSelection()?.toString() ?? '';
      return true;
    };
    await user.click(
      within(details).getByRole('button', { name: 'Copy Logs' }),
    );
    expect(copied).toContain(written.present[0].text);
    expect(copied).not.toContain(written.present[1].text);
    await user.type(within(details).getByLabelText('Search'), '?');
    within(details).getByText('Nothing matches the search and the filters.');
  });

  it('downloads the lines as they were written', async () => {
    given();
    written.present = [line(5, 'first'), line(4, 'second')];
    const blobs: Blob[] = [];
    URL.createObjectURL = blob => {
      blobs.push(blob as Blob);
      return 'blob:x';
    };
    URL.revokeObjectURL = () => {};
    const clicked: string[] = [];
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        clicked.push(this.download);
      });
    const { details, user } = await showLogs();
    await user.click(
      within(details).getByRole('button', { name: 'Download Logs' }),
    );
    jest.restoreAllMocks();
    expect(clicked).toEqual(['carts.log']);
    const text = await blobs[0].text();
    expect(text).toBe(written.present.map(each => `${each.text}\n`).join(''));
  });

  it('shows many attempts in parts', async () => {
    given();
    written.present = Array.from({ length: 40 }, (_, index) =>
      line(50 - index, `run ${index}`),
    );
    const { details, user } = await showLogs();
    expect(shownIn(details)).toHaveLength(30);
    expect(shownIn(details)[0][1]).toBe('Inforun 39');
    await user.click(
      within(details).getByRole('button', { name: 'Show 10 more' }),
    );
    expect(shownIn(details)).toHaveLength(40);
  });

  it('names the pods where there are several', async () => {
    given();
    const pod = controllerPod();
    staging().put({
      ...pod,
      metadata: { ...pod.metadata, name: 'kustomize-2', uid: 'two' },
    });
    staging().logOf = ({ metadata }) =>
      metadata.name === 'kustomize-2' ? [line(3, 'two')] : [line(5, 'one')];
    const { details } = await showLogs();
    expect(shownIn(details).map(([head]) => head)).toEqual([
      '3 minutes agoNo errorskustomize-2',
      `5 minutes agoNo errors${pod.metadata.name}`,
    ]);
  });

  it('reads the log before the last restart on request', async () => {
    given();
    written.present = [line(1, 'after')];
    written.previous = [line(9, 'before the panic')];
    const { details, user } = await showLogs();
    const toggle = within(details).getByRole('checkbox', {
      name: 'Before the last restart',
    });
    await user.click(toggle);
    await settled(test);
    const pod = controllerPod();
    within(details).getByText(
      `The container of pod ${pod.metadata.name} has not been restarted, so there is no log from before.`,
    );
    expect(within(details).queryByRole('alert')).toBeNull();
    const [status] = (pod.status as { containerStatuses: object[] })
      .containerStatuses;
    staging().put({
      ...pod,
      status: {
        ...pod.status,
        containerStatuses: [
          { ...status, lastState: { terminated: { exitCode: 1 } } },
        ],
      },
    });
    await user.click(within(details).getByRole('button', { name: 'Refresh' }));
    await settled(test);
    expect(shownIn(details).map(([, text]) => text)).toEqual([
      'Infobefore the panic',
    ]);
  });

  it.each<[string, string, { verbs?: 'list'[]; resource: string }, string]>([
    [
      'Deployments',
      'Deployment could not be read: Not permitted',
      { verbs: ['list'], resource: 'deployments' },
      'the right to list deployments of the API group apps',
    ],
    [
      'pods',
      'Pods of kustomize-controller could not be listed: Not permitted',
      { verbs: ['list'], resource: 'pods' },
      'a Role in the namespace flux-system with the right to list pods and to get pods/log',
    ],
    [
      'logs',
      'could not be read: Not permitted',
      { resource: 'pods/log' },
      'a Role in the namespace flux-system with the right to get pods/log',
    ],
  ])(
    'names the right to %s that is missing',
    async (_, title, denial, rule) => {
      given();
      written.present = [line(1, 'unseen')];
      staging().deny(denial);
      const { details, user } = await showLogs();
      const notice = within(details)
        .getAllByRole('status')
        .find(each => each.textContent?.includes('could not be'));
      expect(notice).toHaveTextContent(title);
      expect(details).toHaveTextContent(rule);
      expect(details).toHaveTextContent(
        `cannot ${denial.verbs ? 'list' : 'get'} resource "${denial.resource}"`,
      );
      staging().allow();
      await user.click(
        within(details).getByRole('button', { name: 'Try again' }),
      );
      await settled(test);
      expect(shownIn(details)).toHaveLength(1);
      expect(details).not.toHaveTextContent('Not permitted');
    },
  );

  it.each<[string, () => void, RegExp]>([
    [
      'its controller wrote about others only',
      () => {
        written.present = [line(5, 'x', { name: 'orders' })];
      },
      /^There are no lines about this object since /,
    ],
    ['its controller wrote nothing', () => {}, /^The controller has not/],
    [
      'its controller has no pod',
      () => {
        staging().delete({
          kind: 'Pod',
          namespace: 'flux-system',
          name: controllerPod().metadata.name,
        });
      },
      /^No pod of kustomize-controller is running\.$/,
    ],
    [
      'its controller is not there',
      () =>
        staging().delete({
          kind: 'Deployment',
          namespace: 'flux-system',
          name: 'kustomize-controller',
        }),
      /^The cluster has no Deployment of Flux that takes care/,
    ],
    [
      'its controller writes for the console',
      () => {
        const text = '2026-11-20T12:00:00Z\tINFO\tdone\t{"name": "carts"}';
        written.present = [{ at: now(), text }];
      },
      /--log-encoding=console/,
    ],
  ])('says that there are no lines where %s', async (_, change, words) => {
    given();
    change();
    const { details } = await showLogs();
    within(details).getByText(words);
    expect(shownIn(details)).toEqual([]);
  });

  it('counts lines that are not JSON, and accepts huge ones', async () => {
    given();
    const huge = 'x'.repeat(100_000);
    written.present = [
      { at: now(), text: 'I1120 starting' },
      { at: now(), text: '\u0000\uFFFD' },
      ...Array.from({ length: 200 }, (_, index) =>
        line(30, `${index} ${huge}`, { reconcileID: 'one' }),
      ),
      { at: now(), text: line(1, 'half').text.slice(0, 40) },
    ];
    const { details } = await showLogs();
    const [attempt] = shownIn(details);
    expect(attempt).toHaveLength(80);
    expect(attempt[1].length).toBeLessThan(11_000);
    within(details).getByText(/^\d lines? of the log/);
  });

  it.each(['logs', 'events'])(
    'is there unless logs are hidden: %s',
    async hide => {
      given();
      await showPage(PAGE, {
        test,
        address,
        flux: { details: { hide: [hide] } },
      });
      const details = await detailsOf('Kustomization shop/carts');
      const tab = within(details).queryByRole('tab', { name: 'Logs' });
      expect(Boolean(tab)).toBe(hide !== 'logs');
      await settled(test);
      expect(logRequests().length > 0).toBe(hide !== 'logs');
    },
  );
});

describe('while the tab is shown', () => {
  beforeEach(startFakeTime);
  afterEach(() => {
    focusManager.setFocused(undefined);
    endFakeTime();
  });
  const passes = (milliseconds: number) => act(async () => pass(milliseconds));

  async function showLive() {
    given({ fetch: undefined });
    written.present = [line(3, 'one')];
    const shown = await renderPage(PAGE, { test, address });
    await passes(2_000);
    const details = await detailsOf('Kustomization shop/carts');
    await passes(1_000);
    return { ...shown, details };
  }

  it('asks from the last line on, and shows each line once', async () => {
    const { details } = await showLive();
    expect(shownIn(details)).toHaveLength(1);
    const asked = logRequests().length;
    written.present.push(line(0, 'two'));
    await passes(15_000);
    const [last] = logRequests().slice(-1);
    expect(logRequests()).toHaveLength(asked + 1);
    expect(last.path).toContain('sinceTime=');
    expect(shownIn(details).map(([, text]) => text)).toEqual([
      'Infotwo',
      'Infoone',
    ]);
  });

  it('keeps the lines when a later read fails, with a note', async () => {
    const { details } = await showLive();
    staging().break({ kind: 'status', status: 500, resource: 'pods/log' });
    await passes(16_000);
    expect(shownIn(details)).toHaveLength(1);
    expect(details).toHaveTextContent(/The log of pod .* could not be read/);
    expect(details).toHaveTextContent(/The data shown is/i);
    staging().mend();
    staging().break({ kind: 'status', status: 500, resource: 'pods' });
    await passes(16_000);
    expect(shownIn(details)).toHaveLength(1);
    expect(details).toHaveTextContent(/Pods of .* could not be listed/);
  });

  it('asks for nothing while the page is hidden, or another tab is shown', async () => {
    const { details, user } = await showLive();
    const asked = logRequests().length;
    focusManager.setFocused(false);
    await passes(60_000);
    expect(logRequests()).toHaveLength(asked);
    focusManager.setFocused(true);
    await passes(16_000);
    const again = logRequests().length;
    expect(again).toBeGreaterThan(asked);
    await user.click(within(details).getByRole('tab', { name: 'Overview' }));
    await passes(60_000);
    expect(logRequests()).toHaveLength(again);
  });
});

describe('the last words of a container that fails', () => {
  const open = async (
    query: Record<string, string>,
    name: string,
    flux: Record<string, unknown> = {},
  ) => {
    test = setUp({ fleet: createCausesFleet() });
    const parameters = new URLSearchParams(query);
    const shown = await showPage(PAGE, {
      test,
      address: `/?${parameters}`,
      flux,
    });
    const details = await detailsOf(name);
    return { ...shown, details };
  };
  const worker = { flux: 'staging/HelmRelease/carts/carts-worker' };
  const button = 'Show the last lines of carts-worker';

  it('are shown from Why, those before the last restart first', async () => {
    const { details, user } = await open(
      worker,
      'HelmRelease carts/carts-worker',
    );
    const why = await within(details).findByRole('region', { name: 'Why' });
    const show = await within(why).findByRole('button', { name: button });
    expect(logRequests()).toEqual([]);
    await user.click(show);
    const dialog = await screen.findByRole('dialog', {
      name: /^Last lines of carts-worker \(carts-worker-/,
    });
    await within(dialog).findByText(/panic: no database after 3 attempts/);
    expect(logRequests()[0].path).toMatch(
      /container=carts-worker&tailLines=200&previous=true$/,
    );
    const previous = within(dialog).getByRole('checkbox', {
      name: 'Before the last restart',
    });
    expect(previous).toBeChecked();
    await user.click(previous);
    await within(dialog).findByText(/panic: no database/);
    expect(logRequests()[1].path).toMatch(/tailLines=200$/);
    within(dialog).getByRole('button', {
      name: 'Copy Last lines of carts-worker',
    });
    within(dialog).getByRole('button', {
      name: 'Download Last lines of carts-worker',
    });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(details).toBeVisible();
    expect(show).toHaveFocus();
  });

  it('are shown from Resources', async () => {
    const { details, user } = await open(
      { ...worker, fluxTab: 'resources' },
      'HelmRelease carts/carts-worker',
    );
    const row = (await within(details).findAllByRole('row')).find(each =>
      each.textContent?.startsWith('Pod '),
    );
    await user.click(within(row!).getByRole('button', { name: button }));
    expect(
      await screen.findByText(/panic: no database after 3 attempts/),
    ).toBeVisible();
  });

  it('are not offered of a container that has never run', async () => {
    const { details } = await open(
      { flux: 'staging/Kustomization/carts/carts-web' },
      'Kustomization carts/carts-web',
    );
    const why = await within(details).findByRole('region', { name: 'Why' });
    await within(why).findByText(/Back-off pulling image/);
    expect(
      within(why).queryByRole('button', { name: /last lines/ }),
    ).toBeNull();
  });

  it('name the right that is missing', async () => {
    const { details, user } = await open(
      worker,
      'HelmRelease carts/carts-worker',
    );
    staging().deny({ resource: 'pods/log' });
    await user.click(
      await within(details).findByRole('button', { name: button }),
    );
    const dialog = await screen.findByRole('dialog', { name: /^Last lines/ });
    await within(dialog).findByText(/could not be read: Not permitted/);
    expect(dialog).toHaveTextContent(
      'a Role in the namespace carts with the right to get pods/log',
    );
    expect(dialog).toHaveTextContent('cannot get resource "pods/log"');
    staging().allow();
    await user.click(within(dialog).getByRole('button', { name: 'Try again' }));
    await within(dialog).findByText(/panic: no database/);
  });

  it('have a note that the pod was deleted', async () => {
    const { details, user } = await open(
      worker,
      'HelmRelease carts/carts-worker',
    );
    const show = await within(details).findByRole('button', { name: button });
    staging()
      .list('Pod')
      .forEach(({ metadata }) =>
        staging().delete({
          kind: 'Pod',
          namespace: metadata.namespace,
          name: metadata.name,
        }),
      );
    await user.click(show);
    expect(
      await screen.findByText(
        /^There is no log of pod carts-worker-.*There is no pod/,
      ),
    ).toBeVisible();
  });

  it('stay when the pod recovers meanwhile', async () => {
    given();
    const reference = {
      cluster: 'staging',
      group: '',
      kind: 'Pod',
      namespace: 'flux-system',
      name: controllerPod().metadata.name,
    };
    function Recovering() {
      const [isWell, setWell] = useState(false);
      return (
        <FluxTranslationProvider>
          <LastWordsProvider>
            <LastWords
              reference={reference}
              pod={podOf(isWell ? healthyPod() : crashingPod())}
            />
            <button onClick={() => setWell(true)}>Recover</button>
          </LastWordsProvider>
        </FluxTranslationProvider>
      );
    }
    const { user } = await showPage(<Recovering />, { test });
    await user.click(
      screen.getByRole('button', { name: 'Show the last lines of app' }),
    );
    const dialog = await screen.findByRole('dialog', { name: /of app/ });
    fireEvent.click(screen.getByText('Recover'));
    await settled(test);
    expect(screen.queryByText('Show the last lines of app')).toBeNull();
    expect(dialog).toBeVisible();
  });

  it('are not offered where logs are hidden', async () => {
    const { details } = await open(worker, 'HelmRelease carts/carts-worker', {
      details: { hide: ['logs'] },
    });
    const why = await within(details).findByRole('region', { name: 'Why' });
    await within(why).findAllByText(/CrashLoopBackOff/);
    await settled(test);
    expect(within(details).queryByText(/last lines/)).toBeNull();
  });
});

it('agrees with what the controllers of the fleet did', async () => {
  test = setUp({ fleet: createCartsFleet() });
  const parameters = new URLSearchParams({
    flux: 'staging/Kustomization/carts/carts',
    fluxTab: 'logs',
  });
  await showPage(PAGE, { test, address: `/?${parameters}` });
  const details = await detailsOf('Kustomization carts/carts');
  await within(details).findByRole('list', { name: 'Logs' });
  const [newest] = shownIn(details);
  expect(newest.at(-1)).toMatch(/^InfoReconciliation finished in/);
});
