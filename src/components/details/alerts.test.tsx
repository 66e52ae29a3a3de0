import { within } from '@testing-library/react';
import { event } from '../../../dev/fleet/objects/event';
import {
  alert,
  provider,
  receiver,
} from '../../../dev/fleet/objects/notifications';
import type { Place } from '../../../dev/fleet/objects/place';
import type { KubernetesObject } from '../../../dev/fleet/types';
import {
  detailsOf,
  queryOf,
  shopObjects,
  showPage,
} from '../../__testUtils__/details';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { DetailsHost } from '../common';

const ADDRESS = 'https://hooks.example/services/T0/B0/s3cret';

let test: TestBackend;
const staging = () => test.fleet.cluster('staging');

function given(objects: (on: Place) => KubernetesObject[]) {
  test = setUp({
    fleet: fleetOf({
      name: 'staging',
      objects: on => [...shopObjects(on), ...objects(on)],
    }),
  });
}

const chat = (on: Place, more = {}) =>
  provider({
    on,
    name: 'chat',
    namespace: 'shop',
    type: 'slack',
    channel: 'team-shop',
    address: ADDRESS,
    ...more,
  });
const covering = (on: Place, more = {}) =>
  alert({
    on,
    name: 'failures',
    namespace: 'shop',
    provider: 'chat',
    sources: [{ kind: 'Kustomization', name: '*' }],
    ...more,
  });

/** Requests whose path has a part. */
const requestsFor = (resource: string) =>
  test.backend.requests.filter(({ path }) => path.includes(`/${resource}`));

async function open({
  kind = 'Kustomization',
  name = 'carts',
  flux = {},
} = {}) {
  const address = `/${queryOf(kind, name)}`;
  const page = await showPage(<DetailsHost />, { test, address, flux });
  const details = await detailsOf(`${kind} shop/${name}`);
  const region = () => within(details).getByRole('region', { name: 'Alerts' });
  return {
    ...page,
    details,
    region,
    /** What the lists of the region say, by their names. */
    lists: () =>
      Object.fromEntries(
        within(region())
          .queryAllByRole('list')
          .map(list => [
            document.getElementById(list.getAttribute('aria-labelledby') ?? '')
              ?.textContent,
            [...list.children].map(({ textContent }) => textContent),
          ]),
      ),
    look: async () => {
      await page.user.click(
        within(region()).getByRole('button', {
          name: 'Look for Alerts and Receivers of this cluster',
        }),
      );
      await settled(test);
    },
  };
}

it('lists the Alerts that cover an object, and their targets', async () => {
  given(on => [
    chat(on),
    covering(on),
    covering(on, { name: 'other', sources: [{ kind: 'Bucket', name: '*' }] }),
    alert({
      on,
      name: 'everything',
      namespace: 'flux-system',
      provider: 'missing',
      severity: 'info',
      sources: [{ kind: 'Kustomization', name: 'carts', namespace: 'shop' }],
      exclusionList: ['^Dependencies.*', '(unclosed'],
    }),
    covering(on, {
      name: 'quiet',
      suspended: true,
      inclusionList: ['timeout'],
    }),
  ]);
  const { lists, look, region } = await open();
  expect(requestsFor('alerts')).toEqual([]);
  await look();
  expect(lists()['Covered by']).toEqual([
    'Alert flux-system/everythingall eventssends toProvider flux-system/missingMissingNot messages that match ^Dependencies.*, (unclosed (not a valid expression, so Flux ignores it)',
    'Alert shop/failuresfailures onlysends toProvider shop/chatslack · channel team-shop',
    'Alert shop/quietSuspendedfailures onlysends toProvider shop/chatslack · channel team-shopOnly messages that match timeout',
  ]);
  expect(region()).not.toHaveTextContent(/Nobody|hooks|s3cret/);
  expect(
    ['v1beta3/alerts', 'v1beta3/providers', 'v1/receivers', 'events?'].map(
      each => requestsFor(each).length,
    ),
    // Warnings are read in the namespaces of the Alerts.
  ).toEqual([1, 1, 1, 2]);
});

it('leads to the Alert and to its Provider', async () => {
  given(on => [chat(on), covering(on)]);
  const { look, region, user } = await open();
  await look();
  await user.click(
    within(region()).getByRole('link', { name: 'Provider shop/chat' }),
  );
  expect(await detailsOf('Provider shop/chat')).toBeVisible();
});

it('has a note that no Alert covers it, and that no Receiver triggers it', async () => {
  given(() => []);
  const { look, region } = await open();
  expect(region()).not.toHaveTextContent(/Nobody|No Receiver/);
  await look();
  expect(region()).toHaveTextContent(
    'Nobody is told when it fails: no Alert covers it.No Receiver triggers it.',
  );
});

it.each<[string, (on: Place) => KubernetesObject[]]>([
  ['is suspended', on => [chat(on), covering(on, { suspended: true })]],
  ['lacks its Provider', on => [covering(on)]],
  [
    'has a Provider that is suspended',
    on => [chat(on, { suspended: true }), covering(on)],
  ],
])(
  'has a note that no Alert sends anything if the only one %s',
  async (_, objects) => {
    given(objects);
    const { look, lists, region } = await open();
    await look();
    expect(lists()['Covered by']).toHaveLength(1);
    expect(region()).toHaveTextContent(
      'Nobody is told when it fails: no Alert that covers it sends anything.',
    );
  },
);

it('shows the last failure to send, without the address', async () => {
  given(on => [chat(on), covering(on)]);
  const now = test.fleet.scheduler.now();
  const about = staging().get({
    kind: 'Alert',
    namespace: 'shop',
    name: 'failures',
  })!;
  staging().put(
    event({
      about,
      controller: 'notification-controller',
      told: {
        type: 'Warning',
        reason: 'NotificationDispatchFailed',
        message: `failed to send notification for Kustomization/shop/carts: Post "${ADDRESS}": connection refused`,
      },
      firstAt: now - 60_000,
      lastAt: now - 60_000,
      release: '2.9',
    }),
  );
  const { look, region } = await open();
  await look();
  expect(region()).toHaveTextContent(
    '1 minute ago NotificationDispatchFailed: failed to send notification for Kustomization/shop/carts: Post "https://hooks.example/***": connection refused',
  );
  expect(document.body).not.toHaveTextContent('s3cret');
});

it('reads no warnings where an app hides events', async () => {
  given(on => [chat(on), covering(on)]);
  const { look, lists } = await open({
    flux: { details: { hide: ['events'] } },
  });
  await look();
  expect(lists()['Covered by']).toHaveLength(1);
  expect(requestsFor('events')).toEqual([]);
});

it('lists the Receivers that trigger it, without their paths', async () => {
  const labels = { kind: 'GitRepository', name: '*' };
  given(on => [
    receiver({
      on,
      name: 'push',
      namespace: 'shop',
      type: 'github',
      events: ['ping', 'push'],
      resources: [{ kind: 'GitRepository', name: 'git' }],
    }),
    receiver({
      on,
      name: 'wild',
      namespace: 'shop',
      type: 'generic',
      events: [],
      resources: [labels],
      suspended: true,
    }),
  ]);
  const { look, lists, region } = await open({
    kind: 'GitRepository',
    name: 'git',
  });
  await look();
  expect(lists()['Triggered by']).toEqual([
    'Receiver shop/pushgithub · ping · push',
    'Receiver shop/wildSuspendedgenericIt names all objects of this kind without labels, which Flux refuses.',
  ]);
  expect(region()).not.toHaveTextContent('/hook/');
});

it('names the rule where a kind may not be listed, and shows the rest', async () => {
  given(on => [chat(on), covering(on)]);
  staging().deny({ verbs: ['list'], resource: 'providers' });
  const { look, lists, region, user } = await open();
  await look();
  // Whether the Provider exists is not known.
  expect(lists()['Covered by']).toEqual([
    'Alert shop/failuresfailures onlysends toProvider shop/chat',
  ]);
  expect(region()).not.toHaveTextContent('Nobody');
  expect(region()).toHaveTextContent(
    /Providers could not be listed: Not permitted.*the right to list providers\.notification\.toolkit\.fluxcd\.io in all namespaces/,
  );
  staging().allow();
  await user.click(within(region()).getByText('Try again'));
  await settled(test);
  expect(region()).toHaveTextContent('slack · channel team-shop');
  expect(region()).not.toHaveTextContent('could not be listed');
});

it('has no note about missing Alerts if they may not be listed', async () => {
  given(on => [chat(on), covering(on)]);
  staging().deny({ verbs: ['list'], resource: 'alerts' });
  const { look, region } = await open();
  await look();
  expect(region()).not.toHaveTextContent('Nobody');
  expect(region()).toHaveTextContent(
    'Alerts could not be listed: Not permitted',
  );
  expect(region()).toHaveTextContent('No Receiver triggers it.');
});

it('lists the permitted namespaces if not all are permitted, and names them', async () => {
  given(on => [chat(on), covering(on)]);
  // Who may not list them there cannot list them everywhere.
  staging().deny({
    verbs: ['list'],
    resource: 'alerts',
    namespace: 'flux-system',
  });
  const { look, lists, region } = await open();
  await look();
  expect(lists()['Covered by']).toHaveLength(1);
  expect(region()).toHaveTextContent(
    /Of Alerts, only those in shop were looked through\. Grant .* the right to list alerts/,
  );
});

it('has no note about missing Alerts if only some namespaces were listed', async () => {
  given(() => []);
  for (const resource of ['alerts', 'receivers']) {
    staging().deny({ verbs: ['list'], resource, namespace: 'flux-system' });
  }
  const { look, region } = await open();
  await look();
  expect(region()).toHaveTextContent(
    'Whether anybody is told is not known: no Alert in shop covers it and sends something.No Receiver in shop triggers it.',
  );
});

it('shows Alerts without their warnings where events may not be listed', async () => {
  given(on => [chat(on), covering(on)]);
  staging().deny({ verbs: ['list'], resource: 'events' });
  const { look, lists, region } = await open();
  await look();
  expect(lists()['Covered by']).toHaveLength(1);
  expect(region()).toHaveTextContent(
    /Events of Alerts \(shop\) could not be read: Not permitted.*the right to list events in the namespace shop/,
  );
});

it('keeps the found Alerts when a later read fails', async () => {
  given(on => [chat(on), covering(on)]);
  const { look, lists, region } = await open();
  await look();
  staging().deny({ verbs: ['list'], resource: 'alerts' });
  await look();
  expect(lists()['Covered by']).toHaveLength(1);
  expect(region()).toHaveTextContent('Alerts could not be listed');
});

it('is not offered for what no Alert can name', async () => {
  given(on => [chat(on)]);
  const { details } = await open({ kind: 'Provider', name: 'chat' });
  expect(within(details).queryByRole('region', { name: 'Alerts' })).toBeNull();
});
