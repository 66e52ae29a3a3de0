import { fluxObject, condition } from '../__fixtures__/objects';
import { deployment } from '../__fixtures__/workloads';
import { hostile, pathsOf, replaced } from '../__testUtils__/hostile';
import type { FluxKind } from '../kinds/kinds';
import type { FluxObject, FluxResource } from '../objects/types';
import { mayLackController, unwellControllerOf } from './controllers';

const cluster = 'staging';
const on = (object: FluxObject): FluxResource => ({ cluster, object });

describe('mayLackController', () => {
  const finalizers = (finalizer: string) => ({
    metadata: {
      deletionTimestamp: '2026-11-20T09:30:00Z',
      finalizers: [finalizer],
    },
  });
  const waits = condition('Ready', 'False', 'DependencyNotReady');

  it.each<[string, FluxKind, Parameters<typeof fluxObject>[1], boolean]>([
    [
      'is being reconciled',
      'Kustomization',
      {
        status: { conditions: [condition('Ready', 'Unknown', 'Progressing')] },
      },
      true,
    ],
    ['has no status', 'HelmRelease', {}, true],
    ['has no status by design', 'Alert', {}, false],
    ['has no controller of Flux', 'ExternalArtifact', {}, false],
    [
      'waits for a finalizer of Flux',
      'Kustomization',
      finalizers('finalizers.fluxcd.io'),
      true,
    ],
    [
      'waits for a finalizer of somebody else',
      'Kustomization',
      finalizers('example.com/hold'),
      false,
    ],
    [
      'waits, and was looked at before',
      'Kustomization',
      { status: { observedGeneration: 1, conditions: [waits] } },
      false,
    ],
    [
      'waits since it was made',
      'Kustomization',
      { status: { observedGeneration: -1, conditions: [waits] } },
      true,
    ],
    [
      'has failed',
      'Kustomization',
      { status: { conditions: [condition('Ready', 'False', 'BuildFailed')] } },
      false,
    ],
  ])('of an object that %s', (_, kind, more, expected) => {
    expect(mayLackController(fluxObject(kind, more))).toBe(expected);
  });
});

describe('unwellControllerOf', () => {
  const controller = (
    name: string,
    {
      ready = 1,
      replicas = 1,
      args = [] as string[],
      image = name.replace(/-shard\d$|^team-/, ''),
    } = {},
  ) =>
    on(
      deployment(name, {
        metadata: { namespace: 'flux-system' },
        spec: {
          replicas,
          template: {
            spec: {
              containers: [
                { name: 'manager', image: `ghcr.io/fluxcd/${image}:v1`, args },
              ],
            },
          },
        },
        status: { readyReplicas: ready },
      }),
    );
  const app = (shard?: string) =>
    on(
      fluxObject('Kustomization', {
        metadata: shard ? { labels: { 'sharding.fluxcd.io/key': shard } } : {},
      }),
    );
  const told = (object: FluxResource, deployments: FluxResource[]) => {
    const unwell = unwellControllerOf(object, deployments);
    return (
      unwell && [unwell.reference?.name, unwell.name, unwell.problem.reason]
    );
  };
  const main = 'kustomize-controller';
  const select = (selector: string) => [`--watch-label-selector=${selector}`];
  const unsharded = controller(main, {
    args: select('!sharding.fluxcd.io/key'),
  });

  it.each<[string, FluxResource, FluxResource[], unknown]>([
    ['runs', app(), [controller(main)], undefined],
    [
      'runs in one of its replicas',
      app(),
      [controller(main, { replicas: 2 })],
      undefined,
    ],
    [
      'is scaled to zero',
      app(),
      [controller(main, { replicas: 0, ready: 0 })],
      [main, main, 'ScaledToZero'],
    ],
    [
      'is not there',
      app(),
      [controller('helm-controller')],
      [undefined, main, 'NotFound'],
    ],
    ['may be anywhere, where Flux is not found', app(), [], undefined],
    [
      'runs in another installation',
      app(),
      [controller(main, { ready: 0 }), controller(main)],
      undefined,
    ],
    [
      'belongs to a shard',
      app('shard1'),
      [unsharded, controller(`${main}-shard1`, { image: main, ready: 0 })],
      [`${main}-shard1`, main, 'NotStartedYet'],
    ],
    ['runs for all shards', app('shard1'), [controller(main)], undefined],
    [
      'is missing for a shard',
      app('shard2'),
      [unsharded, controller(`${main}-shard1`, { image: main })],
      [undefined, main, 'NotFound'],
    ],
    [
      'selects its shard under another name',
      app('blue'),
      [
        unsharded,
        controller('team-kustomize-controller', {
          args: select('sharding.fluxcd.io/key=blue'),
        }),
      ],
      undefined,
    ],
    [
      'selects several shards',
      app('blue'),
      [
        controller(main, {
          args: select('sharding.fluxcd.io/key in (green, blue)'),
        }),
      ],
      undefined,
    ],
    [
      'is only there for shards',
      app(),
      [controller(`${main}-shard1`, { image: main })],
      [undefined, main, 'NotFound'],
    ],
  ])('of a controller that %s', (_, object, deployments, expected) => {
    expect(told(object, deployments)).toEqual(expected);
  });

  it.each(hostile)('takes any field %s', (_, bad) => {
    const { object } = unsharded;
    for (const path of pathsOf(object)) {
      const changed = replaced(object, path, bad) as FluxObject;
      expect(() => unwellControllerOf(app(), [on(changed)])).not.toThrow();
    }
  });
});
