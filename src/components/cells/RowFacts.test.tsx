import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fluxApiRef } from '../../api';
import { condition, fluxObject } from '../../flux/__fixtures__/objects';
import { statusOf, type FluxObject } from '../../flux';
import { germanApis } from '../../__testUtils__/german';
import { factsIn } from '../../__testUtils__/table';
import { createTestBackend } from '../../__testUtils__/testBackend';
import { FluxTranslationProvider } from '../../translations';
import { RowFacts } from './RowFacts';
import { StatusCell } from './StatusCell';

const folder = resolve(__dirname, '../../__fixtures__');
const read = (file: string) =>
  JSON.parse(readFileSync(resolve(folder, `${file}.json`), 'utf8'));

async function factsOf(object: FluxObject) {
  const { unmount } = await renderInTestApp(
    <FluxTranslationProvider>
      <RowFacts object={object} />
    </FluxTranslationProvider>,
  );
  await waitFor(() => expect(document.querySelector('dt')).toBeVisible());
  const facts = factsIn(document.body);
  unmount();
  return facts;
}

it('shows the interval and the last action of a Kustomization', async () => {
  const object = fluxObject('Kustomization', {
    metadata: { labels: { 'sharding.fluxcd.io/key': 'shard1' } },
    spec: { interval: '1h30m', retryInterval: '2m', timeout: '90s' },
    status: {
      history: [
        {
          lastReconciled: '2026-01-01T12:00:00Z',
          lastReconciledDuration: '30.960968514s',
          lastReconciledStatus: 'ReconciliationSucceeded',
        },
      ],
    },
  });
  expect(await factsOf(object)).toEqual({
    Interval: '1 hour, 30 minutes',
    'Interval after a failure': '2 minutes',
    Timeout: '1 minute, 30 seconds',
    'Last action': expect.stringMatching(
      /^reconcile\n\d+ \w+ ago \(January 1, 2026 .*\)\nTook 31 seconds$/,
    ),
    'Controller shard': 'shard1',
  });
});

it('shows the number of failures of a stalled release', async () => {
  const sequence = read('HelmRelease/upgrade-retries-exceeded.sequence');
  expect(await factsOf(sequence[sequence.length - 1])).toMatchObject({
    Failures: 'upgrade: gave up after 2 of 2',
    'Last action': expect.stringMatching(/^upgrade failed\n/),
  });
});

it('shows the facts of a recorded ready release', async () => {
  const facts = await factsOf(read('HelmRelease/ready'));
  expect(facts).toMatchObject({ 'Drift detection': 'Off' });
  expect(facts).not.toHaveProperty('Failures');
  expect(facts).not.toHaveProperty('Drifted');
});

it('lists the drifted objects', async () => {
  const message = [
    'Cluster state of release shop/carts.v1 has drifted from the desired state:',
    'Deployment/shop/carts changed (0 additions, 1 changes, 0 removals)',
    'ClusterRole/carts removed',
  ].join('\n');
  const object = (text: string) =>
    fluxObject('HelmRelease', {
      spec: { driftDetection: { mode: 'warn' } },
      status: {
        conditions: [
          condition('Drifted', 'True', 'DriftDetected', { message: text }),
        ],
      },
    });
  expect(await factsOf(object(message))).toEqual({
    'Drift detection': 'On: drift is reported',
    Drifted: expect.stringMatching(
      /^Since .*\nDeployment shop\/carts changed \(0 additions, 1 changes, 0 removals\)\nClusterRole carts removed$/,
    ),
  });
  expect((await factsOf(object('in its own words'))).Drifted).toMatch(
    /^Since .*\nin its own words$/,
  );
});

it.each<[string, FluxObject, FluxObject, string]>([
  [
    'what is tried for ever',
    { upgrade: { remediation: { retries: -1 } } },
    { upgradeFailures: 7, failures: 9 },
    'upgrade: 7 tries failed\n9 failures in all',
  ],
  [
    'what may be tried again',
    { install: { remediation: { retries: 3 } } },
    { installFailures: 1, failures: 1 },
    'install: 1 of 4 tries failed',
  ],
  [
    'what failed before Helm did anything',
    {},
    { failures: 1 },
    '1 failure in all',
  ],
])('counts the failures of %s', async (_what, spec, status, expected) => {
  const object = fluxObject('HelmRelease', { spec, status });
  expect((await factsOf(object)).Failures).toBe(expected);
});

it.each<[unknown]>([[null], [[]], ['text'], [{ interval: {} }]])(
  'tells nothing of a Kustomization with the spec %j',
  async spec => {
    const object = fluxObject('Kustomization', { spec: spec as FluxObject });
    expect(await noFacts(object)).toEqual([]);
  },
);

async function noFacts(object: FluxObject) {
  const { unmount } = await renderInTestApp(
    <FluxTranslationProvider>
      <RowFacts object={object} />
    </FluxTranslationProvider>,
  );
  await waitFor(() => expect(document.querySelector('dl')).toBeInTheDocument());
  const terms = [...document.querySelectorAll('dt')];
  unmount();
  return terms;
}

const cell = (object: FluxObject) => ({
  status: statusOf(object),
  resource: { cluster: 'staging', object },
  name: 'shop/carts',
});

it('is shown with all of the status, in the language of the app', async () => {
  const object = fluxObject('Kustomization', {
    spec: { interval: '1h' },
    status: {
      conditions: [condition('Ready', 'True', 'Fine', { message: 'Applied' })],
    },
  });
  await renderInTestApp(
    <TestApiProvider
      apis={[...germanApis(), [fluxApiRef, createTestBackend().fluxClient]]}
    >
      <FluxTranslationProvider>
        <StatusCell {...cell(object)} />
      </FluxTranslationProvider>
    </TestApiProvider>,
  );
  expect(document.querySelector('dl')).toBeNull();
  await userEvent.click(screen.getByRole('button'));
  await waitFor(() =>
    expect(factsIn(document.body)).toEqual({ Intervall: '1 Stunde' }),
  );
  await userEvent.click(screen.getByRole('button'));
  expect(document.querySelector('dl')).toBeNull();
});
