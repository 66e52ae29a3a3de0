import { within } from '@testing-library/react';
import { artifactGenerator } from '../../../dev/fleet/objects/artifactGenerator';
import { imageUpdateAutomation } from '../../../dev/fleet/objects/images';
import {
  alert,
  provider,
  receiver,
} from '../../../dev/fleet/objects/notifications';
import {
  fluxInstance,
  resourceSet,
  resourceSetInputProvider,
} from '../../../dev/fleet/objects/operator';
import type { Place } from '../../../dev/fleet/objects/place';
import {
  externalArtifact,
  gitRepository,
} from '../../../dev/fleet/objects/sources';
import type { KubernetesObject } from '../../../dev/fleet/types';
import {
  detailsOf,
  queryOf,
  shopObjects,
  showPage,
  SHOP_REVISION,
} from '../../__testUtils__/details';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import { factsIn } from '../../__testUtils__/table';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { DetailsHost } from '../common';

const COMMIT = '9eb98f3e74333ae8abadf0d73356a1bca9d3b9de';

let test: TestBackend;

function given(objects: (on: Place) => KubernetesObject[]) {
  test = setUp({
    fleet: fleetOf({
      name: 'staging',
      operator: true,
      objects: on => [...shopObjects(on), ...objects(on)],
    }),
  });
}

const inShop = (on: Place) => ({ on, namespace: 'shop' });

async function open(kind: string, name: string, tab = '') {
  return show(`/${queryOf(kind, name, { tab })}`, `${kind} shop/${name}`);
}

async function show(address: string, object: string) {
  const page = await showPage(<DetailsHost />, { test, address });
  const details = await detailsOf(object);
  const region = (title: string) =>
    within(details).getByRole('region', { name: title });
  return {
    ...page,
    details,
    settings: () => factsIn(region('Settings')),
    region,
    related: () =>
      [...region('Related objects').querySelectorAll('li')].map(
        ({ textContent }) => textContent,
      ),
  };
}

it('an automation: where it pushes, its last commit, source and policies', async () => {
  given(on => [
    gitRepository({
      ...inShop(on),
      name: 'deploy',
      url: 'ssh://git@github.com/shop/deploy',
      revision: SHOP_REVISION,
    }),
    imageUpdateAutomation({
      ...inShop(on),
      name: 'updates',
      source: { name: 'deploy' },
      policies: { image: { name: 'registry.example/shop', tag: '1.0.0' } },
      pushedCommit: COMMIT,
    }),
  ]);
  const { settings, related, region } = await open(
    'ImageUpdateAutomation',
    'updates',
  );
  expect(settings()).toMatchObject({
    Branch: 'main',
    'Pushes to branch': 'main',
    'Update strategy': 'Setters',
    Path: './deploy',
    'Last push': expect.stringMatching(/\d{4}/),
    'Pushed commit': expect.stringContaining(COMMIT),
  });
  expect(
    within(region('Settings')).getByRole('link', { name: /9eb98f3/ }),
  ).toHaveAttribute('href', `https://github.com/shop/deploy/commit/${COMMIT}`);
  expect(related()).toEqual([
    'sourceGitRepository shop/deployReady',
    'policyImagePolicy shop/imageUnknown',
  ]);
});

it('an ArtifactGenerator: its source and what it makes', async () => {
  given(on => [
    artifactGenerator({
      ...inShop(on),
      name: 'monorepo',
      source: { kind: 'GitRepository', name: 'git' },
      artifacts: ['frontend', 'gone'],
    }),
    externalArtifact({
      ...inShop(on),
      name: 'frontend',
      generator: 'monorepo',
      revision: SHOP_REVISION,
    }),
  ]);
  const { related } = await open('ArtifactGenerator', 'monorepo');
  expect(related()).toEqual([
    'sourceGitRepository shop/gitReady',
    'artifactExternalArtifact shop/frontendReady',
    'artifactExternalArtifact shop/goneMissing',
  ]);
});

it('a Provider: its type and channel, no address, and who sends through it', async () => {
  given(on => [
    provider({
      ...inShop(on),
      name: 'chat',
      type: 'slack',
      channel: 'team-shop',
      address: 'https://hooks.example/services/s3cret',
    }),
    alert({
      ...inShop(on),
      name: 'failures',
      provider: 'chat',
      sources: [{ kind: 'Kustomization', name: '*' }],
    }),
  ]);
  const { details, settings, region, user } = await open('Provider', 'chat');
  expect(settings()).toMatchObject({ Type: 'slack', Channel: 'team-shop' });
  await user.click(
    within(details).getByRole('button', {
      name: 'Look for all Alerts of this cluster that need it',
    }),
  );
  await settled(test);
  expect(region('Needed by')).toHaveTextContent(
    'Send through itAlert shop/failures',
  );
  expect(document.body).not.toHaveTextContent(/hooks|s3cret/);
});

it.each([
  ['Provider', 'chat', 'overview'],
  ['Provider', 'chat', 'yaml'],
  ['Receiver', 'push', 'overview'],
  ['Receiver', 'push', 'yaml'],
])('a %s %s shows no secret in the tab %s', async (kind, name, tab) => {
  given(on => [
    provider({
      ...inShop(on),
      name: 'chat',
      type: 'slack',
      address: 'https://hooks.example/services/s3cret',
    }),
    receiver({
      ...inShop(on),
      name: 'push',
      type: 'github',
      events: ['ping', 'push'],
      resources: [{ kind: 'GitRepository', name: 'git' }],
    }),
  ]);
  const { status } = Object(
    test.fleet
      .cluster('staging')
      .get({ kind: 'Receiver', namespace: 'shop', name: 'push' }),
  );
  const secret = String(status.webhookPath).slice('/hook/'.length);
  expect(secret).toMatch(/^[\da-f]{64}$/);
  await open(kind, name, tab);
  expect(document.body).not.toHaveTextContent('s3cret');
  expect(document.body).not.toHaveTextContent(secret);
});

it('a Receiver: its type, events and what it triggers', async () => {
  given(on => [
    receiver({
      ...inShop(on),
      name: 'push',
      type: 'github',
      events: ['ping', 'push'],
      resources: [{ kind: 'GitRepository', name: 'git' }],
    }),
  ]);
  const { settings } = await open('Receiver', 'push');
  expect(settings()).toMatchObject({
    Type: 'github',
    'Reacts to': 'ping\npush',
    Triggers: 'GitRepository shop/git',
    Secret: 'push-token',
  });
});

it('an Alert: what it covers, and its Provider', async () => {
  given(on => [
    alert({
      ...inShop(on),
      name: 'failures',
      provider: 'chat',
      sources: [{ kind: 'Kustomization', name: '*' }],
      exclusionList: ['^waiting'],
    }),
  ]);
  const { settings, related } = await open('Alert', 'failures');
  expect(settings()).toMatchObject({
    Severity: 'error',
    Covers: 'Kustomization shop/*',
    'Not messages that match': '^waiting',
  });
  expect(related()).toEqual(['providerProvider shop/chatMissing']);
});

it('objects of the Flux Operator', async () => {
  given(on => [
    fluxInstance({ on }),
    resourceSet({ ...inShop(on), name: 'tenants', inputsFrom: ['branches'] }),
    resourceSetInputProvider({
      ...inShop(on),
      name: 'branches',
      url: 'https://github.com/shop/tenants',
      branches: ['tenant/red', 'tenant/blue'],
    }),
  ]);
  const set = await open('ResourceSet', 'tenants');
  expect(set.settings()).toMatchObject({ Inputs: '2' });
  expect(set.related()).toEqual([
    'inputsResourceSetInputProvider shop/branchesReady',
  ]);
  set.unmount();
  const inputs = await open('ResourceSetInputProvider', 'branches');
  expect(inputs.settings()).toMatchObject({
    Type: 'GitHubBranch',
    Filter: 'includeBranch: ^tenant/\nlimit: 10',
    'Exported inputs': '2',
  });
  inputs.unmount();
  const instance = await show(
    '/?flux=staging/FluxInstance/flux-system/flux',
    'FluxInstance flux-system/flux',
  );
  expect(instance.settings()).toMatchObject({
    'Flux version': '2.9.x',
    Registry: 'ghcr.io/fluxcd',
    'Synchronised from': expect.stringContaining('clusters/staging'),
    'Last applied': expect.stringMatching(/^v2\.9/),
  });
});
