import { deployment } from '../__fixtures__/workloads';
import { fluxObject } from '../__fixtures__/objects';
import { hostile, pathsOf, replaced } from '../__testUtils__/hostile';
import { FLUX_KINDS, type FluxKind } from '../kinds/kinds';
import type { FluxObject, FluxResource } from '../objects/types';
import { controllerOf, controllerSelector, loggersOf } from './loggers';

const cluster = 'staging';
const on = (object: FluxObject): FluxResource => ({ cluster, object });

function running(
  name: string,
  containers: readonly (readonly [name: string, image: string])[],
  args: string[] = [],
): FluxResource {
  return on(
    deployment(name, {
      metadata: { namespace: 'flux-system' },
      spec: {
        selector: { matchLabels: { app: name } },
        template: {
          spec: {
            containers: containers.map(([container, image]) => ({
              name: container,
              image: `ghcr.io/fluxcd/${image}`,
              args,
            })),
          },
        },
      },
    }),
  );
}

const only = (name: string, args?: string[]) =>
  running(name, [['manager', `${name}:v1.9.4`]], args);

const labelled = (kind: FluxKind, labels = {}) =>
  on(fluxObject(kind, { metadata: { labels } }));

describe('controllerOf', () => {
  it('is known for every kind but those that no controller looks at', () => {
    const without = FLUX_KINDS.filter(
      ({ kind }) => !controllerOf(fluxObject(kind)),
    );
    expect(without.map(({ kind }) => kind)).toEqual(['ExternalArtifact']);
  });

  it.each<[FluxKind, string]>([
    ['Kustomization', 'kustomize-controller'],
    ['HelmChart', 'source-controller'],
    ['ArtifactGenerator', 'source-watcher'],
    ['ImagePolicy', 'image-reflector-controller'],
    ['Receiver', 'notification-controller'],
    ['ResourceSet', 'flux-operator'],
    ['FluxInstance', 'flux-operator'],
  ])('of %s is %s', (kind, controller) => {
    expect(controllerOf(fluxObject(kind))).toBe(controller);
    expect(controllerSelector(fluxObject(kind))).toBe(
      controller === 'flux-operator'
        ? 'app.kubernetes.io/name=flux-operator'
        : 'app.kubernetes.io/part-of=flux',
    );
  });

  it.each(['Deployment', 'Secret', undefined])('of %s is none', kind => {
    expect(controllerOf({ kind })).toBeUndefined();
  });
});

describe('loggersOf', () => {
  const shard = { 'sharding.fluxcd.io/key': 'blue' };
  const unsharded = only('kustomize-controller', [
    '--watch-label-selector=!sharding.fluxcd.io/key',
  ]);
  const blue = running(
    'kustomize-controller-blue',
    [['manager', 'kustomize-controller:v1']],
    ['--watch-label-selector=sharding.fluxcd.io/key=blue'],
  );
  const allInOne = running('flux', [
    ['source-controller', 'source-controller:v1'],
    ['kustomize-controller', 'kustomize-controller:v1'],
  ]);

  it.each<[string, FluxResource, FluxResource[], string[]]>([
    [
      'the controller of the kind',
      labelled('Kustomization'),
      [only('source-controller'), only('kustomize-controller')],
      ['kustomize-controller/manager'],
    ],
    [
      'that of its shard',
      labelled('Kustomization', shard),
      [unsharded, blue],
      ['kustomize-controller-blue/manager'],
    ],
    [
      'the one that is for no shard',
      labelled('Kustomization'),
      [unsharded, blue],
      ['kustomize-controller/manager'],
    ],
    [
      'its container of an all-in-one Deployment',
      labelled('Kustomization'),
      [allInOne],
      ['flux/kustomize-controller'],
    ],
    [
      'the manager beside what a mesh adds',
      labelled('Kustomization'),
      [
        running('kustomize-controller', [
          ['proxy', 'proxy:v2'],
          ['manager', 'repackaged:v1'],
        ]),
      ],
      ['kustomize-controller/manager'],
    ],
    [
      'the Flux Operator',
      labelled('ResourceSet'),
      [
        running('operator', [
          ['proxy', 'proxy:v2'],
          ['main', 'flux-operator:v0.50'],
        ]),
      ],
      ['operator/main'],
    ],
    ['none', labelled('HelmRelease'), [only('source-controller')], []],
    ['none of a kind without', labelled('ExternalArtifact'), [allInOne], []],
  ])('are %s', (_, resource, deployments, expected) => {
    const loggers = loggersOf(resource, deployments);
    expect(
      loggers.map(each => `${each.deployment.name}/${each.container}`),
    ).toEqual(expected);
  });

  it('have pods with the labels that the Deployment selects', () => {
    const [logger] = loggersOf(labelled('Kustomization'), [blue]);
    expect(logger).toBeUndefined();
    const [sharded] = loggersOf(labelled('Kustomization', shard), [blue]);
    expect(sharded.selector).toBe('app=kustomize-controller-blue');
  });

  it.each(hostile)('take any field %s', (_, bad) => {
    for (const path of pathsOf(unsharded.object)) {
      const changed = replaced(unsharded.object, path, bad) as FluxObject;
      expect(() =>
        loggersOf(labelled('Kustomization'), [on(changed)]),
      ).not.toThrow();
    }
  });
});
