import { readFileSync } from 'node:fs';
import path from 'node:path';
import { condition, fluxObject } from '../__fixtures__/objects';
import { entryFinder } from '../inventory/inventory';
import { resourceTreeOf } from '../inventory/tree';
import type { FluxObject } from '../objects/types';
import { eventsOf } from '../status/events';
import { whyOf } from './why';

function recorded<Recorded = FluxObject>(kind: string, name: string): Recorded {
  const folder = path.resolve(__dirname, '../../__fixtures__');
  const file = path.join(folder, kind, `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Why a Kustomization fails that applied a recorded Deployment. */
function whyWith(name: string) {
  const on = (object: FluxObject) => ({ cluster: 'kind', object });
  const deployment = recorded('Deployment', name);
  const { namespace } = Object(deployment.metadata);
  const message = `health check failed after 30s: timeout waiting for: [Deployment/${namespace}/${name} status: 'InProgress']`;
  const resource = on(
    fluxObject('Kustomization', {
      status: {
        conditions: [
          condition('Ready', 'False', 'HealthCheckFailed', { message }),
        ],
        inventory: {
          entries: [{ id: `${namespace}_${name}_apps_Deployment`, v: 'v1' }],
        },
      },
    }),
  );
  const find = entryFinder([on(deployment)]);
  const tree = resourceTreeOf(resource, {
    find: entry => find(entry) ?? 'missing',
    owned: [recorded('ReplicaSet', name), recorded('Pod', name)].map(on),
  });
  const events = eventsOf(recorded<FluxObject[]>('Event', name).map(on));
  return whyOf({ resource, tree, events });
}

it.each([
  [
    'no-image',
    {
      says: 'pod',
      reason: 'ImagePullBackOff',
      container: { name: 'app' },
      message: expect.stringMatching(/ErrImagePull: .* not found$/),
    },
    ['ImagePullBackOff', 'ErrImagePull', 'Failed to pull image'],
  ],
  [
    'unhealthy',
    {
      says: 'pod',
      reason: 'CrashLoopBackOff',
      container: { name: 'app', ended: { exitCode: 1, reason: 'Error' } },
      restarts: 3,
    },
    ['Back-off restarting failed container app in pod'],
  ],
  [
    'no-node',
    {
      says: 'pod',
      reason: 'Unschedulable',
      message: expect.stringMatching(/^0\/4 nodes are available: /),
    },
    ['0/4 nodes are available'],
  ],
  [
    'no-quota',
    {
      says: 'object',
      health: {
        state: 'Failed',
        reason: 'FailedCreate',
        message: expect.stringMatching(/ forbidden: exceeded quota: team, /),
      },
    },
    // Each attempt is for a pod of another name.
    ['Error creating: pods "no-quota-'],
  ],
])('says why %s of a real cluster fails', (name, headline, events) => {
  const why = whyWith(name);
  expect(why?.headline).toMatchObject(headline);
  const told = why?.steps.filter(({ step }) => step === 'event') ?? [];
  expect(told).toHaveLength(events.length);
  for (const words of events) {
    expect(told.map(({ message }) => message)).toContainEqual(
      expect.stringContaining(words),
    );
  }
});
